import ShenbaoTypesetting
import Testing

/// What stands in a line and is no character: readings, formulas, boxes, tabs to the margins.
@Suite struct ObjectTests {
  private typealias Sample = SampleDocument

  private func paragraph(_ runs: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
  }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  @Test func aReadingStandsAboveItsText() throws {
    let ruby = """
      <w:r><w:ruby><w:rubyPr><w:hpsRaise w:val="18"/></w:rubyPr><w:rt><w:r><w:rPr><w:sz w:val="10"/></w:rPr>\
      <w:t>han</w:t></w:r></w:rt><w:rubyBase><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>汉</w:t></w:r></w:rubyBase>\
      </w:ruby></w:r>
      """
    let document = try Sample(paragraph(run("一") + ruby + run("二"))).typeset()
    #expect(document.issues.isEmpty)
    let texts = document.texts()
    #expect(texts.contains("20 36 一") && texts.contains("30 36 汉") && texts.contains("40 36 二"))
    #expect(texts.contains { $0.hasSuffix(" 27 han") })
  }

  @Test func tabsMayLeadToTheMiddleAndToTheMargin() throws {
    func tab(_ alignment: String) -> String {
      #"<w:r><w:ptab w:relativeTo="margin" w:alignment="\#(alignment)" w:leader="none"/></w:r>"#
    }
    let line = run("左") + tab("center") + run("中") + tab("right") + run("右")
    #expect(try Sample(paragraph(line)).typeset().texts() == ["20 36 左", "95 36 中", "170 36 右"])
  }

  @Test func barTabsDrawALineThroughTheirLines() throws {
    let bar = #"<w:tabs><w:tab w:val="bar" w:pos="1000"/></w:tabs>"#
    let document = try Sample(paragraph(run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), bar)).typeset()
    #expect(document.strokes() == ["70 20 70 40"])
    #expect(document.texts() == ["20 36 甲", "56 36 乙"])
  }

  @Test func aFormulaIsWrittenInOneLine() throws {
    let formula = """
      <m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>\
      <m:rad><m:deg/><m:e><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>\
      </m:e></m:rad></m:oMath>
      """
    let document = try Sample(paragraph(formula) + "<m:oMathPara xmlns:m=\"m\">\(formula)</m:oMathPara>").typeset()
    let lines = document.lines().map { $0.split(separator: " ", maxSplits: 2)[2] }
    #expect(lines == ["(a+b)/2√(x^2)", "(a+b)/2√(x^2)"])
    #expect(document.issues.map(\.detail).contains("m:oMath"))
  }

  @Test(arguments: [
    (#"\f(1,2)"#, "1/2"), (#"\r(3,x)"#, "3√(x)"), (#"\b(\f(a,b))"#, "(a/b)"), (#"\x(字)"#, "字"), (#"\f(1"#, "1"),
  ])
  func aFieldsFormulaIsWrittenInOneLine(instruction: String, shown: String) throws {
    let field = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \(instruction)</w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    let document = try Sample(paragraph(field)).typeset()
    #expect(document.lines().map { String($0.split(separator: " ", maxSplits: 2)[2]) } == [shown])
    #expect(document.issues.map(\.detail) == ["EQ"])
  }

  private func inline(_ graphic: String) -> String {
    """
    <w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="508000" cy="254000"/><a:graphic xmlns:a="a">\
    <a:graphicData>\(graphic)</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
    """
  }

  @Test func aBoxInTheLineStandsOnTheBaseline() throws {
    let box = """
      <wps:wsp xmlns:wps="wps"><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>\
      \(Sample.paragraph("框"))</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" bIns="0"/></wps:wsp>
      """
    let document = try Sample(paragraph(run("前") + inline(box) + run("后"))).typeset()
    #expect(document.texts() == ["20 36 前", "30 32 框", "70 36 后"])
    #expect(document.issues.isEmpty)
  }

  @Test func whatCannotBeShownKeepsItsRoom() throws {
    let document = try Sample(paragraph(run("前") + inline("<c:chart xmlns:c=\"c\"/>") + run("后"))).typeset()
    #expect(document.texts() == ["20 36 前", "70 36 后"])
    #expect(document.strokes().count == 4)
    #expect(document.issues.map(\.detail) == ["c:chart"])
  }

  @Test func punctuationHangsInCellsOnlyAsFarAsTheMargin() throws {
    func cell(_ margin: Int) -> String {
      #"<w:tcMar><w:left w:w="0"/><w:right w:w="\#(margin)"/></w:tcMar>"#
    }
    func lines(_ margin: Int) throws -> [String] {
      let table = Sample.table([40 + margin / 20], Sample.row([Sample.cell("一二三四，五", cell(margin))]))
      return try Sample(table).typeset().lines()
    }
    #expect(try lines(200) == ["20 36 一二三四，", "20 56 五"])
    #expect(try lines(60) == ["20 36 一二三", "20 56 四，五"])
  }
}
