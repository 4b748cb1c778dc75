import ShenbaoModel
import Testing

@Suite struct ValueTests {
  private func value(_ text: String, file: String = "a.yaml") throws(Report) -> Value {
    try Value(parsing: Array(text.utf8), file: file)
  }

  private func code(_ bytes: [UInt8], file: String = "a.yaml") -> String? {
    do {
      _ = try Value(parsing: bytes, file: file)
      return nil
    } catch {
      return error.diagnostics.first?.code.name
    }
  }

  @Test func everyValueKnowsItsPlace() throws {
    let value = try value("甲:\n  乙: 丙\n  丁:\n    - 戊\n")
    #expect(value[["甲", "乙"]]?.place == Place(file: "a.yaml", line: 2, column: 6))
    #expect(value[["甲", "丁"]]?.list?[0].place == Place(file: "a.yaml", line: 4, column: 7))
    #expect(value.entries?[0].place == Place(file: "a.yaml", line: 1, column: 1))
  }

  @Test(arguments: ["0531", "123701004955102200", "201110047567.0", "否", "NO", "1e3", "0x10", "2024-09-22"])
  func scalarsStayText(written: String) throws {
    #expect(try value("a: \(written)")["a"]?.text == written)
    #expect(try value("{\"a\": \"\(written)\"}", file: "a.json")["a"]?.text == written)
  }

  @Test func jsonNumbersKeepTheirDigits() throws {
    let value = try value("{\"a\": 1409.50, \"b\": 123701004955102200, \"c\": null, \"d\": true}", file: "a.json")
    #expect(value["a"]?.text == "1409.50")
    #expect(value["b"]?.text == "123701004955102200")
    #expect(value["c"]?.text == "")
    #expect(value["d"]?.text == "true")
  }

  @Test func jsonReadsSurrogatePairsAndAByteOrderMark() throws {
    let json = "{\"a\": \"\\uD862\\uDE4E\\u4e2d\\n\"}"
    let bytes = [0xEF, 0xBB, 0xBF] + Array(json.utf8)
    let value = try Value(parsing: bytes, file: "a.json")
    #expect(value["a"]?.text == "\u{28A4E}中\n")
    #expect(value["a"]?.place.column == 7)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{\"a\": 01}", "{\"a\": \"\\ud800\"}", "{\"a\": \"\\udc00\"}", "[1] 2", "{'a': 1}",
    "{\"a\": tru}", "[\"\t\"]", "{\"a\": \"\\x\"}", "\"", "[1 2]", "{\"a\":1,}", "-", "[.5]", "[1.]", "[+1]",
  ])
  func brokenJSONIsRefused(text: String) {
    #expect(code(Array(text.utf8), file: "a.json")?.hasPrefix("load.") == true)
  }

  @Test func jsonNamesTheSecondOfTwoEqualKeys() {
    do {
      _ = try value("{\"a\": 1,\n \"a\": 2}", file: "a.json")
      Issue.record("two equal keys were accepted")
    } catch {
      let diagnostic = error.diagnostics.first
      #expect(diagnostic?.code.name == "load.duplicate-key")
      #expect(diagnostic?.place == Place(file: "a.json", line: 2, column: 2))
    }
  }

  @Test func wrongEncodingsAreNamed() {
    let gbk: [UInt8] = Array("a: ".utf8) + [0xC9, 0xEA, 0xB1, 0xA8]
    #expect(code(gbk) == "load.encoding")
    #expect(code([0xFF, 0xFE, 0x61, 0x00]) == "load.encoding")
    do {
      _ = try Value(parsing: gbk, file: "a.yaml")
    } catch {
      #expect(error.diagnostics[0].message.zh.contains("GBK"))
      #expect(error.diagnostics[0].place?.line == 1)
    }
    do {
      _ = try Value(parsing: gbk + [0x81, 0x30, 0x84, 0x36, 0xC9, 0xEA], file: "a.yaml")
    } catch {
      #expect(error.diagnostics[0].message.zh.contains("GBK"), "four bytes of GB18030")
    }
  }

  @Test func aControlCharacterIsSaidAtItsPlace() {
    for text in ["甲: 乙\n丙: \u{1B}[31m", "甲: 乙\r\n丙: \u{1B}", "甲: 乙\n\"\\e\": 丁"] {
      do {
        _ = try value(text)
        Issue.record("\(text.debugDescription) was read")
      } catch {
        #expect(error.diagnostics[0].code.name == "load.control-character")
        #expect(error.diagnostics[0].message.zh.contains("U+001B"))
        #expect(error.diagnostics[0].place?.line == 2)
      }
    }
  }

  @Test(arguments: ["\n", "\r\n"]) func linesEndAsWindowsOrUnixEndsThem(end: String) {
    func place(_ lines: [String]) -> Place? {
      do {
        _ = try value(lines.joined(separator: end))
        return nil
      } catch {
        return error.diagnostics.first?.place
      }
    }
    #expect(place(["甲:", "  乙: 1", "  丙: 2", "  乙: 3"]) == Place(file: "a.yaml", line: 4, column: 3))
    #expect(place(["甲:", "  乙: 1", "\t丙: 2"]) == Place(file: "a.yaml", line: 3, column: 1))
  }

  @Test func limitsHold() {
    let deep = String(repeating: "[", count: 120) + String(repeating: "]", count: 120)
    #expect(code(Array(deep.utf8), file: "a.json") == "load.too-deep")
    #expect(code(Array(deep.utf8)) == "load.too-deep")
    #expect(code(Array(String(repeating: "[", count: 100_000).utf8), file: "a.json") == "load.too-deep")
    #expect(code(Array(String(repeating: "[", count: 100_000).utf8)) == "load.too-deep")
    #expect(code([UInt8](repeating: 0x61, count: 10_000_001)) == "load.too-large")
    let many = "[" + String(repeating: "1,", count: 500_001) + "1]"
    #expect(code(Array(many.utf8), file: "a.json") == "load.too-many")
    #expect(code(Array("a: b\u{0}c".utf8)) == "load.control-character")
    #expect(code(Array("a: \"b\\x01c\"".utf8)) == "load.control-character")
    #expect(code(Array("a: b\n---\nc: d\n".utf8)) == "load.several-documents")
    #expect(code([]) == "load.empty")
    #expect(code(Array(" \n".utf8)) == "load.empty")
  }

  @Test func anAliasBombIsRefusedAtOnce() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a40\n: x\n"
    #expect(code(Array(text.utf8)) == "load.anchor")
  }
}
