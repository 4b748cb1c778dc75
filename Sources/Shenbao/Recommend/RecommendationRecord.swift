internal import Foundation
internal import ShenbaoModel

/// What became of each package, for other programs (`recommendation.json`): codes and places, never what documents say.
struct RecommendationRecord: Codable, Equatable {
  static let fileName = "recommendation.json"

  struct Entry: Codable, Equatable {
    var number: Int
    var file: String
    var packageCode: String?
    /// `recommended` or `returned`.
    var result: String
    var findings: [VerificationRecord.Finding]
  }

  var format = 1
  var packageCode: String?
  var version = Installation.version
  var packages: [Entry]
  /// Every file beside this one.
  var files: [String]

  init(_ recommendation: Recommendation) {
    packageCode = recommendation.code
    files = recommendation.names
    packages = recommendation.entries.map { entry in
      Entry(
        number: entry.number,
        file: entry.file,
        packageCode: entry.code,
        result: entry.isRecommended ? "recommended" : "returned",
        findings: entry.findings.map { VerificationRecord.Finding($0) }
      )
    }
  }

  init?(decoding bytes: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let decoded = try? decoder.decode(RecommendationRecord.self, from: Data(bytes)) else { return nil }
    self = decoded
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
  }
}
