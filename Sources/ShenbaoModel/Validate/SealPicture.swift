/// A picture of a seal that is laid on the pages because the applicant asks for it: a facsimile, no seal and no electronic seal.
///
/// ```yaml
/// 印章图片: {文件: 印章/公章.png, 宽: 42, 骑缝: 是}
/// ```
public struct SealPicture: Hashable, Sendable {
  static let key = "印章图片"
  /// A round seal of a university or a company (国发〔1999〕25 号 and local practice).
  fileprivate static let usualWidth = 42.0
  fileprivate static let widths = 10.0...60.0

  /// The picture: a PNG with a transparent ground.
  public var file: FileFacts
  /// How wide it is on paper, in millimetres.
  public var millimetres: Double
  /// Whether a straddle seal (骑缝章) runs across the pages' edges.
  public var hasStraddle: Bool
}

extension EvidenceReader {
  /// The seal's picture, when the answers ask for one.
  mutating func sealPicture(in value: Value) -> SealPicture? {
    guard let given = value[SealPicture.key], !given.isBlank else { return nil }
    let known = ["文件", "宽", "骑缝"]
    for entry in given.entries ?? [] where !known.contains(entry.key) {
      let names = nearest(to: entry.key, in: known)
      report.add(Diagnostic(.fieldUnknown, at: entry.place, "\(entry.key)", .suggestion(names)))
    }
    let place = (given["文件"] ?? given).place
    guard let path = Self.sealPath(in: value), !path.isEmpty else {
      report.add(Diagnostic(.fieldRequired, at: given.place, "\(SealPicture.key).文件"))
      return nil
    }
    guard let file = take(path, at: place) else { return nil }
    guard file.kind == "png" else {
      report.add(Diagnostic(.evidenceUnsupported, at: place, "\(path)", "\(file.kind)"))
      return nil
    }
    return SealPicture(file: file, millimetres: width(of: given), hasStraddle: straddle(of: given))
  }

  private mutating func width(of given: Value) -> Double {
    guard let written = given["宽"], !written.isBlank else { return SealPicture.usualWidth }
    guard let width = written.text.flatMap({ Double($0.trimmed) }), SealPicture.widths.contains(width) else {
      report.add(Diagnostic(.fieldShape, at: written.place, Words("10 至 60 毫米", "10 to 60 millimetres")))
      return SealPicture.usualWidth
    }
    return width
  }

  private mutating func straddle(of given: Value) -> Bool {
    guard let written = given["骑缝"], !written.isBlank else { return false }
    let text = written.text?.trimmed
    if text != "是", text != "否" { report.add(Diagnostic(.fieldChoice, at: written.place, "是、否")) }
    return text == "是"
  }
}
