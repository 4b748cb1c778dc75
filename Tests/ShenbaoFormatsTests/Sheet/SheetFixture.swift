import ShenbaoFormats
import Testing

/// Small workbooks made from the XML of their sheets.
enum SheetFixture {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// Formats: 0 as it comes, 1 text, 2 a date, 3 two decimals, 4 wrapped.
  private static let styles = """
    <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
    </numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>\
    <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="170"/>\
    <xf numFmtId="2"/><xf numFmtId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>
    """

  /// A cell as a text, or as XML when it starts with `<`; nil is no cell.
  static func rows(_ rows: [[String?]], from first: Int = 1) -> String {
    rows.enumerated().map { offset, cells in
      let number = first + offset
      let made = cells.enumerated().compactMap { column, text -> String? in
        guard let text else { return nil }
        let place = "\(Array("ABCDEFGH")[column])\(number)"
        if text.hasPrefix("=") { return "<c r=\"\(place)\"><f>\(text.dropFirst())</f><v>0</v></c>" }
        if text.hasPrefix("<c") { return text.replacing("<c", with: "<c r=\"\(place)\"", maxReplacements: 1) }
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(number)\">" + made.joined() + "</row>"
    }.joined()
  }

  /// A sheet from rows and what stands after them.
  static func sheet(_ rows: String, after: String = "") -> String {
    "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(links)\"><dimension ref=\"A1:C9\"/><sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  static func bytes(
    _ sheets: [(name: String, xml: String)],
    names: String = "",
    parts: [(name: String, xml: String)] = []
  ) throws -> [UInt8] {
    var content = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)sheet.main+xml\"/>"
    var related = "<Relationship Id=\"s\" Type=\"\(links)/styles\" Target=\"styles.xml\"/>"
    var list = ""
    var entries: [(String, String)] = []
    for (index, sheet) in sheets.enumerated() {
      let part = "worksheets/sheet\(index + 1).xml"
      content += "<Override PartName=\"/xl/\(part)\" ContentType=\"\(types)worksheet+xml\"/>"
      related += "<Relationship Id=\"r\(index)\" Type=\"\(links)/worksheet\" Target=\"\(part)\"/>"
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index)\"/>"
      entries.append(("xl/" + part, sheet.xml))
    }
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let defined = names.isEmpty ? "" : "<definedNames>\(names)</definedNames>"
    let fixed = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\(content)"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(types)styles+xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"rId1\" Type=\"\(links)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><sheets>\(list)</sheets>\(defined)</workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)relationships\">\(related)</Relationships>"),
      ("xl/styles.xml", styles),
    ]
    let all = fixed + entries + parts.map { ($0.name, $0.xml) }
    return try ZipArchive(entries: all.map { .init(name: $0.0, bytes: Array($0.1.utf8)) }).packed()
  }

  static func fill(
    _ sheets: [(name: String, xml: String)],
    _ values: FormValue,
    names: String = "",
    parts: [(name: String, xml: String)] = []
  ) throws -> FilledForm {
    try SheetTemplate(bytes: try bytes(sheets, names: names, parts: parts)).filled(with: values, packageCode: nil)
  }

  /// The dump of one filled sheet.
  static func text(_ rows: [[String?]], _ values: FormValue, after: String = "", names: String = "") throws -> [String]
  {
    let filled = try fill([("表", sheet(self.rows(rows), after: after))], values, names: names)
    try #require(filled.issues == [])
    return try dump(filled).split(separator: "\n").dropFirst().map(String.init)
  }

  /// The dump without what formulas come to.
  static func dump(_ form: FilledForm) throws -> String {
    try SheetReader(bytes: form.bytes).dump.replacing(#/ → [^\n]*/#, with: "")
  }

  static func read(_ form: FilledForm) throws -> [String] {
    try SheetReader(bytes: form.bytes).values.map { "\($0.path)=\($0.text)" }
  }
}
