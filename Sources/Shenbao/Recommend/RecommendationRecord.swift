internal import ShenbaoModel

/// What became of each package, for other programs (`recommendation.json`): codes and places, never what documents say.
struct RecommendationRecord: JSONRecord, Equatable {
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
}
