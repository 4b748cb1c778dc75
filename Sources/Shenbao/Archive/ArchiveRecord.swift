internal import Foundation

/// What a later version must know to open an archive (`shenbao-archive.json`).
struct ArchiveRecord: Codable, Equatable {
  static let format = 1

  var format = ArchiveRecord.format
  /// The name of the answers' file in `data/application/`.
  var answers: String
  var packageCode: String
  /// The version that wrote the archive.
  var version: String

  init(answers: String, packageCode: String, version: String) {
    (self.answers, self.packageCode, self.version) = (answers, packageCode, version)
  }

  init?(decoding bytes: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let decoded = try? decoder.decode(ArchiveRecord.self, from: Data(bytes)) else { return nil }
    self = decoded
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
  }
}
