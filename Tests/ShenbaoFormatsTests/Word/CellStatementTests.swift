import ShenbaoFormats
import Testing

private let data: FormValue = [
  "rows": [["n": "1", "bg": "FF0000"], ["n": "2", "bg": "00FF00"]], "labels": ["x", "y", "z"], "t": "T",
  "two": .number("2"), "town": .truth(true), "years": [["年": "2023", "数": "5"], ["年": "2024", "数": "7"]],
]

private func filled(_ body: String, _ delimiters: MarkDelimiters = .foreignBraces) throws -> FilledForm {
  let template = try WordTemplate(bytes: try WordFixture.bytes(body: body), delimiters: delimiters)
  let form = try template.filled(with: data, packageCode: nil)
  try #require(form.issues == [])
  return form
}

private func lines(_ texts: [String]) throws -> [String] {
  try WordFixture.lines(of: try filled(texts.map { WordFixture.paragraph($0) }.joined()))
}

@Test func cellsTakeColourAndSpanFromTheData() throws {
  let rows = [
    ["{%tr for r in rows %}", ""], ["{% cellbg r.bg %}{{ r.n }}", "a"], ["{%tr endfor %}", ""],
    ["{% colspan two %}{{ t }}"],
  ]
  let form = try filled(WordFixture.table(rows))
  #expect(try WordFixture.lines(of: form) == ["-- table", "| 1 | a |", "| 2 | a |", "| →2 T |"])
  let xml = try WordFixture.part("word/document.xml", of: form)
  #expect(xml.contains("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FF0000\"/>"))
  #expect(xml.contains("w:fill=\"00FF00\"/>") && xml.contains("<w:gridSpan w:val=\"2\"/>"))
}

@Test func cellsOfALoopBecomeOne() throws {
  let down = [["{%tr for r in rows %}", ""], ["{% vm %}Head", "{{ r.n }}"], ["{%tr endfor %}", ""]]
  let form = try filled(WordFixture.table(down))
  #expect(try WordFixture.lines(of: form) == ["-- table", "| ↓ Head | 1 |", "| ↑  | 2 |"])
  let xml = try WordFixture.part("word/document.xml", of: form)
  #expect(xml.contains("<w:vMerge w:val=\"restart\"/>") && xml.contains("<w:vMerge w:val=\"continue\"/>"))
  let across = [
    ["{%tc for x in labels %}", "{% hm %}{{ t }}", "{%tc endfor %}"],
    ["{%tc for x in labels %}", "{{ x }}", "{%tc endfor %}"],
  ]
  let wide = try filled(WordFixture.table(across))
  #expect(try WordFixture.lines(of: wide) == ["-- table", "| →3 T |", "| x | y | z |"])
  #expect(try WordFixture.part("word/document.xml", of: wide).contains("<w:gridSpan w:val=\"3\"/>"))
}

@Test func repeatedCellsShareTheWidthOfTheirTable() throws {
  let wide = "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>"
  let cells = ["项目", "{{#years|列}}{{年}}{{/}}"].map { wide + WordFixture.paragraph($0) + "</w:tc>" }
  let counts = ["数量", "{{#years|列}}{{数}}{{/}}"].map { wide + WordFixture.paragraph($0) + "</w:tc>" }
  let grid = "<w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>"
  let table =
    "<w:tbl><w:tblPr/>\(grid)<w:tr>\(cells.joined())</w:tr><w:tr>\(counts.joined())</w:tr></w:tbl>"
  let form = try filled(table, .braces)
  #expect(try WordFixture.lines(of: form) == ["-- table", "| 项目 | 2023 | 2024 |", "| 数量 | 5 | 7 |"])
  let xml = try WordFixture.part("word/document.xml", of: form)
  #expect(xml.contains("<w:gridCol w:w=\"1333\"/><w:gridCol w:w=\"1333\"/><w:gridCol w:w=\"1334\"/></w:tblGrid>"))
  #expect(xml.ranges(of: "<w:tcW w:w=\"1333\" w:type=\"dxa\"/>").count == 4 && !xml.contains("columns="))
}

@Test func columnsAreNoMatterOfSheets() throws {
  let sheet = SheetFixture.sheet(SheetFixture.rows([["{{#years|列}}{{年}}{{/}}"]]))
  #expect(try SheetFixture.fill([("表", sheet)], data).issues.map(\.kind) == [.badModifier])
}

@Test(arguments: [
  (
    ["I live", "{%- if town -%}", " in town", "{%- else -%}", " outside", "{%- endif -%}", " gladly", "end"],
    ["I live in town gladly", "end"]
  ),
  (["a{# remark #}b", "{#p a whole line #}", "c"], ["ab", "c"]),
  (["{% if t %}{_{ x }_} {_% y %_}{% endif %}"], ["{{ x }} {% y %}"]),
  (["{% set x = two + 1 %}{{ x }}", "{%p set y = 'why' %}", "{{ y }}"], ["3", "why"]),
  (["{% for r in rows %}{% set m = r.n %}{{ m }}/{{ loop.revindex }} {% endfor %}"], ["1/2 2/1 "]),
  (["{% if nothing %}{{ typo }}{% else %}{{ 7 // 2 }}{% endif %}{% if two is even %}even{% endif %}"], ["3even"]),
  (["{#rows}{_index}{?_is_first}first{/}{/rows}".replacing("{", with: "{{").replacing("}", with: "}}")], ["0first1"]),
])
func linesFollowTheirStatements(body: [String], expected: [String]) throws {
  #expect(try lines(body) == expected)
}

@Test func rowsAndCellsGoWithTheirRemarks() throws {
  let rows = [["{#tr a remark #}", "x"], ["y", "z{#tc another #}"]]
  #expect(try WordFixture.lines(of: try filled(WordFixture.table(rows))) == ["-- table", "| y |"])
}

@Test func aLoopOverSomeRowsOnlyIsRefused() throws {
  let body = WordFixture.paragraph("{% for r in rows if r.n %}{{ r.n }}{% endfor %}")
  let issues = try FormTemplate(bytes: try WordFixture.bytes(body: body)).filled(with: data).issues
  #expect(issues.map(\.kind) == [.foreign])
}
