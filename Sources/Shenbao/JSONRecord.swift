internal import Foundation

/// A file that other programs read as JSON: keys in snake case and in order, a line break at the end.
protocol JSONRecord: Codable {}

extension JSONRecord {
  /// Reads one; nothing when it is not of the expected form.
  init?(decoding bytes: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let decoded = try? decoder.decode(Self.self, from: Data(bytes)) else { return nil }
    self = decoded
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
  }
}
