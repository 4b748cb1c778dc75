internal import ShenbaoFormats
internal import ShenbaoModel

extension FileFacts {
  /// The facts that validation needs of a file that was looked at.
  init(path: String, _ survey: FileSurvey) throws(FormatError) {
    self.init(path: path)
    switch survey.kind {
    case .pdf, .jpeg, .png: break
    default: throw FormatError(.unsupported, operation: "survey", detail: survey.kind.rawValue)
    }
    kind = survey.kind.rawValue
    pages = survey.pages.count
    bytes = survey.byteCount
    sha256 = survey.sha256
    isSigned = survey.isSigned
    isEncrypted = survey.isEncrypted
    dotsPerInch = survey.pages.compactMap(\.resolution).map { Int($0.rounded()) }.min()
  }
}
