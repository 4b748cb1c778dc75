import ShenbaoModel
import TestSupport
import Testing

/// Every diagnostic code is listed, worded in both languages, demanded by a test and explained in the documents.
@Suite struct CodeTests {
  static let names = Diagnostic.Code.all.map(\.name)
  private static let tests = Repository.files(below: "Tests", ending: "").filter { !$0.contains("/RepositoryTests/") }
    .compactMap { try? Repository.text($0) }.joined()

  @Test func everyCodeInTheSourcesIsListedOnce() throws {
    var written: [String] = []
    for file in SourceFile.all where file.path.contains("DiagnosticCode+") {
      written += file.lines.joined(separator: "\n").matches(of: #/Self\(\s*"([a-z-]+\.[a-z-]+)"/#).map { String($0.1) }
    }
    #expect(written.sorted() == Diagnostic.Code.all.map(\.name).sorted())
    #expect(Set(written).count == written.count)
  }

  @Test(arguments: names) func everyCodeSpeaksBothLanguages(name: String) throws {
    let diagnostic = Diagnostic(try #require(Diagnostic.Code.all.first { $0.name == name }))
    #expect(!diagnostic.message.zh.isEmpty && !diagnostic.message.en.isEmpty)
    #expect(!diagnostic.hint.zh.isEmpty && !diagnostic.hint.en.isEmpty)
    #expect(diagnostic.message.en.unicodeScalars.allSatisfy { $0.value < 0x4E00 || "年元万".contains(Character($0)) })
  }

  @Test(arguments: names) func everyCodeIsDemandedByATest(name: String) {
    let isDemanded = Self.tests.contains(name)
    #expect(isDemanded, "no test demands \(name)")
  }

  @Test func theDocumentsListEveryCode() throws {
    var page = """
      # 诊断代码 Diagnostics

      Every code that the tool can report, by phase. 本页由测试生成：`SHENBAO_UPDATE=1 swift test --filter CodeTests`。

      | code | 中文 | English | 办法 |
      |---|---|---|---|

      """
    for code in Diagnostic.Code.all {
      let diagnostic = Diagnostic(code)
      let cells = ["`\(code.name)`", diagnostic.message.zh, diagnostic.message.en, diagnostic.hint.zh]
      page += "| \(cells.joined(separator: " | ")) |\n"
    }
    try expectGolden(page, "Sources/Shenbao/Shenbao.docc/Diagnostics.md")
  }
}
