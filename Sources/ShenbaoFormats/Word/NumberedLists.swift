/// The lists that filling adds to a document's numbering (ECMA-376 part 1, 17.9).
struct NumberedLists {
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
  private static let empty =
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"

  private var made: [(isOrdered: Bool, start: Int)] = []
  private let firstNumber: Int
  private let firstForm: Int

  /// Counts on from the numbers of the numbering part, if there is one.
  init(_ part: [UInt8]?) throws(FormatError) {
    guard let part else {
      (firstNumber, firstForm) = (1, 0)
      return
    }
    let root = try XMLDocument(parsing: part).root
    func next(_ element: String, _ id: String) -> Int {
      let ids = root.children(element).compactMap { $0[id].flatMap { Int($0) } }
      return (ids.max() ?? -1).clamped(to: -1...1_000_000_000) + 1
    }
    firstNumber = max(1, next("num", "numId"))
    firstForm = next("abstractNum", "abstractNumId")
  }

  /// The number of a new list.
  mutating func add(isOrdered: Bool, start: Int) -> Int {
    made.append((isOrdered, start))
    return firstNumber + made.count - 1
  }

  /// Puts the lists into the document's package.
  func put(into package: inout OfficePackage, of document: String) throws(FormatError) {
    guard !made.isEmpty else { return }
    let known = package.parts(ofKind: "wordprocessingml.numbering+xml").first
    let part = known ?? "word/numbering.xml"
    let file = try XMLDocument(parsing: package.archive[part] ?? Array(Self.empty.utf8))
    let root = file.root
    // Definitions stand before the lists that use them.
    let firstList = root.children.first { $0.isNamed("num") || $0.isNamed("numIdMacAtCleanup") }
    for (offset, list) in made.enumerated() {
      let form = try Self.form(firstForm + offset, list, in: root)
      if let firstList { form.insert(before: firstList) } else { root.append(form) }
    }
    let last = root.first("numIdMacAtCleanup")
    for offset in made.indices {
      let number = root.make("w:num")
      if let last { number.insert(before: last) } else { root.append(number) }
      number.set("w:numId", to: String(firstNumber + offset))
      number.append(number.make("w:abstractNumId")).set("w:val", to: String(firstForm + offset))
    }
    try package.set(part: part, bytes: file.serialized(), kind: Self.kind)
    if known == nil { _ = try package.relate(document, to: part, kind: OfficePackage.links + "numbering") }
  }

  private static func form(
    _ id: Int,
    _ list: (isOrdered: Bool, start: Int),
    in root: XMLElement
  ) throws(FormatError) -> XMLElement {
    var levels = ""
    for level in 0..<9 {
      let format = list.isOrdered ? ["decimal", "lowerLetter", "lowerRoman"][level % 3] : "bullet"
      let text =
        list.isOrdered
        ? ["%\(level + 1).", "%\(level + 1))", "%\(level + 1)."][level % 3] : ["•", "–", "▪"][level % 3]
      levels += """
        <w:lvl w:ilvl="\(level)"><w:start w:val="\(level == 0 ? list.start : 1)"/><w:numFmt w:val="\(format)"/>\
        <w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="\(420 * (level + 1))" w:hanging="420"/></w:pPr>\
        </w:lvl>
        """
    }
    let xml = """
      <w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="\(id)">\
      <w:multiLevelType w:val="hybridMultilevel"/>\(levels)</w:abstractNum>
      """
    return root.adopt(try XMLDocument(parsing: Array(xml.utf8)).root)
  }
}
