/// Fixed bytes of a part that will be written several times, cut where something must not be the same twice.
enum RepeatedBytes {
  enum Piece: Equatable {
    case plain([UInt8])
    /// The digits of the id of a picture or of a control.
    case identifier([UInt8])
    /// A whole bookmark element.
    case anchor([UInt8])
  }

  private static let bookmark = Array("<w:bookmark".utf8)
  private static let picture = Array("<wp:docPr ".utf8)
  private static let pictureID = Array(" id=\"".utf8)
  private static let controlID = Array("<w:id w:val=\"".utf8)

  static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var position = 0
    func cut(_ range: Range<Int>, _ make: ([UInt8]) -> Piece) {
      if start < range.lowerBound { pieces.append(.plain(Array(bytes[start..<range.lowerBound]))) }
      pieces.append(make(Array(bytes[range])))
      start = range.upperBound
      position = range.upperBound
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      if bytes.has(bookmark, at: position), let end = bytes.index(of: [UInt8(ascii: ">")], from: position) {
        cut(position..<end + 1, Piece.anchor)
      } else if let range = identifier(in: bytes, at: position) {
        cut(range, Piece.identifier)
      } else {
        position += 1
      }
    }
    if start < bytes.count { pieces.append(.plain(Array(bytes[start...]))) }
    return pieces
  }

  private static func identifier(in bytes: [UInt8], at position: Int) -> Range<Int>? {
    let from: Int
    if bytes.has(controlID, at: position) {
      from = position + controlID.count
    } else if bytes.has(picture, at: position), let id = bytes.index(of: pictureID, from: position) {
      from = id + pictureID.count
    } else {
      return nil
    }
    return bytes.index(of: [UInt8(ascii: "\"")], from: from).map { from..<$0 }
  }
}

extension [UInt8] {
  /// Whether `other` stands at `position`.
  func has(_ other: [UInt8], at position: Int) -> Bool {
    position + other.count <= count && self[position..<position + other.count].elementsEqual(other)
  }

  /// The first place at or after `start` where `other` stands.
  func index(of other: [UInt8], from start: Int) -> Int? {
    guard start + other.count <= count else { return nil }
    return (start...(count - other.count)).first { has(other, at: $0) }
  }
}
