import ShenbaoModel
import Testing

@Suite struct PatentNumberTests {
  @Test(arguments: [
    "201710601862.3", "200820132792.8", "200820009767.0", "201220687633.0", "201310699744.2", "201110047567.0",
    "201010146372.7", "201510110306.7", "97101765.4", "95115608.X", "202410000001.X", "ZL 2012 2 0687633.0",
    "ZL201110047567.0", "CN201110047567.0",
  ])
  func rightNumbersAreAccepted(text: String) {
    #expect(PatentNumber(text) != nil)
  }

  @Test(arguments: [
    "200310102344.X", "201110047567", "201110047567.1", "2011100475670", "ZL 20 11 1 0047567.0", "201110047567 .0", "",
    "CN101234567A", "201140047567.0",
  ])
  func wrongNumbersAreRefused(text: String) {
    #expect(PatentNumber(text) == nil)
  }

  @Test func kindAndGrantAreReadOffTheNumber() {
    #expect(PatentNumber("ZL 2012 2 0687633.0")?.kind == .utilityModel)
    #expect(PatentNumber("ZL201110047567.0")?.isGranted == true)
    #expect(PatentNumber("201110047567.0")?.isGranted == false)
    #expect(PatentNumber("95115608.X")?.kind == .invention)
  }
}
