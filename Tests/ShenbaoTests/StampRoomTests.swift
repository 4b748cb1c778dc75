import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Nothing is stamped over.
@Suite struct StampRoomTests {
  /// Words with their boxes, in points from the top left, page by page.
  private func words(of pack: ChangedPack) throws -> [[(text: String, bottom: Double)]] {
    let text = try Program("pdftotext", ["-bbox", pack.bundlePath, "-"]).output
    return text.split(separator: "<page ").dropFirst().map { page in
      page.matches(of: #/yMax="([0-9.]+)">([^<]*)</#).map { (String($0.2), Double(String($0.1)) ?? 0) }
    }
  }

  private let strip = 841.89 - 25 * 72 / 25.4

  @Test func aFormThatReachesIntoTheStripIsMadeSmaller() throws {
    let pack = try ChangedPack([])
    try pack.edit(form: "申报书.docx", part: "word/document.xml") {
      $0 = $0.replacing(#/w:bottom="1984"/#, with: "w:bottom=\"400\"")
    }
    #expect(try pack.build().diagnostics.isEmpty)
    let reader = try pack.bundle
    for (index, page) in try words(of: pack).enumerated() {
      // The lines of the stamp begin lower.
      #expect(!page.contains { $0.bottom > strip + 1 && $0.bottom < 808 }, "page \(index + 1)")
    }
    let findings = Verification(of: "\(pack.folder.path)/out", with: pack.installation).report.diagnostics
    #expect(findings.isEmpty)
    // The links moved with the words.
    let declaration = try #require(reader.outline.filter { $0.level == 1 }[1].page)
    let inside = reader.links.filter { $0.page > declaration }
    #expect(!inside.isEmpty && inside.allSatisfy { $0.rectangle.y + $0.rectangle.height < strip + 4 })
  }

  @Test func aPackMayKeepEvidenceAtItsSize() throws {
    let never = try ChangedPack([("paper:\n", "paper:\n  scale: never\n")])
    let found = try never.build().diagnostics
    #expect(found.map(\.code.name) == ["build.ground"])
    #expect(Verification(of: "\(never.folder.path)/out", with: never.installation).report.diagnostics.isEmpty)
    let needed = try ChangedPack([("paper:\n", "paper:\n  scale: needed\n")])
    #expect(try needed.build().diagnostics.isEmpty)
    #expect(Verification(of: "\(needed.folder.path)/out", with: needed.installation).report.diagnostics.isEmpty)
  }
}
