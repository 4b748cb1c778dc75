internal import ShenbaoModel

extension BureauFolder {
  /// The recommending unit, as its files are called.
  private var unitName: String {
    guard case .text(let name) = answers.answers[["推荐单位", "名称"]] else { return "推荐单位" }
    return name
  }

  /// `历下区市场监督管理局-汇总表.xlsx`.
  func fileName(of form: BureauPack.Form, ending: String) -> String { fileName(named: form.title, ending: ending) }

  /// The name of one of its outputs.
  func fileName(named title: String, ending: String) -> String {
    "\(unitName)-\(title)".shortened(for: ending)
  }
}

extension RecommendationEntry {
  /// `01-泉城示例大学-推荐表.docx`: its number first, so that a folder shows the order.
  func fileName(_ form: BureauPack.Form, _ number: Int, of count: Int, _ ending: String) -> String {
    let digits = max(2, "\(count)".count)
    let text = "\(number)"
    let head = String(repeating: "0", count: max(0, digits - text.count)) + text
    // The unit may be any text of a stranger's file; what the name ends with must stay.
    let unit = unit.safeFileName.prefix(utf8: 180)
    return "\(head)-\(unit)-\(form.title)".shortened(for: ending)
  }
}

extension String {
  /// A name that every system takes, of at most 255 bytes with its ending.
  fileprivate func shortened(for ending: String) -> String {
    "\(safeFileName.prefix(utf8: 250 - ending.utf8.count)).\(ending)"
  }
}
