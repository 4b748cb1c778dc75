import ShenbaoTypesetting
import Testing

/// Where characters stand in their lines.
///
/// 16 full-width characters of 10 points fill a line.
@Suite struct LineTests {
  private func lines(_ text: String, _ properties: String = "", settings: String = "", run: String = "") throws
    -> [String]
  {
    var sample = SampleDocument(SampleDocument.paragraph(text, properties, run: run))
    sample.settings = settings
    return try sample.typeset().lines()
  }

  private let twenty = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"

  @Test func aLineHoldsSixteenCharactersAndTheNextStandsTwentyPointsLower() throws {
    #expect(try lines(twenty) == ["20 36 一二三四五六七八九十甲乙丙丁戊己", "20 56 庚辛壬癸"])
  }

  @Test func indentsInCharactersCountBeforeThoseInPoints() throws {
    let indent = #"<w:ind w:firstLineChars="200" w:firstLine="100" w:rightChars="100"/>"#
    #expect(try lines(twenty, indent) == ["40 36 一二三四五六七八九十甲乙丙", "20 56 丁戊己庚辛壬癸"])
    let reset = #"<w:ind w:firstLineChars="0" w:firstLine="100"/>"#
    #expect(try lines("一", reset) == ["25 36 一"])
  }

  @Test func aHangingIndentPullsTheFirstLineOut() throws {
    let hanging = #"<w:ind w:left="800" w:hanging="400"/>"#
    #expect(try lines(twenty, hanging) == ["40 36 一二三四五六七八九十甲乙丙丁", "60 56 戊己庚辛壬癸"])
  }

  @Test(arguments: [("center", "70 36 一二三四五六"), ("right", "120 36 一二三四五六"), ("left", "20 36 一二三四五六")])
  func linesStandWhereTheAlignmentPutsThem(alignment: String, expected: String) throws {
    #expect(try lines("一二三四五六", #"<w:jc w:val="\#(alignment)"/>"#) == [expected])
  }

  @Test func aCommaThatDoesNotFitHangsInTheMargin() throws {
    let text = "一二三四五六七八九十甲乙丙丁戊己，庚"
    #expect(try lines(text) == ["20 36 一二三四五六七八九十甲乙丙丁戊己，", "20 56 庚"])
    let forbidden = #"<w:overflowPunct w:val="0"/>"#
    #expect(try lines(text, forbidden) == ["20 36 一二三四五六七八九十甲乙丙丁戊", "20 56 己，庚"])
  }

  @Test(arguments: ["；", "）", "》", "！"]) func otherMarksHangInTheMarginToo(mark: String) throws {
    let text = "一二三四五六七八九十甲乙丙丁戊己\(mark)庚"
    #expect(try lines(text) == ["20 36 一二三四五六七八九十甲乙丙丁戊己\(mark)", "20 56 庚"])
  }

  @Test func aBracketIsNotLeftAtTheEndOfALine() throws {
    #expect(
      try lines("一二三四五六七八九十甲乙丙丁戊（己）") == ["20 36 一二三四五六七八九十甲乙丙丁戊", "20 56 （己）"]
    )
    let anywhere = #"<w:kinsoku w:val="0"/>"#
    #expect(
      try lines("一二三四五六七八九十甲乙丙丁戊（己）", anywhere) == ["20 36 一二三四五六七八九十甲乙丙丁戊（", "20 56 己）"]
    )
  }

  @Test func punctuationIsSqueezedOnlyWhenTheDocumentAsks() throws {
    let settings = #"<w:characterSpacingControl w:val="compressPunctuation"/>"#
    let text = "（一）（二）（三）四五六七八九十甲"
    #expect(try lines(text, settings: settings) == ["20 36 \(text)"])
    #expect(try lines(text).count == 2)
    // Letters that are set apart keep what they are given.
    var sample = SampleDocument(SampleDocument.paragraph("（一）（二）", run: #"<w:spacing w:val="20"/>"#))
    sample.settings += settings
    let ends = try sample.typeset().pages[0].items.compactMap { item in
      if case .glyphs(let run) = item { run.dumpedEnd } else { nil }
    }
    #expect(ends.max() == 75)
  }

  @Test func aWordThatDoesNotFitGoesToTheNextLineAndATooLongOneIsCut() throws {
    #expect(
      try lines("一二三四五六七八九十甲乙丙丁abcdefgh") == ["20 36 一二三四五六七八九十甲乙丙丁", "20 56 abcdefgh"]
    )
    let long = String(repeating: "m", count: 40)
    #expect(try lines(long) == ["20 36 " + long.prefix(32), "20 56 " + long.suffix(8)])
  }

  @Test func aNumberMayEndAfterItsHyphen() throws {
    #expect(
      try lines("一二三四五六七八九十甲乙丙0531-80000001") == ["20 36 一二三四五六七八九十甲乙丙0531-", "20 56 80000001"]
    )
  }

  @Test(arguments: ["class/ieee", "name.2022", "query?year", "either|or"])
  func aLineDoesNotEndAfterAMarkWithinAWord(word: String) throws {
    #expect(try lines("一二三四五六七八九十甲乙\(word)") == ["20 36 一二三四五六七八九十甲乙", "20 56 \(word)"])
  }

  @Test func anOptionalHyphenIsShownWhereItsLineEnds() throws {
    func word(_ head: Int) -> String {
      let (first, rest) = (String(repeating: "a", count: head), String(repeating: "b", count: 10))
      return "<w:p><w:r><w:t>\(first)</w:t><w:softHyphen/><w:t>\(rest)</w:t></w:r></w:p>"
    }
    let whole = try SampleDocument(word(3)).typeset()
    #expect(whole.lines() == ["20 36 aaabbbbbbbbbb"])
    let divided = try SampleDocument(word(30)).typeset()
    #expect(divided.lines().map { $0.split(separator: " ")[2].count } == [31, 10])
    #expect(divided.lines()[0].hasSuffix("a\u{AD}"))
  }

  @Test(arguments: ["\u{200B}", "\u{200E}", "\u{2060}", "\u{2061}"])
  func aSignThatNoFontDrawsTakesNoRoomWhereARunBegins(sign: String) throws {
    let run = { (text: String) in "<w:r><w:t>\(text)</w:t></w:r>" }
    let document = try SampleDocument("<w:p>\(run("一二三四五六七八"))\(run(sign + "九十甲乙丙丁戊己"))</w:p>").typeset()
    #expect(document.lines().count == 1)
    #expect(document.issues.isEmpty)
  }

  @Test func aWordJoinerKeepsALineTogetherAndABlankWithoutWidthDividesIt() throws {
    let text = "一二三四五六七八九十甲乙丙丁戊己"
    #expect(try lines(text + "\u{2060}庚") == ["20 36 一二三四五六七八九十甲乙丙丁戊", "20 56 己\u{2060}庚"])
    let word = String(repeating: "m", count: 4)
    #expect(try lines(text.prefix(13) + word + "\u{200B}" + word).count == 2)
    let divided = try lines(text.prefix(13) + word + "\u{200B}" + word)
    #expect(divided == ["20 36 \(text.prefix(13))\(word)\u{200B}", "20 56 \(word)"])
  }

  @Test func blanksMayStandBeyondTheEndOfALine() throws {
    // A line holds 32 letters; the two words and the blank between them would need 33, and the blank is the 33rd.
    let words = String(repeating: "a", count: 16) + " " + String(repeating: "b", count: 15) + " c"
    let lines = try SampleDocument(SampleDocument.paragraph(words)).typeset().lines()
    #expect(lines.map { $0.split(separator: " ").last.map(String.init) } == [String(repeating: "b", count: 15), "c"])
  }
}
