import ShenbaoFormats
import ShenbaoTypesetting
import TestSupport
import Testing

/// Documents that nobody meant to write are typeset somehow or refused; the program lives on.
@Suite struct DamageTests {
  private static let rich: String = {
    let merged = SampleDocument.cell("合", #"<w:tcW w:w="1000" w:type="dxa"/><w:vMerge w:val="restart"/>"#)
    let rows =
      SampleDocument.row([merged, SampleDocument.cell("甲", #"<w:gridSpan w:val="2"/>"#)], "<w:tblHeader w:val=\"1\"/>")
      + SampleDocument.row(
        [SampleDocument.cell("", "<w:vMerge/>"), SampleDocument.cell("乙")],
        #"<w:trHeight w:val="900" w:hRule="exact"/>"#
      )
      + SampleDocument.row(
        [SampleDocument.cell("竖", #"<w:textDirection w:val="tbRlV"/><w:vAlign w:val="bottom"/>"#)],
        #"<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>"#
      )
    let inner = SampleDocument.table([40, 40], rows)
    let outer = SampleDocument.row(["<w:tc><w:tcPr/>\(inner)<w:p/></w:tc>"], #"<w:trHeight w:val="2000"/>"#)
    let spacing = #"<w:spacing w:before="100" w:beforeLines="50" w:line="300" w:lineRule="auto"/>"#
    let indent =
      #"<w:ind w:left="200" w:firstLineChars="200" w:rightChars="50"/><w:tabs><w:tab w:val="right" w:pos="2000" w:leader="dot"/></w:tabs>"#
    let run = #"<w:sz w:val="24"/><w:spacing w:val="20"/><w:w w:val="80"/><w:position w:val="6"/><w:u w:val="single"/>"#
    return SampleDocument.paragraph("一二三abc，四五六（七）八九十", spacing + indent + "<w:keepNext w:val=\"1\"/>", run: run)
      + "<w:p><w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:br w:type=\"page\"/></w:r>\(SampleDocument.field("PAGE"))</w:p>"
      + #"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>列</w:t></w:r></w:p>"#
      + SampleDocument.table([150], outer)
  }()

  @Test(arguments: 1...120) func strangeNumbersDoNoHarm(seed: UInt64) throws {
    var seeded = Seeded(seed)
    var sample = SampleDocument(Self.disturbed(Self.rich, &seeded))
    sample.section = Self.disturbed(sample.section + #"<w:docGrid w:type="lines" w:linePitch="312"/>"#, &seeded)
    sample.numbering = Self.disturbed(
      #"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1、%2"/></w:lvl></w:abstractNum>"#
        + #"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
      &seeded
    )
    do {
      let document = try sample.typeset()
      #expect(!document.pages.isEmpty)
    } catch let error as FormatError {
      #expect(error.reason == .tooLarge)
    }
  }

  private static let strange = [
    "-1", "0", "1", "999999999", "1e308", "-1e308", "nan", "inf", "", "多", "-2147483648", "9223372036854775807", "70%",
    "7cm",
  ]

  /// Some of the attributes changed to strange values.
  private static func disturbed(_ text: String, _ seeded: inout Seeded) -> String {
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: #/="[^"]*"/#) {
      result += rest[..<match.range.lowerBound]
      let isDisturbed = UInt8.random(in: 0..<6, using: &seeded) == 0
      result += isDisturbed ? "=\"\(strange.randomElement(using: &seeded) ?? "")\"" : String(match.output)
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  @Test func tablesInTablesEndSomewhere() throws {
    var body = SampleDocument.paragraph("底")
    for _ in 0..<30 { body = SampleDocument.table([100], "<w:tr><w:tc><w:tcPr/>\(body)<w:p/></w:tc></w:tr>") }
    let document = try SampleDocument(body).typeset()
    #expect(document.issues.map(\.detail) == ["w:tbl in w:tbl"])
  }

  @Test func whatIsNoWordDocumentIsRefused() throws {
    let fonts = try SampleDocument.fonts()
    let archive = try ZipArchive(entries: [ZipArchive.Entry(name: "a.txt", bytes: [65])]).packed()
    for bytes in [[], Array("%PDF-1.4".utf8), archive] {
      #expect(throws: FormatError.self) { try TypesetDocument(typesetting: bytes, fonts: fonts) }
    }
  }

  @Test func aFolderWithoutFontsIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FormatError.self) { try FontLibrary(folder: folder.path) }
    try folder.write([1, 2, 3], to: "NotoSerifSC-Regular.otf")
    let fonts = try FontLibrary(folder: folder.path)
    let bytes = try SampleDocument(SampleDocument.paragraph("字")).bytes()
    #expect(throws: FormatError.self) { try TypesetDocument(typesetting: bytes, fonts: fonts) }
  }
}
