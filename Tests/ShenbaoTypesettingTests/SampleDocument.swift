import Foundation
import ShenbaoFormats
import ShenbaoTypesetting
import TestSupport

/// A small Word document made from bits of markup, with a page of 200 by 160 points and margins of 20.
///
/// The default font is 宋体 in 10 points with exact lines of 20 points, so that places can be computed by hand: a line
/// holds 16 full-width characters and a page six lines; the first baseline is at 20 + 16.
struct SampleDocument {
  var body: String
  var section = """
    <w:pgSz w:w="4000" w:h="3200"/><w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400" w:header="100" \
    w:footer="100" w:gutter="0"/>
    """
  var styles = ""
  var paragraphDefaults = #"<w:spacing w:line="400" w:lineRule="exact"/>"#
  var settings = #"<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>"#
  var numbering = ""
  var theme = ""
  /// Part name without folder and ending, and its content.
  var stories: [(name: String, content: String)] = []
  var files: [(name: String, bytes: [UInt8])] = []

  init(_ body: String) { self.body = body }

  /// A paragraph of plain runs.
  static func paragraph(_ text: String, _ properties: String = "", run: String = "") -> String {
    let runs = #"<w:r><w:rPr>\#(run)</w:rPr><w:t xml:space="preserve">\#(text)</w:t></w:r>"#
    return "<w:p><w:pPr>\(properties)</w:pPr>\(text.isEmpty ? "" : runs)</w:p>"
  }

  /// A table with columns of the given widths in points, perhaps ruled with lines of half a point.
  static func table(_ widths: [Int], _ rows: String, _ properties: String = "", isRuled: Bool = false) -> String {
    let grid = widths.map { #"<w:gridCol w:w="\#($0 * 20)"/>"# }.joined()
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      #"<w:\#($0) w:val="single" w:sz="4" w:color="000000"/>"#
    }
    let rules = isRuled ? "<w:tblBorders>\(borders.joined())</w:tblBorders>" : ""
    return """
      <w:tbl><w:tblPr>\(rules)<w:tblLayout w:type="fixed"/>\(properties)\
      </w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>
      """
  }

  static func row(_ cells: [String], _ properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  static func cell(_ text: String, _ properties: String = "", paragraph: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(self.paragraph(text, paragraph))</w:tc>"
  }

  static func field(_ instruction: String) -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> \(instruction) </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>?</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  func bytes(language: String = "") throws -> [UInt8] {
    let space =
      #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
      + #" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let defaults = """
      <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="20"/>\(language)\
      </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\(paragraphDefaults)</w:pPr></w:pPrDefault></w:docDefaults>
      """
    var links = ["styles", "settings", "numbering", "theme"].map {
      #"<Relationship Id="\#($0)" Type="\#(office)\#($0)" Target="\#($0).xml"/>"#
    }
    var parts: [(String, String)] = [
      (
        "_rels/.rels",
        #"<Relationships><Relationship Id="a" Type="\#(office)officeDocument" Target="word/document.xml"/></Relationships>"#
      ),
      (
        "word/document.xml", "<w:document \(space)><w:body>\(body)<w:sectPr>\(section)</w:sectPr></w:body></w:document>"
      ),
      ("word/styles.xml", "<w:styles \(space)>\(defaults)\(styles)</w:styles>"),
      ("word/settings.xml", "<w:settings \(space)>\(settings)</w:settings>"),
      ("word/numbering.xml", "<w:numbering \(space)>\(numbering)</w:numbering>"),
      ("word/theme.xml", "<a:theme xmlns:a=\"a\">\(theme)</a:theme>"),
    ]
    for story in stories {
      let kind = ["header", "footer", "footnotes", "endnotes"].first(where: story.name.hasPrefix) ?? "footer"
      links.append(#"<Relationship Id="\#(story.name)" Type="\#(office)\#(kind)" Target="\#(story.name).xml"/>"#)
      let element = kind.hasSuffix("notes") ? kind : "hdr"
      parts.append(("word/\(story.name).xml", "<w:\(element) \(space)>\(story.content)</w:\(element)>"))
    }
    for file in files {
      links.append(#"<Relationship Id="\#(file.name)" Type="\#(office)image" Target="\#(file.name)"/>"#)
    }
    parts.append(("word/_rels/document.xml.rels", "<Relationships>\(links.joined())</Relationships>"))
    let entries = parts.map { ZipArchive.Entry(name: $0.0, bytes: Array($0.1.utf8)) }
    let pictures = files.map { ZipArchive.Entry(name: "word/" + $0.name, bytes: $0.bytes) }
    return try ZipArchive(entries: entries + pictures).packed()
  }

  func typeset(footers: Bool = true) throws -> TypesetDocument {
    try TypesetDocument(typesetting: bytes(), fonts: Self.fonts(), footers: footers)
  }

  /// A picture of one point.
  static let dot =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    )
    .map { Array($0) } ?? []

  static func fonts() throws -> FontLibrary {
    try FontLibrary(folder: Repository.root.appending(path: "Fonts").path)
  }
}

extension TypesetDocument {
  /// The texts of each page, each with its place: `20 36 一二三`.
  func texts(page: Int = 0) -> [String] {
    pages[page].items.compactMap { item in
      guard case .glyphs(let run) = item else { return nil }
      return "\(short(run.x)) \(short(run.y)) \(run.text)"
    }
  }

  /// The texts of each line together, with the place of the first.
  func lines(page: Int = 0) -> [String] {
    texts(page: page).reduce(into: []) { lines, text in
      let parts = text.split(separator: " ", maxSplits: 2)
      if let last = lines.last, last.split(separator: " ")[1] == parts[1] {
        lines[lines.count - 1] += parts[2]
      } else {
        lines.append(text)
      }
    }
  }

  /// The strokes of a page: `20 20 120 20`.
  func strokes(page: Int = 0) -> [String] {
    pages[page].items.compactMap { item in
      guard case .line(let line) = item else { return nil }
      return [line.fromX, line.fromY, line.toX, line.toY].map(short).joined(separator: " ")
    }
  }

  var dump: String { pages.map(\.dump).joined() }

  private func short(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
