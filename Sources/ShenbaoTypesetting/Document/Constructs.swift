/// The elements that change nothing on the page, and those whose effect we lack: neither is dropped in silence.
enum Constructs {
  /// Marks without effect that stand anywhere (ECMA-376 17.13).
  static let marks: Set<String> = [
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "del", "moveFrom", "customXmlPr",
    "smartTagPr", "sdtPr", "sdtEndPr", "sectPr", "pPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr",
  ]

  /// What a run may hold without showing it.
  static let unseen: Set<String> = [
    "rPr", "lastRenderedPageBreak", "delText", "delInstrText", "annotationRef",
    "separator", "continuationSeparator", "commentReference",
  ]

  /// Properties of runs that we cannot show yet.
  static let runEffects: Set<String> = [
    "cs", "rtl", "effect", "outline", "shadow", "emboss", "imprint", "eastAsianLayout", "glow", "textOutline",
    "reflection", "props3d", "scene3d", "textFill",
  ]

  /// Properties of paragraphs that we cannot obey yet.
  static let paragraphEffects: Set<String> = ["textDirection", "topLinePunct", "mirrorIndents"]
}
