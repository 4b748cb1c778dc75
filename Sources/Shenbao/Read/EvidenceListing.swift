internal import ShenbaoFormats
public import ShenbaoModel

/// What is known of each file of evidence, one line each.
public struct EvidenceListing {
  /// The lines, in the order of the paths.
  public let lines: [Words]

  /// Lists the files that an application's folder holds and its answers name.
  public init(of folder: ApplicationFolder) {
    let sorted = folder.facts.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    lines = sorted.map { facts in
      guard let file = folder.files[facts.path], facts.problem == nil else {
        return Words("\(facts.path)：不能用", "\(facts.path): cannot be used")
      }
      let parts = Self.parts(facts, file.survey)
      let zh = parts.map(\.zh).joined(separator: "，")
      return Words("\(facts.path)：\(zh)", "\(facts.path): \(parts.map(\.en).joined(separator: ", "))")
    }
  }

  private static func parts(_ facts: FileFacts, _ survey: FileSurvey) -> [Words] {
    var parts: [Words] = [
      "\(facts.kind.uppercased())", Words("\(facts.pages) 页", "\(facts.pages) pages"), sizes(survey),
    ]
    if let least = facts.dotsPerInch, let most = facts.mostDotsPerInch {
      parts.append(least == most ? "\(least) dpi" : "\(least)–\(most) dpi")
    }
    if survey.pages.contains(where: { $0.isPicture || $0.scannedAt != nil }) {
      let isColored = survey.pages.contains(where: \.isColored)
      parts.append(isColored ? Words("彩色", "colour") : Words("灰度或黑白", "gray or black and white"))
    }
    let readable = survey.pages.count(where: \.hasText)
    if readable == 0 {
      parts.append(Words("没有文字层", "no text layer"))
    } else {
      parts.append(Words("\(readable) 页有文字层", "\(readable) with a text layer"))
    }
    if facts.isEncrypted { parts.append(Words("加密", "encrypted")) }
    if facts.isSigned { parts.append(Words("有数字签名", "signed")) }
    if survey.hasForms { parts.append(Words("有表单", "with a form")) }
    if !survey.repairs.isEmpty { parts.append(Words("有损坏，已修补", "repaired")) }
    parts.append(archivalClass(facts))
    let kilobytes = (facts.bytes + 1_023) / 1_024
    parts.append("\(kilobytes) KB")
    return parts
  }

  /// Whether its pages are fit for PDF/A-2b.
  private static func archivalClass(_ facts: FileFacts) -> Words {
    let stopping = Set(facts.archivalFaults.flatMap(\.pages)).count
    if stopping > 0 {
      return Words("\(stopping) 页不符合 PDF/A", "\(stopping) \(stopping == 1 ? "page" : "pages") not fit for PDF/A")
    }
    if !facts.archivalFaults.isEmpty { return Words("不符合 PDF/A", "not fit for PDF/A") }
    return facts.isMended ? Words("改正后符合 PDF/A", "fit for PDF/A once mended") : Words("符合 PDF/A", "fit for PDF/A")
  }

  /// The page sizes in millimetres, at most three.
  private static func sizes(_ survey: FileSurvey) -> Words {
    var found: [String] = []
    for page in survey.pages {
      let (width, height) = (page.width * 25.4 / 72, page.height * 25.4 / 72)
      let size = "\(Int(min(width, 1e6).rounded()))×\(Int(min(height, 1e6).rounded()))"
      if !found.contains(size) { found.append(size) }
    }
    let text = found.prefix(3).joined(separator: "、") + (found.count > 3 ? "…" : "")
    return Words("\(text) 毫米", "\(text) mm")
  }
}
