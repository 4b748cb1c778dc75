package import ShenbaoFormats
import Testing

/// Small Word files made from the XML of their body.
enum WordFixture {
  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    """

  private static let office = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// A package whose other parts are given by name: `word/header1.xml`, `docProps/core.xml`.
  static func bytes(body: String, parts: [(name: String, xml: String)] = []) throws -> [UInt8] {
    var types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/word/document.xml" ContentType="\(office)document.main+xml"/>
      """
    for part in parts {
      types += "<Override PartName=\"/\(part.name)\" ContentType=\"\(kind(of: part.name))\"/>"
    }
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    let fixed = [
      ("[Content_Types].xml", types + "</Types>"),
      ("_rels/.rels", "<Relationships xmlns=\"\(relationships)\"/>"),
      ("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"),
    ]
    let all = fixed + parts.map { ($0.name, $0.xml) }
    return try ZipArchive(entries: all.map { ZipArchive.Entry(name: $0.0, bytes: Array($0.1.utf8)) }).packed()
  }

  private static func kind(of part: String) -> String {
    if part.hasPrefix("docProps/core") { return "application/vnd.openxmlformats-package.core-properties+xml" }
    if part.hasPrefix("docProps/custom") {
      return "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    }
    let name = part.split(separator: "/").last.map { $0.prefix { $0.isLetter } } ?? ""
    return office + name + "+xml"
  }

  static func paragraph(_ runs: String...) -> String {
    "<w:p>" + runs.map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined() + "</w:p>"
  }

  /// A table of rows of cells, each cell a text or, when it starts with `<`, XML.
  static func table(_ rows: [[String]]) -> String {
    let grid = String(repeating: "<w:gridCol w:w=\"1000\"/>", count: rows.first?.count ?? 0)
    let body = rows.map { row in
      let cells = row.map { "<w:tc><w:tcPr/>" + ($0.hasPrefix("<") ? $0 : paragraph($0)) + "</w:tc>" }
      return "<w:tr>" + cells.joined() + "</w:tr>"
    }
    return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>" + body.joined() + "</w:tbl>"
  }

  static func fill(
    _ body: String,
    _ values: FormValue,
    parts: [(name: String, xml: String)] = []
  ) throws -> FilledForm {
    try WordTemplate(bytes: try bytes(body: body, parts: parts)).filled(with: values, packageCode: nil)
  }

  /// The filled document as it is dumped, without the name of the part and the brackets of controls.
  static func text(_ body: String, _ values: FormValue) throws -> [String] {
    let filled = try fill(body, values)
    try #require(filled.issues == [])
    return try lines(of: filled)
  }

  static func lines(of form: FilledForm) throws -> [String] {
    let dump = try WordReader(bytes: form.bytes).dump
    return dump.split(separator: "\n").dropFirst().map { withoutControls(String($0)) }
  }

  private static func withoutControls(_ line: String) -> String {
    var result = ""
    var isPath = false
    for character in line {
      switch character {
      case "⟦": isPath = true
      case "：" where isPath: isPath = false
      case "⟧": isPath = false
      default: if !isPath { result.append(character) }
      }
    }
    return result
  }

  /// The XML of a part of a filled form.
  static func part(_ name: String, of form: FilledForm) throws -> String {
    let bytes = try #require(try ZipArchive(unpacking: form.bytes)[name])
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Short ways to write values.
extension FormValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(arrayLiteral items: FormValue...) { self = .list(items) }
  package init(dictionaryLiteral fields: (String, FormValue)...) {
    self = .record(fields.map { FormField($0.0, $0.1) })
  }
}
