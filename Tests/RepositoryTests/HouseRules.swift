import TestSupport
import Testing

/// The rules that the compiler does not know; each failure names file and line.
@Suite struct HouseRules {
  /// What each target may import, beside the standard library's own modules where the rule below allows them.
  private static let imports: [String: Set<String>] = [
    "ShenbaoModel": ["Yams"],
    "ShenbaoFormats": [
      "Foundation", "Glibc", "Synchronization", "CLibXML2", "CLibZip", "CPangoCairo", "CQPDF", "CCrypto", "CQREncode",
      "CCMark",
      "CDisk", "CZlib", "CZBar", "CTurboJPEG", "CTIFF", "CWebP", "CHEIF",
    ],
    "ShenbaoTypesetting": ["Foundation", "Glibc", "ShenbaoFormats", "CPangoCairo"],
    "Shenbao": ["Foundation", "Synchronization", "ShenbaoModel", "ShenbaoFormats", "ShenbaoTypesetting"],
    "ShenbaoCLI": ["Dispatch", "Foundation", "Shenbao", "ShenbaoModel", "ArgumentParser"],
  ]

  private static let stepsAllowedIn: [(word: String, targets: Set<String>)] = [
    ("print(", ["ShenbaoCLI"]), ("Date()", ["ShenbaoCLI"]), ("UUID()", []), ("Locale.current", []),
    ("TimeZone.current", []), ("FileManager", []), ("Data(contentsOf", []), ("try!", []), ("as!", []),
    ("fatalError(", []), ("URLSession", []), ("Process()", ["ShenbaoFormats"]),
  ]

  @Test(arguments: SourceFile.all) func importsFollowTheArrows(file: SourceFile) {
    for (number, line) in file.code {
      guard let match = line.firstMatch(of: #/^\s*(?:(?:public|package|internal|private) )?import (\w+)/#) else {
        continue
      }
      let allowed = Self.imports[file.target] ?? []
      #expect(allowed.contains(String(match.1)), "\(file.path):\(number) imports \(match.1)")
    }
  }

  @Test(arguments: SourceFile.all) func filesStayShort(file: SourceFile) {
    #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count - 1) lines")
  }

  @Test(arguments: SourceFile.all) func functionsStayShort(file: SourceFile) {
    var start: (line: Int, indent: Int)?
    for (index, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if line.contains(#/^ *(?:@?\w+(?:\([a-z]+\))? )*(?:func |init[(?<])/#) { start = (index, indent) }
      if let begun = start, line.trimmingPrefix(while: { $0 == " " }).hasPrefix("}"), indent == begun.indent {
        #expect(index - begun.line < 51, "\(file.path):\(begun.line + 1) is \(index - begun.line + 1) lines long")
        start = nil
      }
    }
  }

  @Test(arguments: SourceFile.all) func nothingReachesWhereItMayNot(file: SourceFile) {
    for (number, line) in file.code {
      for (word, targets) in Self.stepsAllowedIn where line.contains(word) && !targets.contains(file.target) {
        Issue.record("\(file.path):\(number) says \(word)")
      }
    }
  }

  @Test(arguments: SourceFile.all) func nothingIsLeftForLater(file: SourceFile) {
    for (index, line) in file.lines.enumerated() {
      #expect(!line.contains(#/TODO|FIXME|XXX|HACK/#), "\(file.path):\(index + 1)")
    }
  }

  @Test(arguments: SourceFile.all) func typesAreNounsOfTheField(file: SourceFile) {
    for (number, line) in file.code {
      guard let match = line.firstMatch(of: #/\b(?:struct|class|enum|actor|protocol) (\w+)/#) else { continue }
      let isVague = match.1.contains(#/(?:Manager|Helper|Utils?|Service|Handler|Base|Impl)$/#)
      #expect(!isVague, "\(file.path):\(number) \(match.1)")
    }
  }
}
