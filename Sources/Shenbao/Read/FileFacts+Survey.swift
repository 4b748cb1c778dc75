internal import ShenbaoFormats
internal import ShenbaoModel

extension FileFacts {
  /// The facts that validation needs of a file that was looked at.
  init(path: String, _ survey: FileSurvey) throws(FormatError) {
    guard survey.kind.isBundled else {
      throw FormatError(.unsupported, operation: "survey", detail: survey.kind.rawValue)
    }
    self.init(path: path)
    kind = survey.kind.rawValue
    pages = survey.pages.count
    bytes = survey.byteCount
    sha256 = survey.sha256
    isSigned = survey.isSigned
    isEncrypted = survey.isEncrypted
    unseen = survey.marksWithoutAppearance
    dotsPerInch = survey.pages.compactMap(\.placedResolution).min()
    dropped = FileSurvey.ActiveContent.allCases.filter(survey.activeContent.contains).map(\.rawValue)
  }
}

extension FileSurvey.PageFacts {
  /// The resolution that a picture has once it is brought down to its room on A4.
  fileprivate var placedResolution: Int? {
    guard let dotsPerInch, width > 0, height > 0 else { return nil }
    let (long, short) = (max(width, height), min(width, height))
    let room = Paper.a4
    return Int((dotsPerInch / min(1, room.height / long, room.width / short)).rounded())
  }
}
