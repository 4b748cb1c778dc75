import TestSupport
import Testing

/// Samples name nobody who exists.
@Suite struct SampleTests {
  static let samples = Repository.files(below: "samples", ending: ".yaml")

  @Test(arguments: samples) func everyNumberComesFromTheAgreedRange(path: String) throws {
    let text = try Repository.text(path)
    for match in text.matches(of: #/\b1[3-9]\d{9}\b/#) {
      #expect(match.0.hasPrefix("138000000"), "\(path): a mobile outside 138000000xx")
    }
    for match in text.matches(of: #/\b0531-\d+/#) { #expect(match.0.hasPrefix("0531-800000"), "\(path): \(match.0)") }
    for match in text.matches(of: #/[\w.]+@([\w.]+)/#) { #expect(match.1 == "example.com", "\(path): \(match.0)") }
    #expect(!text.contains(#/\b\d{17}[\dX]\b/#) || text.contains("虚构"), "\(path) says that it is fictitious")
  }
}
