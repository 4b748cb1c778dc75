import ShenbaoModel
import TestSupport
import Testing

/// Damaged texts are refused with the line; nothing in an honest notice is taken for damage.
@Suite struct NoticeTextTests {
  private func found(_ text: String) -> [String] {
    NoticeText(text, file: "notice.txt").damage().diagnostics.map { diagnostic in
      "\(diagnostic.caret) \(diagnostic.facts[0].en)"
    }
  }

  @Test(arguments: [
    ("業(yè)務", "1:2 error pack.damaged-text a sound behind a character"),
    ("甲\n監(jiān)管", "2:2 error pack.damaged-text a sound behind a character"),
    ("?。ㄒ唬┘訌", "1:1 error pack.damaged-text shifted bytes (?。)"),
    ("申\u{FFFD}书", "1:2 error pack.damaged-text a lost character"),
    ("申\u{E000}书", "1:2 error pack.damaged-text a character of private use"),
    ("申カ书", "1:2 error pack.damaged-text kana inside Chinese"),
    ("申Ж书", "1:2 error pack.damaged-text Cyrillic inside Chinese"),
    ("申│书", "1:2 error pack.damaged-text box drawing inside Chinese"),
  ])
  func damageIsSaidAtItsPlace(text: String, expected: String) {
    #expect(found(text).contains(expected), "\(found(text))")
  }

  @Test func theBytesOfTheShiftedHeadingAreAllKindsOfDamage() {
    #expect(found("?。ㄒ唬┘訌娊M織領導").map { $0.split(separator: " ").suffix(3).joined(separator: " ") }.count == 3)
  }

  @Test(arguments: ["jinan-platform-2024", "liaoning-2023-support", "shandong-2022-conversion"])
  func theNoticesOfOurPacksAreWhole(pack: String) throws {
    #expect(found(try Repository.text("Templates/\(pack)/notice.txt")).isEmpty)
  }

  @Test func bracketsWithWordsAreNoSounds() {
    #expect(found("技术与创新支持中心(TISC)，《协定》(RCEP)").isEmpty)
  }

  @Test func aReadingTurnsDamageIntoARemark() {
    let report = NoticeText("業(yè)務", file: "notice.txt").damage(isRead: true)
    #expect(report.diagnostics.map(\.severity) == [.note])
  }
}
