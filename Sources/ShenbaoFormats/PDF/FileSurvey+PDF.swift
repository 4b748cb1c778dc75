extension FileSurvey {
  mutating func surveyPDF(_ source: PDFSource) throws(FormatError) {
    var digests: [Int: String] = [:]
    for (number, page) in source.pages.enumerated() {
      let survey = PDFPageSurvey(of: page)
      guard !survey.isUnreadable else { throw PDFSource.unreadable(page: number) }
      pages.append(PageFacts(page, survey))
      digests.merge(survey.pictures) { $1 }
    }
    pictures = digests.sorted { $0.key < $1.key }.map { Picture(object: $0.key, sha256: $0.value) }
    outline = PDFBookmarks(of: source).tree
    let standard = Self.standardFonts
    looseFonts = try PDFFonts(of: source).fonts.filter { !$0.isEmbedded && !standard.contains($0.name) }.map(\.name)
    isEncrypted = source.file.isEncrypted
    repairs = source.repairs
    isTagged = source.file.root["/StructTreeRoot"].isDictionary
    hasHiddenLayers = !PDFLayers(of: source.file).hidden.isEmpty
    let activity = PDFActivity(of: source.file, pages: source.pages)
    isSigned = activity.isSigned
    hasForms = activity.hasForms
    marksWithoutAppearance = activity.marksWithoutAppearance
    activeContent = activity.content
    (archivalFindings, hasSpotColors) = ArchivalCheck.findings(binding: source)
    try source.file.check("pdf.survey")
    // Libqpdf ends the name there, and what goes by it would be lost.
    guard !(source.repairs + source.file.takeWarnings()).contains(where: { $0.hasPrefix("null character") }) else {
      throw FormatError(.damaged, operation: "pdf.survey", detail: "a name holds a null character")
    }
  }

  /// The fonts that every reader brings along (ISO 32000-1, 9.6.2.2).
  private static let standardFonts: Set<String> = [
    "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Helvetica", "Helvetica-Bold",
    "Helvetica-Oblique", "Helvetica-BoldOblique", "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique",
    "Symbol", "ZapfDingbats",
  ]
}

extension FileSurvey.PageFacts {
  fileprivate init(_ page: PDFPage, _ survey: PDFPageSurvey) {
    self.init(width: page.size.width, height: page.size.height, rotation: page.rotation)
    (scannedAt, hasText, isColored) = (survey.dotsPerInch, survey.hasText, survey.isColored)
    (isBlank, turn, digest) = (!survey.isPainted, survey.turn, survey.digest)
    isOddlySized = page.isOddlySized
    (freeAbove, freeBelow) = survey.extent.free(on: page.size.height)
  }
}
