/// A workbook's parts that say what its sheets are: names, texts shared between cells, formats.
struct Workbook {
  struct Sheet: Equatable {
    var name: String
    var part: String
    /// As the workbook writes it: `hidden`, `veryHidden`.
    var state: String
  }

  var package: OfficePackage
  let part: String
  let sheets: [Sheet]
  let strings: [RichString]
  let formats: NumberFormats
  let is1904: Bool

  init(_ package: OfficePackage) throws(FormatError) {
    self.package = package
    let mains = OfficePackage.workbookKinds.flatMap { package.parts(ofKind: $0) }
    guard let part = mains.first, let main = package.archive[part] else {
      throw FormatError(.damaged, operation: "sheet.open", detail: "no workbook part")
    }
    self.part = part
    let root = try XMLDocument(parsing: main).root
    is1904 = ["1", "true"].contains(root.first("workbookPr")?["date1904"] ?? "")
    let related = try package.relationships(of: part)
    sheets = (root.first("sheets")?.children ?? []).compactMap { element in
      guard let id = element["id"], let target = related.first(where: { $0.id == id }), target.kind == "worksheet"
      else {
        return nil
      }
      return Sheet(name: element["name"] ?? "", part: target.target, state: element["state"] ?? "")
    }
    let shared = related.first { $0.kind == "sharedStrings" }
    strings = try Self.strings(shared.flatMap { [package] in package.archive[$0.target] })
    let styles = related.first { $0.kind == "styles" }
    formats = try NumberFormats(styles.flatMap { [package] in package.archive[$0.target] })
  }

  private static func strings(_ bytes: [UInt8]?) throws(FormatError) -> [RichString] {
    guard let bytes else { return [] }
    return try XMLDocument(parsing: bytes).root.children("si").map { RichString($0) }
  }

  func root(of sheet: Sheet) throws(FormatError) -> XMLElement {
    guard let bytes = package.archive[sheet.part] else {
      throw FormatError(.damaged, operation: "sheet.open", detail: "no \(sheet.part)")
    }
    let root = try XMLDocument(parsing: bytes).root
    root.dropPrefix()
    return root
  }
}

/// A text of a workbook with the formats of its runs.
struct RichString: Equatable {
  private(set) var text = ""
  /// Where each run ends in the text's bytes, and its properties as written; empty for a text without runs.
  private(set) var ends: [Int] = []
  private(set) var runs: [[UInt8]] = []

  /// Reads a shared or inline string, without readings for the eye (`rPh`).
  init(_ element: XMLElement) {
    for child in element.children {
      if child.isNamed("t") { text += child.text }
      guard child.isNamed("r") else { continue }
      text += child.first("t")?.text ?? ""
      ends.append(text.utf8.count)
      runs.append(child.first("rPr")?.bytes ?? [])
    }
  }
}

extension XMLElement {
  /// The attributes but some, as they stand in a tag.
  func attributes(except names: [String]) -> [UInt8] {
    var result: [UInt8] = []
    for attribute in attributes where !names.contains(attribute.qualifiedName) {
      result += " \(attribute.qualifiedName)=\"".utf8
      XMLText.append(attribute.value.utf8, inAttribute: true, to: &result)
      result.append(UInt8(ascii: "\""))
    }
    return result
  }
}
