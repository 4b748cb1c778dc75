extension FileSurvey {
  mutating func surveyPDF(_ bytes: [UInt8]) throws(FormatError) {
    let source = try PDFSource(opening: bytes)
    pages = source.pages.map { page in
      PageFacts(width: page.size.width, height: page.size.height, rotation: page.rotation)
    }
    isEncrypted = source.file.isEncrypted
    repairs = source.repairs
    isTagged = source.file.root["/StructTreeRoot"].isDictionary
    hasHiddenLayers = !PDFLayers(of: source.file).hidden.isEmpty
    let activity = PDFActivity(of: source.file, pages: source.pages)
    isSigned = activity.isSigned
    hasForms = activity.hasForms
    marksWithoutAppearance = activity.marksWithoutAppearance
    activeContent = activity.content
    try source.file.check("pdf.survey")
  }
}
