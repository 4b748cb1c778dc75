internal import ShenbaoModel

/// The findings of a verification as JSON, for archives and for other programs: codes and places, never values.
struct VerificationRecord: JSONRecord, Equatable {
  struct Finding: Codable, Equatable {
    var code: String
    var severity: String
    var file: String?
    var message: String

    init(_ found: Diagnostic) {
      (code, severity) = (found.code.name, found.severity.rawValue)
      (file, message) = (found.place?.file, found.message.zh)
    }
  }

  var format = 1
  var packageCode: String?
  var version = Installation.version
  var findings: [Finding]

  init(_ verification: Verification) {
    packageCode = verification.code
    findings = verification.report.sorted.map { Finding($0) }
  }
}
