/// The named texts that a Word or Excel file carries besides its contents (`docProps/custom.xml`, ECMA-376 part 1, 22.3).
struct CustomProperties {
  private static let kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
  private static let relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
  private static let empty = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
    xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>
    """

  /// The property that holds the package code.
  static let packageCode = "申报码"

  /// Name and text of each property, in the file's order.
  private(set) var values: [(name: String, text: String)] = []

  init(_ package: OfficePackage) throws(FormatError) {
    guard let part = package.parts(ofKind: "custom-properties+xml").first, let bytes = package.archive[part] else {
      return
    }
    for element in try XMLDocument(parsing: bytes).root.children {
      if let name = element["name"] { values.append((name, element.text)) }
    }
  }

  subscript(_ name: String) -> String? { values.first { $0.name == name }?.text }

  /// Puts `properties` into the package, over those of the same name.
  static func set(_ properties: [(name: String, text: String)], in package: inout OfficePackage) throws(FormatError) {
    guard !properties.isEmpty else { return }
    let part = package.parts(ofKind: "custom-properties+xml").first ?? "docProps/custom.xml"
    let document = try XMLDocument(parsing: package.archive[part] ?? Array(empty.utf8))
    for property in properties { set(property.text, of: property.name, in: document.root) }
    try package.add(part: part, bytes: document.serialized(), kind: kind, relationship: relationship)
  }

  private static func set(_ text: String, of name: String, in root: XMLElement) {
    root.children.first { $0["name"] == name }?.remove()
    let numbers = root.children.compactMap { $0["pid"].flatMap { Int($0) } }
    let property = root.append(root.make("property"))
    property.set("fmtid", to: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
    property.set("pid", to: String((numbers.max() ?? 1).clamped(to: 1...1_000_000) + 1))
    property.set("name", to: name)
    property.append(property.make("vt:lpwstr", text: text))
  }
}

extension Int {
  /// The nearest number within `range`.
  func clamped(to range: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
