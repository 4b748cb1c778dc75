import ShenbaoFormats
import Testing

private let data: FormValue = [
  "people": [
    ["name": "Ann", "age": .number("30"), "tags": ["a", "b"]], ["name": "Bob", "age": .number("17"), "tags": []],
  ],
  "co": "Acme", "n": .number("3"), "t": .truth(true), "f": .truth(false), "list": ["x", "y", "z"],
  "price": .number("12.5"),
  "d": ["k": "v"],
]

private func lines(_ body: String, _ delimiters: MarkDelimiters = .foreignBraces) throws -> [String] {
  let template = try WordTemplate(bytes: try WordFixture.bytes(body: body), delimiters: delimiters)
  let filled = try template.filled(with: data, packageCode: nil)
  try #require(filled.issues == [])
  return try WordFixture.lines(of: filled)
}

private func paragraphs(_ texts: [String]) -> String { texts.map { WordFixture.paragraph($0) }.joined() }

@Test(arguments: [
  (["{% for p in people %}{{ p.name }}@{{ co }}, {% endfor %}end"], ["Ann@Acme, Bob@Acme, end"]),
  (["{%p for p in people %}", "{{ p.name }}", "{%p endfor %}", "end"], ["Ann", "Bob", "end"]),
  (["{%p if f %}", "yes", "{%p else %}", "no", "{%p endif %}"], ["no"]),
  (["{%p if n == 1 %}", "1", "{%p elif n == 3 %}", "3", "{%p else %}", "?", "{%p endif %}"], ["3"]),
  (["{% if n == 1 %}1{% elif n == 2 %}2{% else %}more{% endif %}"], ["more"]),
  (["A {% for p in people %}B", "{{ p.name }}", "C{% endfor %} D"], ["A B", "Ann", "CB", "Bob", "C D"]),
  (
    ["{% for p in people %}{{ loop.index }}{{ p.name }}{% if not loop.last %}, {% endif %}{% endfor %}"], ["1Ann, 2Bob"]
  ),
  (["a{# a remark #}b{%r if t %}c{%r endif %}"], ["abc"]),
  (["{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}"], ["k=v;"]),
  (["{% if co == “Acme” and 'x' in list %}ok{% endif %}"], ["ok"]),
])
func statementsDoWhatTheyDoElsewhere(body: [String], expected: [String]) throws {
  #expect(try lines(paragraphs(body)) == expected)
}

@Test func statementsStandInPlaceOfRowsAndCells() throws {
  let rows = [["{%tr for p in people %}", ""], ["{{ p.name }}", "{{ p.age }}"], ["{%tr endfor %}", ""]]
  #expect(try lines(WordFixture.table(rows)) == ["-- table", "| Ann | 30 |", "| Bob | 17 |"])
  let adults = [
    ["{%tr for p in people %}"], ["{%tr if p.age >= 18 %}"], ["{{ p.name }}"], ["{%tr else %}"], ["-"],
    ["{%tr endif %}"], ["{%tr endfor %}"],
  ]
  #expect(try lines(WordFixture.table(adults)) == ["-- table", "| Ann |", "| - |"])
  let cells = [["h", "{%tc for x in list %}", "{{ x }}", "{%tc endfor %}", "t"]]
  #expect(try lines(WordFixture.table(cells)) == ["-- table", "| h | x | y | z | t |"])
}

@Test(arguments: [
  ("co|upper", "ACME"), ("list|join(', ')", "x, y, z"), ("list|length", "3"), ("nothing|default('none')", "none"),
  ("n + 1", "4"), ("n * 2 - 1", "5"), ("price / 2", "6.25"), ("'a' ~ n", "a3"), ("people[0].name", "Ann"),
  ("list[-1]", "z"), ("d['k']", "v"), ("'yes' if t else 'no'", "yes"), ("n > 2 ? 'big' : 'small'", "big"),
  ("'%.2f'|format(price)", "12.50"), ("'{:,.2f}'.format(price)", "12.50"), ("price|round(0)", "13"),
  ("(n + 1) % 3", "1"), ("nothing is defined", "false"), ("people.length", "2"),
])
func whatIsComputedIsPrinted(expression: String, expected: String) throws {
  let text = expression.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  #expect(try lines(WordFixture.paragraph("{{ \(text) }}")) == [expected])
}

@Test func wordsInPlaceOfSignsAreKnown() throws {
  let plus = MarkDelimiters(opening: "+++", closing: "+++")
  let body = paragraphs(["+++FOR p IN people+++", "+++INS $p.name+++ of +++=co+++", "+++END-FOR p+++"])
  #expect(try lines(body, plus) == ["Ann of Acme", "Bob of Acme"])
  #expect(try lines(paragraphs(["{{#each people}}{{this.name}},{{/each}}{{#if f}}a{{else}}b{{/if}}"])) == ["Ann,Bob,b"])
  let single = MarkDelimiters(opening: "{", closing: "}")
  #expect(try lines(paragraphs(["{#n &gt; 2}big{/n &gt; 2}{^co == 'x'}other{/}"]), single) == ["bigother"])
}

@Test func aStatementTurnsATemplateIntoOneOfAnotherTool() throws {
  let bytes = try WordFixture.bytes(body: paragraphs(["{% for p in people %}{{ p.name|lower }}{% endfor %}"]))
  let filled = try FormTemplate(bytes: bytes).filled(with: data)
  try #require(filled.issues == [])
  #expect(try WordFixture.lines(of: filled) == ["annbob"])
}

@Test func wordsAloneInTheirCellsRepeatCells() throws {
  let plus = MarkDelimiters(opening: "+++", closing: "+++")
  let cells = [["h", "+++FOR x IN list+++", "+++INS $x+++", "+++END-FOR x+++"]]
  #expect(try lines(WordFixture.table(cells), plus) == ["-- table", "| h | x | y | z |"])
  let rows = [["+++FOR p IN people+++", ""], ["+++INS $p.name+++", "b"], ["+++END-FOR p+++", ""]]
  #expect(try lines(WordFixture.table(rows), plus) == ["-- table", "| Ann | b |", "| Bob | b |"])
}

@Test func aStatementThatIsNotKnownIsNamedAlone() throws {
  let body = paragraphs(["{% for x in range(3) %}{{ k }}{% endfor %}"])
  let issues = try FormTemplate(bytes: try WordFixture.bytes(body: body)).filled(with: data).issues
  #expect(issues.map(\.kind) == [.foreign])
}

@Test(arguments: [
  "{{ x[ }}", "{{ ((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))) }}", "{{ 'a }}", "{{ a b( }}",
])
func whatCannotBeReadIsRefused(mark: String) throws {
  let template = try WordTemplate(
    bytes: try WordFixture.bytes(body: paragraphs([mark])),
    delimiters: .foreignBraces
  )
  #expect(try template.filled(with: data, packageCode: nil).issues.isEmpty == false)
}

@Test func namesInsideABrokenPairAreNotJudged() throws {
  let body = WordFixture.paragraph("{{#people}}{{name}}") + WordFixture.table([["{{age}}", "{{nobody}}"]])
  #expect(try WordFixture.fill(body, data).issues.map(\.kind) == [.unclosed, .unknownName])
  let crossing = WordFixture.paragraph("x{{#people}}{{name}}") + WordFixture.paragraph("{{age}}{{/people}}y")
  #expect(try WordFixture.fill(crossing, data).issues.map(\.kind) == [.crossing])
}

@Test func aDocumentMayBearAnotherPrefix() throws {
  let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  let body = "<x:p><x:r><x:rPr><x:b x:val=\"1\"/></x:rPr><x:t>{{co}}</x:t></x:r></x:p>"
  var archive = try ZipArchive(unpacking: try WordFixture.bytes(body: ""))
  archive["word/document.xml"] = Array("<x:document xmlns:x=\"\(word)\"><x:body>\(body)</x:body></x:document>".utf8)
  let filled = try WordTemplate(bytes: try archive.packed()).filled(with: data, packageCode: nil)
  let xml = try WordFixture.part("word/document.xml", of: filled)
  #expect(xml.contains("<w:rPr><w:b w:val=\"1\"/></w:rPr><w:t xml:space=\"preserve\">Acme</w:t>"))
}
