import ShenbaoFormats
import Testing

private let users: FormValue = [
  "users": [["name": "John"], ["name": "Jane"]], "none": [], "co": "Acme", "zero": .number("0"),
  "os": [["t": "l", "n": "1"], ["t": "d", "n": "5"]],
]

/// The lines of a template with single braces, as other template languages have them.
private func lines(_ body: String, _ values: FormValue = users) throws -> [String] {
  let template = try WordTemplate(
    bytes: try WordFixture.bytes(body: body),
    delimiters: MarkDelimiters(opening: "{", closing: "}")
  )
  let filled = try template.filled(with: values, packageCode: nil)
  try #require(filled.issues == [])
  return try WordFixture.lines(of: filled)
}

private func paragraphs(_ texts: String...) -> String { texts.map { WordFixture.paragraph($0) }.joined() }

@Test(arguments: [
  (["A {#users}{name}, {/users}Z"], ["A John, Jane, Z"]),
  (["{#users}", "Hi {name} of {co}", "{/users}", "end"], ["Hi John of Acme", "Hi Jane of Acme", "end"]),
  (["{#users}", "{#name}Hi {.}{/name}", "{/}"], ["Hi John", "Hi Jane"]),
  (["{^none}nobody{/none}{#none}some{/none}"], ["nobody"]),
  (["{#zero}some{/zero}{^zero}zero{/zero}"], ["zero"]),
  (["{#xyzxyz}{a} {b}{/xyzxyz}{^xyzxyz}absent{/xyzxyz}"], ["absent"]),
  (["A {#users}B {name}", "C {/users}D"], ["A B John", "C B Jane", "C D"]),
  (["A {#users}B {name}", "mid", "C {/users}D"], ["A B John", "mid", "C B Jane", "mid", "C D"]),
  (["A {#none}B", "C {/none}D"], ["A D"]),
  (["x{#os}1", "2{/os}y{#os}3", "4{/os}z"], ["x1", "21", "2y3", "43", "4z"]),
  (["{-w:p os}{t}{n}{/os}"], ["l1", "d5"]),
  (["{#users}{name}{/people}"], ["JohnJane"]),
  (["{#usrs}{nmae}{/}{^zeros}none{/}{#users}{#nmae}{typo}{/}{/}"], ["none"]),
  (["{#users}{this.name}{#name}{this}{/}{/} {.['co']} {this[\"co\"]}"], ["JohnJohnJaneJane Acme Acme"]),
  (["{#os}{#$index==0}first {/}{$index+1}{n} {/os}"], ["first 11 25 "]),
  (["{#os}{n + n - (.['n'] * 2)}{/os} {who = co}{who}"], ["00 Acme"]),
])
func loopsOfOtherLanguagesDoWhatTheyDoThere(body: [String], expected: [String]) throws {
  #expect(try lines(body.map { WordFixture.paragraph($0) }.joined()) == expected)
}

@Test func sectionsMayNameWhatTheyRepeat() throws {
  let rows = ["-- table", "| l | 1 |", "| d | 5 |"]
  #expect(try lines(WordFixture.table([["{-w:tr os}{t}", "{n}{/os}"]])) == rows)
  let tables = try lines(paragraphs("a") + WordFixture.table([["{-w:tbl os}{t}", "{n}{/os}"]]))
  #expect(tables == ["a", "-- table", "| l | 1 |", "-- table", "| d | 5 |"])
}

@Test func aParagraphThatEndsASectionOfTheDocumentStays() throws {
  let mark = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{#co}</w:t></w:r></w:p>"
  let printed = try lines(mark + paragraphs("in", "{/co}", "after"))
  #expect(printed.filter { ["in", "after", "{#co}", "{/co}"].contains($0) } == ["in", "after"])
}

@Test func identifiersInBracesAreNoMarks() throws {
  let drawing = """
    <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="T"><a:extLst><a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"/>\
    </a:extLst></wp:docPr></wp:inline></w:drawing></w:r><w:r><w:t>{co}</w:t></w:r></w:p>
    """
  #expect(try lines(drawing).last?.hasSuffix("Acme") == true)
}

@Test func aQuestionMarkOpensASectionToo() throws {
  #expect(try WordFixture.text(WordFixture.paragraph("{{?co}}of {{.}}{{/co}}"), users) == ["of Acme"])
}
