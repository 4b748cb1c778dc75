import ShenbaoFormats
import TestSupport
import Testing

/// The sequences in which ECMA-376 (part 1, 17 and 18) has the children of the elements that filling changes or makes.
private let sequences: [String: [String]] = [
  "w:pPr": words(
    """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
    spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
    divId cnfStyle rPr sectPr pPrChange
    """
  ),
  "w:rPr": words(
    """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath
    """
  ),
  "w:tcPr": words(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
  ),
  "w:tblPr": words(
    """
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
    """
  ),
  "w:sectPr": words(
    """
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
    """
  ),
  "w:sdtPr": words(
    """
    rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox date
    docPartObj docPartList dropDownList picture richText text citation group bibliography checkbox
    """
  ),
  "w:tbl": words("tblPr tblGrid tr"), "w:tr": words("tblPrEx trPr tc"), "w:sdt": words("sdtPr sdtEndPr sdtContent"),
  "worksheet": words(
    """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
    tableParts extLst
    """
  ),
  "workbook": words(
    """
    fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
    definedNames calcPr oleSize customWorkbookViews pivotCaches extLst
    """
  ),
  "c": words("f v is extLst"),
]

private func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

/// What of a part stands out of its sequence, and cells of Word tables that do not end in a paragraph.
private func disorder(in bytes: [UInt8]) throws -> [String] {
  let root = try XMLDocument(parsing: bytes).root
  return ([root] + root.descendants).flatMap { element -> [String] in
    let children = element.children.map(\.name)
    if element.qualifiedName == "w:tc", children.last != "p" { return ["w:tc ends in \(children.last ?? "nothing")"] }
    guard let sequence = sequences[element.qualifiedName] else { return [] }
    // References to headers and footers stand in any order; names of other editions are not ours to judge.
    let places = children.filter { !$0.hasSuffix("Reference") }.compactMap { sequence.firstIndex(of: $0) }
    return places == places.sorted() ? [] : ["\(element.qualifiedName): \(children)"]
  }
}

private func disorder(of form: FilledForm) throws -> [String] {
  try ZipArchive(unpacking: form.bytes).entries.filter { $0.name.hasSuffix(".xml") }.flatMap { entry in
    try disorder(in: entry.bytes).map { "\(entry.name) \($0)" }
  }
}

private let values: FormValue = [
  "名": "甲", "文": "# 一\n\n甲**乙**\n\n- 丙\n\n| 丁 | 戊 |\n|---|---|\n| 1 | 2 |", "选": "乙",
  "行": [["组": "一", "数": .number("1")], ["组": "一", "数": .number("2")]],
]

@Test func filledWordFilesKeepTheSequencesOfTheSchema() throws {
  let format =
    "<w:pPr><w:pStyle w:val=\"a\"/><w:spacing w:after=\"0\"/><w:ind w:left=\"1\"/><w:jc w:val=\"both\"/></w:pPr>"
  let run = "<w:rPr><w:rFonts w:ascii=\"A\"/><w:i/><w:sz w:val=\"21\"/></w:rPr>"
  let cell =
    "<w:tcPr><w:tcW w:w=\"9\" w:type=\"dxa\"/><w:gridSpan w:val=\"1\"/><w:shd w:val=\"clear\"/><w:vAlign w:val=\"top\"/></w:tcPr>"
  let body = """
    <w:p>\(format)<w:r>\(run)<w:t>{{*文}}</w:t></w:r></w:p><w:p>\(format)<w:r>\(run)<w:t>{{名}}{{☐选=乙}}</w:t></w:r></w:p>\
    <w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr>\
    <w:tc>\(cell)<w:p><w:r><w:t>{{#行}}{{组|合并}}</w:t></w:r></w:p></w:tc>\
    <w:tc>\(cell)<w:p><w:r><w:t>{{数}}{{/行}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    """
  let filled = try WordFixture.fill(body, values)
  #expect(filled.issues == [])
  #expect(try WordFixture.part("word/document.xml", of: filled).contains("w:vMerge"))
  #expect(try disorder(of: filled) == [])
}

@Test func filledWorkbooksKeepTheSequencesOfTheSchema() throws {
  let rows = SheetFixture.rows([["{{#行}}{{组|合并}}", "{{数}}{{/行}}"], ["", "=SUM(B1:B1)"]])
  let after = "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/><extLst/>"
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(rows, after: after))], values)
  #expect(filled.issues == [])
  #expect(try WordFixture.part("xl/worksheets/sheet1.xml", of: filled).contains("<mergeCells"))
  #expect(try disorder(of: filled) == [])
}

@Test(arguments: Repository.files(below: "Templates", ending: "x").filter { $0.contains("/forms/") })
func formsOfPacksKeepTheSequencesOfTheSchema(form: String) throws {
  let filled = try FormTemplate(bytes: try Repository.bytes(form)).filled(with: values)
  #expect(try disorder(of: filled) == [])
}
