import ShenbaoFormats
import TestSupport
import Testing

@Test(arguments: 0..<150) func everyCellReadsBackAsItWas(seed: Int) throws {
  var random = Seeded(UInt64(seed))
  let letters = ["甲", "&", "<", "\"", "a", " ", "1", "𠀀", "\n", "=", "'", "⟫"]
  func text(_ random: inout Seeded) -> FormValue {
    .text((0..<Int.random(in: 0...5, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined())
  }
  let rows = (0..<Int.random(in: 1...5, using: &random)).map { number -> FormValue in
    let inner = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random) }
    return ["名": text(&random), "数": .number("\(number).5"), "项": .list(inner)]
  }
  let single = text(&random)
  let cells: [[String?]] = [
    ["{{单}}", "前{{单}}后"], ["{{#行}}{{名}}", "=C2", "{{数}}"], ["〔{{../名}}，{{../数}}〕", "{{#项}}{{.}}", "{{/项}}{{/行}}"],
    ["尾{{单}}"],
  ]
  let filled = try SheetFixture.fill(
    [("表 '1'", SheetFixture.sheet(SheetFixture.rows(cells)))],
    ["单": single, "行": .list(rows)]
  )
  #expect(filled.issues == [])
  var expected = ["单=\(single.plain)", "单=\(single.plain)"]
  for (index, row) in rows.enumerated() {
    let path = "行[\(index + 1)]"
    let both = ["\(path).名=\(row["名"]?.plain ?? "")", "\(path).数=\(index).5"]
    expected += both
    // The row of the first item holds the text of name and number as well; without items it is not there.
    for (inner, item) in (row["项"]?.items ?? []).enumerated() {
      expected += both + ["\(path).项[\(inner + 1)]=\(item.plain)"]
    }
  }
  #expect(try SheetFixture.read(filled) == expected + ["单=\(single.plain)"])
}

@Test(arguments: 0..<200) func anyMixtureOfMarksLeavesAWholeSheet(seed: Int) throws {
  var random = Seeded(UInt64(seed))
  let tokens = [
    "{{#行}}", "{{/行}}", "{{^行}}", "{{/}}", "{{名}}", "{{单}}", "{{#单}}", "{{/单}}", "}}", "文", "{{名|合并}}", "{{#空}}",
    "{{/空}}",
  ]
  let cells = (0..<5).map { _ in
    (0..<3).map { _ -> String? in
      switch Int.random(in: 0..<6, using: &random) {
      case 0: nil
      case 1: "=SUM(A\(Int.random(in: 1...5, using: &random)):B3)+C2"
      default:
        (0..<Int.random(in: 0...2, using: &random)).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
      }
    }
  }
  let after =
    "<mergeCells count=\"1\"><mergeCell ref=\"A2:B3\"/></mergeCells><rowBreaks count=\"1\"><brk id=\"3\"/></rowBreaks>"
  let values: FormValue = ["单": "乙", "行": [["名": "一"], ["名": "一"]], "空": []]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(cells), after: after))], values)
  let reader = try SheetReader(bytes: filled.bytes)
  #expect(!reader.dump.contains("{{#") && !reader.dump.contains("{{名"))
  let sheet = try WordFixture.part("xl/worksheets/sheet1.xml", of: filled)
  let rows = sheet.split(separator: "<row r=\"").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
  #expect(rows == rows.sorted() && Set(rows).count == rows.count)
}

@Test(arguments: 0..<150) func damagedWorkbooksAreRefusedOrFilled(seed: Int) throws {
  var random = Seeded(UInt64(seed))
  let cells: [[String?]] = [["{{#行}}{{名}}", "{{/行}}"], ["{{单}}", "=SUM(A1)"]]
  let sheet = SheetFixture.sheet(SheetFixture.rows(cells), after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
  var archive = try ZipArchive(unpacking: try SheetFixture.bytes([("表", sheet)]))
  for index in archive.entries.indices where Bool.random(using: &random) {
    var bytes = archive.entries[index].bytes
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
    if Bool.random(using: &random) {
      bytes.removeSubrange(start..<end)
    } else {
      bytes.replaceSubrange(start..<end, with: "9".utf8)
    }
    archive.entries[index].bytes = bytes
  }
  let bytes = try archive.packed()
  let values: FormValue = ["单": "乙", "行": [["名": "一"], ["名": "一"]]]
  do throws(FormatError) {
    let filled = try SheetTemplate(bytes: bytes).filled(with: values, packageCode: "X")
    _ = try SheetReader(bytes: filled.bytes).dump
  } catch {
    #expect(!error.operation.isEmpty)
  }
}

@Test func fiveThousandRowsOfCellsAreFilled() throws {
  let rows = (1...5_000).map { number -> FormValue in ["名": .text("某人\(number)"), "号": .number(String(number))] }
  let cells: [[String?]] = [["{{#行}}{{名}}", "{{号}}", "=B1*2", "{{/行}}"], ["合计", "=SUM(B1)"]]
  let filled = try SheetFixture.fill([("表", SheetFixture.sheet(SheetFixture.rows(cells)))], ["行": .list(rows)])
  let reader = try SheetReader(bytes: filled.bytes)
  #expect(reader.values.count == 10_000)
  #expect(reader.dump.contains("B5001 =SUM(B1:B5000)"))
  #expect(try WordFixture.part("xl/workbook.xml", of: filled).contains("'表'!$B$1:$B$5000"))
}

extension FormValue {
  fileprivate var plain: String { if case .text(let text) = self { text } else { "" } }
  fileprivate var items: [FormValue] { if case .list(let items) = self { items } else { [] } }
}
