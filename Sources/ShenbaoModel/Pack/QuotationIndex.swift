/// The official text, indexed by every two characters that stand side by side, so that hundreds of quotations are found at once.
struct QuotationIndex {
  private let scalars: [UInt32]
  private var starts: [UInt64: [Int]] = [:]

  init(_ notice: String) {
    scalars = notice.unicodeScalars.map(\.value)
    for index in scalars.indices.dropLast() {
      starts[Self.key(scalars[index], scalars[index + 1]), default: []].append(index)
    }
  }

  /// Whether those words stand in the text, word for word.
  func contains(_ quotation: String) -> Bool {
    let wanted = quotation.unicodeScalars.map(\.value)
    guard wanted.count > 1 else { return wanted.first.map(scalars.contains) ?? false }
    let places = starts[Self.key(wanted[0], wanted[1])] ?? []
    return places.contains { scalars[$0...].starts(with: wanted) }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
