/// Everything that was found, in the order in which it was found.
public struct Report: Error, Sendable {
  /// What was found.
  public private(set) var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []

  /// A report of nothing yet.
  public init() {}

  /// A report of one thing.
  public init(_ diagnostic: Diagnostic) { add(diagnostic) }

  /// Adds one more; the same thing said twice is kept once.
  public mutating func add(_ diagnostic: Diagnostic) {
    guard known.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// Adds all of another report.
  public mutating func add(_ report: Report) {
    report.diagnostics.forEach { add($0) }
  }

  /// Whether anything must be put right.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The same, in the order in which a person reads the files; what has no place comes first.
  public var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      switch (left.element.place, right.element.place) {
      case (nil, nil): left.offset < right.offset
      case (nil, _): true
      case (_, nil): false
      case (let first?, let second?): first < second || !(second < first) && left.offset < right.offset
      }
    }.map(\.element)
  }
}
