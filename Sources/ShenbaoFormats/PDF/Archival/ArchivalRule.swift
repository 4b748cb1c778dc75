/// A rule that a PDF has to keep to conform to PDF/A-2b (ISO 19005-2:2011, level B).
///
/// What it wants is said as what is wrong when it is broken, in both languages.
package struct ArchivalRule: Hashable, Sendable {
  /// What putting the page into a bundle does about it.
  package enum Remedy: String, Codable, Sendable {
    /// The page leaves it behind: it concerns the file around the page, or what is left out.
    case binding
    /// It is put right in the page without changing its looks.
    case mending
    /// Nothing: the page keeps its fault.
    case none
  }

  /// Short, stable and unique.
  package let id: String
  /// Of ISO 19005-2.
  package let clause: String
  package let chinese: String
  package let english: String
  package let remedy: Remedy

  init(_ id: String, _ clause: String, _ chinese: String, _ english: String, _ remedy: Remedy = .none) {
    (self.id, self.clause, self.chinese, self.english, self.remedy) = (id, clause, chinese, english, remedy)
  }

  package static let all = file + limits + graphics + colors + fonts + interaction + metadata
  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension ArchivalRule: Codable {
  package init(from decoder: any Decoder) throws {
    let id = try decoder.singleValueContainer().decode(String.self)
    guard let rule = Self.byID[id] else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no rule \(id)"))
    }
    self = rule
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(id)
  }
}
