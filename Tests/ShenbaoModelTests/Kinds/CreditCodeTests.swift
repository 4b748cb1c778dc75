import ShenbaoModel
import Testing

@Suite struct CreditCodeTests {
  @Test(arguments: [
    "91350100M000100Y43", "91110108551385082Q", "11370100MB28696235", "91110000802100433B", "91440300708461136T",
    "9144030071526726XG", "91330100799655058B", "123701004955102200", "12370100495510175Y",
  ])
  func rightCodesAreAccepted(text: String) {
    #expect(CreditCode(text) != nil)
  }

  @Test(arguments: [
    "91350100M000100Y4Z", "12370000495570303U", "91310115591673062R", "", "9135010", "91350100M000100Y4O",
  ])
  func wrongCodesAreRefused(text: String) {
    #expect(CreditCode(text) == nil)
  }

  @Test func everySingleSubstitutionIsDetected() {
    let right = Array("12370100495510001M")
    #expect(CreditCode(String(right)) != nil)
    for position in 0..<17 {
      for character in "0123456789ABCDEFGHJKLMNPQRTUWXY" where character != right[position] {
        var wrong = right
        wrong[position] = character
        #expect(CreditCode(String(wrong)) == nil, "\(position) \(character)")
      }
    }
  }

  @Test(arguments: [
    "91350100M000100Y43", "91110108551385082Q", "11370100MB28696235", "9144030071526726XG", "123701004955102200",
  ])
  func theOrganisationCodeInsideIsChecked(text: String) {
    #expect(CreditCode(text)?.hasValidOrganisationCode == true)
  }
}
