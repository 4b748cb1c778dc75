import ShenbaoModel
import TestSupport
import Testing

/// Packs.md leaves out nothing that the reader of packs knows.
@Suite struct PackPageTests {
  private static let page = (try? Repository.text("Sources/Shenbao/Shenbao.docc/Packs.md")) ?? ""

  /// The keys that stand in the lists of the reader, and the names of kinds.
  private static let keys: [String] = {
    var keys: Set<String> = []
    for path in Repository.files(below: "Sources/ShenbaoModel/Pack", ending: ".swift") {
      let text = (try? Repository.text(path)) ?? ""
      let lists = text.matches(
        of: #/(?:keys\(\s*\[|static let keys =\s*\[|let (?:keys|known) =\s*\[|let simple: [^=]*= \[)([^\]]*)\]/#
      )
      for list in lists { keys.formUnion(list.1.matches(of: #/"([a-z-]+)"/#).map { String($0.1) }) }
    }
    return keys.union([
      "choice", "choices", "table", "group", "at-least", "at-most", "more-than", "less-than", "equals",
    ])
    .sorted()
  }()

  @Test func theReaderIsRead() {
    #expect(Self.keys.count > 95, "\(Self.keys)")
    for known in ["pack", "required-when", "grows-by", "rich-text", "workdays", "reason-in", "restored"] {
      #expect(Self.keys.contains(known), "\(known)")
    }
  }

  @Test(arguments: keys) func everyKeyIsExplained(key: String) throws {
    let pattern = try Regex("(?:`|\\{|, |\\n *(?:- )?)\(key)(?:`|:| )")
    #expect(Self.page.contains(pattern), "\(key) does not stand in Packs.md")
  }

  /// What differs between calls is data: no Swift file names a place, an office or a pack.
  @Test(arguments: SourceFile.all) func noSwiftFileKnowsACall(file: SourceFile) {
    let packs = Repository.files(below: "Templates", ending: "/pack.yaml").map { $0.split(separator: "/")[1] }
    for (number, line) in file.code {
      let known = packs.contains { line.contains($0) } || line.contains(#/Jinan|Liaoning|Shandong|济南|辽宁|山东|云溪/#)
      #expect(!known, "\(file.path):\(number)")
    }
  }

  @Test func everyComplaintAboutPacksIsInItsTable() {
    for code in Diagnostic.Code.all where code.name.hasPrefix("pack.") {
      #expect(Self.page.contains("| `\(code.name)` |"), "\(code.name)")
    }
  }
}
