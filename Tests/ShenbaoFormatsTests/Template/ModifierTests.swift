import ShenbaoFormats
import Testing

/// How `value` is printed by `{{甲|modifiers}}`.
private func printed(_ value: FormValue, _ modifiers: String) throws -> String {
  try WordFixture.text(WordFixture.paragraph("〔{{甲|\(modifiers)}}〕"), ["甲": value]).joined()
}

@Test(arguments: [
  ("1409.50", "壹仟肆佰零玖元伍角"), ("6007.14", "陆仟零柒元壹角肆分"), ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
  ("107000.53", "壹拾万柒仟元零伍角叁分"), ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("325.04", "叁佰贰拾伍元零肆分"),
  ("1000000", "壹佰万元整"), ("3000000", "叁佰万元整"), ("985600", "玖拾捌万伍仟陆佰元整"), ("50000000", "伍仟万元整"),
  ("100000001", "壹亿零壹元整"), ("0.35", "叁角伍分"), ("0", "零元整"), ("0.05", "伍分"), ("10", "壹拾元整"), ("1000010", "壹佰万零壹拾元整"),
  ("100010001", "壹亿零壹万零壹元整"), ("1000000000000", "壹万亿元整"), ("1000100000000", "壹万零壹亿元整"), ("-5.20", "负伍元贰角"),
  ("20300", "贰万零叁佰元整"),
])
func amountsAreWrittenInWords(amount: String, words: String) throws {
  #expect(try printed(.number(amount), "大写") == "〔\(words)〕")
}

@Test(arguments: [
  ("1409.5", "千分", "1,409.5"), ("1234567", "千分", "1,234,567"), ("-1000", "千分", "-1,000"), ("999", "千分", "999"),
  ("1409.5", "小数2", "1409.50"), ("2.345", "小数2", "2.35"), ("9.995", "小数2", "10.00"), ("-0.004", "小数2", "0.00"),
  ("1.5", "小数0", "2"), ("0.256", "百分", "25.6%"), ("1", "百分", "100%"), ("0.12345", "百分|小数1", "12.3%"),
  ("1234.5", "小数2|千分", "1,234.50"), ("007", "千分", "7"),
])
func numbersArePrintedAsAsked(number: String, modifier: String, expected: String) throws {
  #expect(try printed(.number(number), modifier) == "〔\(expected)〕")
}

@Test(arguments: [
  ("yyyy年M月d日", "2024年9月2日"), ("yyyy-MM-dd", "2024-09-02"), ("yy.M", "24.9"), ("d", "2"), ("yyyy年", "2024年"),
])
func datesFollowTheirPattern(pattern: String, expected: String) throws {
  #expect(try printed(.date(year: 2024, month: 9, day: 2), pattern) == "〔\(expected)〕")
}

@Test(arguments: ["大", "yyyz", "小数x", "小数99", "至少3行", "分隔=、", "", "h"])
func whatIsNoModifierIsReported(modifier: String) throws {
  let filled = try WordFixture.fill(WordFixture.paragraph("{{甲|\(modifier)}}"), ["甲": "1"])
  #expect(filled.issues.map(\.kind) == [.badModifier])
}

@Test(arguments: ["千分", "大写", "小数2", "百分", "yyyy年"])
func aModifierThatDoesNotSuitTheValueIsReported(modifier: String) throws {
  let filled = try WordFixture.fill(WordFixture.paragraph("{{甲|\(modifier)}}"), ["甲": "三个"])
  #expect(filled.issues.map(\.kind) == [.badModifier])
  #expect(try WordReader(bytes: filled.bytes).values.map(\.text) == ["三个"])
}

@Test func nothingIsPrintedForABlankUnlessAsked() throws {
  #expect(try printed(.blank, "千分") == "〔〕")
  #expect(try printed(.blank, "空=无") == "〔无〕")
  #expect(try printed("  ", "空=—") == "〔—〕")
  #expect(try printed(.number("5"), "空=无|千分") == "〔5〕")
}

@Test(arguments: [("空=　　", "　　"), ("空=  ", "  "), ("空＝ 无 ", "无"), ("空=", "")])
func aFallbackOfBlanksIsKept(modifier: String, expected: String) throws {
  #expect(try printed(.blank, modifier) == "〔\(expected)〕")
}
