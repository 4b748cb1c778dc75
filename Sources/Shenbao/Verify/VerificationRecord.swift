internal import Foundation
internal import ShenbaoModel

/// The findings of a verification as JSON, for archives and for other programs: codes and places, never values.
struct VerificationRecord: Codable, Equatable {
  struct Finding: Codable, Equatable {
    var code: String
    var severity: String
    var file: String?
    var message: String
  }

  var format = 1
  var packageCode: String?
  var version = Installation.version
  var findings: [Finding]

  init(_ verification: Verification) {
    packageCode = verification.code
    findings = verification.report.sorted.map { found in
      Finding(
        code: found.code.name,
        severity: found.severity.rawValue,
        file: found.place?.file,
        message: found.message.zh
      )
    }
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
  }
}
