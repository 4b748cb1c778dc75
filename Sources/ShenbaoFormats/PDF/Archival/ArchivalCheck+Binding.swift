extension ArchivalCheck {
  /// What pages break that are to be bound into a file whose device colours are sRGB.
  static func findings(binding source: PDFSource) -> (findings: [ArchivalFinding], hasSpots: Bool) {
    let check = ArchivalCheck(source.file, intent: .rgb)
    check.isBinding = true
    check.checkLayers()
    check.notes.close(page: nil)
    for (number, page) in source.pages.enumerated() { check.check(page, number: number) }
    // What cannot be decoded is a finding and no damage.
    source.file.forgetErrors()
    return (check.notes.findings, !check.spots.isEmpty)
  }

  static func findings(binding pictures: [PageImage]) -> [ArchivalFinding] {
    var pages: [ArchivalRule: [Int]] = [:]
    for (number, picture) in pictures.enumerated() {
      if let profile = picture.profile {
        let header = ICCHeader(profile)
        let isRight = header.map { $0.version < 5 && $0.channels == picture.color.channels } ?? false
        if !isRight { pages[.iccProfile, default: []].append(number) }
      } else if picture.color == .cmyk {
        pages[.deviceCMYK, default: []].append(number)
      }
    }
    return [ArchivalRule.iccProfile, .deviceCMYK].compactMap { rule in
      pages[rule].map { ArchivalFinding(rule: rule, detail: "", remedy: .none, pages: $0) }
    }
  }
}
