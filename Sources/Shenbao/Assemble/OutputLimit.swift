internal import ShenbaoFormats
internal import ShenbaoModel

/// The largest file that the call's portal takes, held against what was made.
struct OutputLimit {
  let bytes: Int
  let plan: Plan

  /// A warning for each output that is larger, with the evidence that weighs most.
  func report(on outputs: [Package.File]) -> Report {
    var report = Report()
    for output in outputs where output.size > bytes {
      let facts: [Words] = ["\(output.name)", Self.size(output.size), Self.size(bytes)]
      let most = output.role == "bundle" ? heaviest : "—"
      report.add(Diagnostic(.packageOverLimit, at: Place(file: output.name), facts[0], facts[1], facts[2], most))
    }
    return report
  }

  private var heaviest: Words {
    let files = plan.items.flatMap(\.pieces).map(\.file).sorted { ($1.bytes, $0.path) < ($0.bytes, $1.path) }
    let parts = files.prefix(3).map { "\($0.path) \(Self.size($0.bytes).zh)" }
    return Words(parts.joined(separator: "、"), parts.joined(separator: ", "))
  }

  /// In megabytes with one decimal, or in kilobytes.
  private static func size(_ bytes: Int) -> Words {
    guard bytes >= 1 << 20 else { return "\((bytes + 1_023) / 1_024) KB" }
    let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
