import ShenbaoFormats
import TestSupport
import Testing

@Suite struct PageCodeTests {
  private let code = PageCode(packageCode: "7Q2M9XK4TB", page: 12, pages: 238, digest: "0123WXYZ")

  @Test func itsTextIsReadBack() {
    #expect(PageCode(reading: code.text) == code)
    #expect(code.text.utf8.count == 30)
    #expect(code.text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) })
  }

  @Test func everyPageNumberIsReadBack() {
    for page in [1, 31, 32, 1_023, 1_024, 20_000] {
      let code = PageCode(packageCode: "0000000000", page: page, pages: 20_000, digest: "ZZZZZZZZ")
      #expect(PageCode(reading: code.text) == code)
    }
  }

  @Test func everySingleWrongCharacterIsRefused() {
    let right = Array(code.text.utf8)
    for place in right.indices {
      for other in Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ ".utf8) where other != right[place] {
        var wrong = right
        wrong[place] = other
        #expect(PageCode(reading: String(decoding: wrong, as: UTF8.self)) == nil)
      }
    }
  }

  @Test func otherTextsAreRefused() {
    for text in [
      "", "S1", code.text + "0", String(code.text.dropLast()), code.text.lowercased(), "https://example.org",
    ] {
      #expect(PageCode(reading: text) == nil)
    }
  }

  @Test func aPageBeyondTheLastIsRefused() {
    let wrong = PageCode(packageCode: "0000000000", page: 9, pages: 8, digest: "00000000")
    #expect(PageCode(reading: wrong.text) == nil)
  }
}

@Suite struct CrockfordTests {
  @Test func bytesAreWrittenFiveBitsADigit() {
    #expect(Crockford.text(of: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF], count: 8) == "ZZZZZZZZ")
    #expect(Crockford.text(of: [0b00001_000, 0b10_00011_0, 0b0100_0000], count: 4) == "1234")
    #expect(Crockford.text(of: [], count: 3) == "000")
  }

  @Test func numbersAreReadBack() {
    for number in [0, 1, 31, 32, 32_767] { #expect(Crockford.number(Crockford.text(of: number, count: 3)) == number) }
    #expect(Crockford.number("ILOU") == nil)
    #expect(Crockford.number("") == nil)
    #expect(Crockford.number("0000000000000") == nil)
  }
}
