internal import ShenbaoFormats
public import ShenbaoModel

/// Whether a PDF is PDF/A-2b (ISO 19005-2, level B), and what keeps it from being so.
public struct ArchivalJudgement {
  /// One diagnostic for each rule that it breaks, with the pages and the clause.
  public let report: Report
  /// Whether it breaks none.
  public let conforms: Bool
  /// Whether it calls itself PDF/A.
  public let isClaimed: Bool

  /// Judges the file at `path`, in the process that `helper` starts when there is one.
  ///
  /// - Throws: `load.unreadable` for a file that cannot be opened or is no PDF.
  public init(of path: String, helper: String? = nil) throws(Report) {
    let judged = try reporting(at: Place(file: path)) { () throws(FormatError) in
      try EvidenceReading(helper: helper).judge(path)
    }
    var report = Report()
    for finding in judged.findings { report.add(Diagnostic(finding, of: path, pageCount: judged.pageCount)) }
    self.report = report
    (conforms, isClaimed) = (judged.conforms, judged.isClaimed)
  }
}

extension Diagnostic {
  /// What one finding says of a file that is judged for itself.
  init(_ finding: ArchivalFinding, of path: String, pageCount: Int) {
    var place = Place(file: path)
    if !finding.pages.isEmpty, finding.pages.count < pageCount {
      let pages = PageList(finding.pages.map { $0 + 1 })
      place.detail = Words("第 \(pages.text) 页", "page\(finding.pages.count > 1 ? "s" : "") \(pages.english)")
    }
    self.init(
      finding.isMended ? .archivalMendable : .archivalBroken,
      at: place,
      finding.words,
      clause: finding.clause
    )
  }
}

extension ArchivalFinding {
  /// What is wrong, and with what.
  var words: Words {
    guard !detail.isEmpty else { return Words(rule.chinese, rule.english) }
    return Words("\(rule.chinese)（\(detail)）", "\(rule.english) (\(detail))")
  }

  var clause: String { "ISO 19005-2, \(rule.clause)" }
}
