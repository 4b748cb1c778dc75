internal import ShenbaoFormats
internal import ShenbaoModel

/// Whether a bundle calls itself PDF/A-2b, and which of its pages keep it from that.
struct BundleArchiving {
  /// As a manifest says it.
  static let standard = "PDF/A-2b"

  let plan: Plan
  let pagination: Pagination
  /// Of the finished bundle: nil when the evidence ruled it out before.
  let faults: [ArchivalFinding]?

  /// What a bundle with these faults conforms to.
  static func standard(of faults: [ArchivalFinding]?) -> String? { faults?.isEmpty == true ? standard : nil }

  /// Nothing for a bundle that is; else the pages, as an error when the call wants PDF/A.
  var diagnostic: Diagnostic? {
    guard Self.standard(of: faults) == nil else { return nil }
    let stopping = pages
    let list = PageList(stopping)
    let severity: Diagnostic.Severity? = plan.application.pack.wantsArchival ? .error : nil
    return Diagnostic(
      .packageArchival,
      stopping.isEmpty ? "—" : Words(list.text, list.english),
      reason,
      severity: severity
    )
  }

  private var reason: Words {
    let words = faults.map { $0.map(\.words) } ?? evidence.flatMap { $0.file.archivalFaults.map(\.words) }
    var seen: Set<Words> = []
    let different = words.filter { seen.insert($0).inserted }
    let shown = different.prefix(3)
    let more = different.count > 3
    return Words(
      shown.map(\.zh).joined(separator: "；") + (more ? "……" : ""),
      shown.map(\.en).joined(separator: "; ") + (more ? "…" : "")
    )
  }

  /// From 1.
  private var pages: [Int] {
    if let faults { return faults.flatMap(\.pages).map { $0 + 1 } }
    return evidence.flatMap { piece in
      piece.file.archivalFaults.flatMap { fault in
        fault.pages.isEmpty ? Array(piece.pages) : fault.pages.map { piece.pages.lowerBound + $0 - 1 }
      }
    }
  }

  /// Each piece with its pages in the bundle.
  private var evidence: [(file: FileFacts, pages: ClosedRange<Int>)] {
    plan.items.enumerated().flatMap { index, item in
      zip(item.pieces, pagination.pieces[index]).map { (file: $0.file, pages: $1) }
    }
  }
}
