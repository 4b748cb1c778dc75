import ShenbaoFormats
import TestSupport
import Testing

/// Values and text that try what is hard on XML, on runs and on marks.
private struct Sampler {
  var random: Seeded

  static let letters = [
    "甲", "乙", "&", "<", ">", "\"", "'", "a", " ", "é", "𠀀", "👍🏽", "|", "#", "}", "]]>", "％", "\t", "\n",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.letters.randomElement(using: &random) ?? "" }.joined()
  }

  /// The text as a paragraph whose runs break anywhere.
  mutating func paragraph(_ text: String) -> String {
    var runs = [""]
    for character in text {
      runs[runs.count - 1].append(character)
      if Int.random(in: 0..<4, using: &random) == 0 { runs.append("") }
    }
    let noise = ["", "<w:proofErr w:type=\"gramEnd\"/>", "<w:bookmarkStart w:id=\"7\" w:name=\"b\"/>", ""]
    return "<w:p>" + runs.map { "<w:r><w:t>\($0)</w:t></w:r>" + (noise.randomElement(using: &random) ?? "") }.joined()
      + "</w:p>"
  }

  mutating func rows() -> [FormValue] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let inner = (0..<Int.random(in: 0...3, using: &random)).map { _ in FormValue.text(text()) }
      return .record([FormField("名", .text(text())), FormField("级", .text(text())), FormField("项", .list(inner))])
    }
  }
}

@Test(arguments: 0..<200) func everyValueReadsBackAsItWas(seed: Int) throws {
  var sampler = Sampler(random: Seeded(UInt64(seed)))
  let rows = sampler.rows()
  let single = sampler.text()
  let values: FormValue = ["单": .text(single), "行": .list(rows)]
  let body =
    sampler.paragraph("前{{单}}后 {{ 单 }}") + sampler.paragraph("{{#行}}") + sampler.paragraph("{{级}}、{{#项}}〈{{.}}〉{{/项}}")
    + sampler.paragraph("{{/行}}")
    + WordFixture.table([
      ["头", "", ""], [sampler.paragraph("{{#行}}{{序号}}"), sampler.paragraph("{{名}}"), "{{../单}}{{/行}}"],
    ])
  var expected = ["单=\(single)", "单=\(single)"]
  for (number, row) in rows.enumerated() {
    let path = "行[\(number + 1)]"
    expected.append("\(path).级=\(row["级"]?.plain ?? "")")
    for (inner, item) in (row["项"]?.items ?? []).enumerated() {
      expected.append("\(path).项[\(inner + 1)]=\(item.plain)")
    }
  }
  for (number, row) in rows.enumerated() {
    expected += ["行[\(number + 1)].序号=\(number + 1)", "行[\(number + 1)].名=\(row["名"]?.plain ?? "")", "单=\(single)"]
  }
  let filled = try WordFixture.fill(body, values)
  #expect(filled.issues.isEmpty || rows.isEmpty)
  #expect(try WordReader(bytes: filled.bytes).values.map { "\($0.path)=\($0.text)" } == expected)
  #expect(try !WordFixture.part("word/document.xml", of: filled).contains("{{"))
}

@Test(arguments: 0..<300) func anyMixtureOfMarksLeavesAWholeDocument(seed: Int) throws {
  var random = Seeded(UInt64(seed))
  let tokens = [
    "{{#行}}", "{{/行}}", "{{^行}}", "{{/}}", "{{名}}", "{{单}}", "{{#单}}", "{{/单}}", "{{*单}}", "{", "}}", "{{", "文",
    "{{☐单=乙}}",
    "{{名|合并}}", "{{#空}}", "{{/空}}",
  ]
  func words(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
  }
  var body = ""
  for _ in 0..<Int.random(in: 1...5, using: &random) {
    if Bool.random(using: &random) {
      body += WordFixture.paragraph(words(&random))
    } else {
      let inner = WordFixture.table([[words(&random)]]) + "<w:p/>"
      body += WordFixture.table((0..<3).map { _ in [words(&random), inner, words(&random)] })
    }
  }
  let values: FormValue = ["单": "乙", "行": [["名": "一"], ["名": "一"]], "空": []]
  let filled = try WordFixture.fill(body, values)
  let document = try WordFixture.part("word/document.xml", of: filled)
  _ = try WordReader(bytes: filled.bytes).dump
  for fault in [
    "<w:tc></w:tc>", "<w:tcPr/></w:tc>", "</w:tbl></w:tc>", "</w:tblGrid></w:tbl>", "</w:tbl><w:tbl>", "<w:tr></w:tr>",
  ] {
    #expect(!document.contains(fault))
  }
}

@Test(arguments: 0..<200) func damagedPartsAreRefusedOrFilled(seed: Int) throws {
  var random = Seeded(UInt64(seed))
  let body = WordFixture.table([["{{#行}}{{名}}", "{{/行}}"]]) + WordFixture.paragraph("{{单}}")
  var archive = try ZipArchive(unpacking: try WordFixture.bytes(body: body))
  for index in archive.entries.indices where Bool.random(using: &random) {
    var bytes = archive.entries[index].bytes
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...30, using: &random))
    if Bool.random(using: &random) {
      bytes.removeSubrange(start..<end)
    } else {
      bytes.insert(contentsOf: bytes[start..<end], at: start)
    }
    archive.entries[index].bytes = bytes
  }
  let bytes = try archive.packed()
  let values: FormValue = ["单": "乙", "行": [["名": "一"], ["名": "一"]]]
  do throws(FormatError) {
    let filled = try WordTemplate(bytes: bytes).filled(with: values, packageCode: "X")
    _ = try WordReader(bytes: filled.bytes).dump
  } catch {
    #expect(!error.operation.isEmpty)
  }
}

@Test func fillingTwiceGivesTheSameBytes() throws {
  let body = WordFixture.table([["{{#行}}{{名}}", "{{/行}}"]])
  let template = try WordTemplate(bytes: try WordFixture.bytes(body: body))
  let values: FormValue = ["行": [["名": "一"], ["名": "二"]]]
  let first = try template.filled(with: values, packageCode: "0123456789")
  #expect(try template.filled(with: values, packageCode: "0123456789") == first)
  #expect(
    try ZipArchive(unpacking: first.bytes).entries.map(\.name) == [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/custom.xml",
    ]
  )
  #expect(try WordReader(bytes: first.bytes).packageCode == "0123456789")
}

@Test func fiveThousandRowsAreFilled() throws {
  let rows = (1...5_000).map { number -> FormValue in ["名": .text("某人\(number)"), "号": .number(String(number))] }
  let filled = try WordFixture.fill(WordFixture.table([["{{#行}}{{名}}", "{{号}}{{/行}}"]]), ["行": .list(rows)])
  let values = try WordReader(bytes: filled.bytes).values
  #expect(values.count == 10_000)
  #expect(values.last?.path == "行[5000].号")
}

@Test func longPathsAreShortenedAndFoundAgain() throws {
  let name = String(repeating: "很长的名称", count: 14)
  let body = WordFixture.paragraph("{{\(name)}}{{#行}}{{\(name)}}{{/行}}")
  let values: FormValue = .record([FormField(name, "甲"), FormField("行", [.record([FormField(name, "乙")])])])
  let filled = try WordFixture.fill(body, values)
  let document = try WordFixture.part("word/document.xml", of: filled)
  for tag in document.split(separator: "<w:tag w:val=\"").dropFirst() {
    #expect(tag.prefix { $0 != "\"" }.utf16.count <= 64)
  }
  #expect(try WordReader(bytes: filled.bytes).values.map(\.path) == [name, "行[1].\(name)"])
}

extension FormValue {
  fileprivate var plain: String { if case .text(let text) = self { text } else { "" } }
  fileprivate var items: [FormValue] { if case .list(let items) = self { items } else { [] } }
}
