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
    let resolutions = survey.pages.compactMap(\.resolution)
    (dotsPerInch, mostDotsPerInch) = (resolutions.min(), resolutions.max())
    let numbered = Array(zip(1..., survey.pages))
    blankPages = numbered.filter(\.1.isBlank).map(\.0)
    oddPages = numbered.filter(\.1.isOddlySized).map(\.0)
    turnedPages = numbered.filter { $0.1.turn != 0 }.map(\.0)
    pageDigests = survey.pages.map { $0.digest ?? "" }
    looseFonts = survey.looseFonts
    archivalFaults = survey.archivalFindings.filter { !$0.isMended }.map { finding in
      ArchivalFault(words: finding.words, clause: finding.clause, pages: finding.pages.map { $0 + 1 })
    }
    isMended = survey.archivalFindings.contains(where: \.isMended)
    dropped = FileSurvey.ActiveContent.allCases.filter(survey.activeContent.contains).map(\.rawValue)
  }
}

extension FileSurvey.PageFacts {
  /// The resolution of a scan, or that a picture has once it is brought down to its room on A4.
  var resolution: Int? {
    if let scannedAt { return Int(min(scannedAt, 1e6).rounded()) }
    guard let dotsPerInch, width > 0, height > 0 else { return nil }
    let (long, short) = (max(width, height), min(width, height))
    let room = Paper.a4
    return Int((dotsPerInch / min(1, room.height / long, room.width / short)).rounded())
  }
}
