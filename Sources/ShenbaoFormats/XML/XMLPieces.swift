internal import Foundation

/// A large XML file cut into pieces which are parsed when they are needed, so that never all of it stands as a tree.
///
/// Only the skeleton is read at first: where the elements of the upper levels begin and end. Whether a piece is
/// well-formed is found when it is parsed. A file that declares a document type is refused.
package final class XMLPieces {
  /// An element of the upper levels.
  package struct Piece {
    /// The local name.
    package let name: String
    /// Those of the searched names that stand inside it.
    package internal(set) var holds: Set<String> = []
    /// The elements directly in it, when its level was opened.
    package internal(set) var children: [Piece] = []
    let start: Int
    /// Where its content begins; the end of the piece when it has none.
    let content: Int
    var end: Int

    package var size: Int { end - start }
  }

  private let bytes: [UInt8]
  package let root: Piece

  /// Cuts a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, at most ``XMLDocument/maximumSize``.
  ///   - levels: the local name of the elements that are opened on each level, the root's first.
  ///   - names: local names that pieces are searched for.
  /// - Throws: `damaged` when the skeleton is broken, `tooLarge` past ``XMLDocument/maximumSize``.
  package init(cutting bytes: [UInt8], levels: [String], searching names: [String]) throws(FormatError) {
    guard bytes.count <= XMLDocument.maximumSize else {
      throw FormatError(.tooLarge, operation: "xml.parse", detail: "\(bytes.count) bytes")
    }
    let plain = Self.isPlain(bytes) ? bytes : try XMLDocument(parsing: bytes).serialized()
    self.bytes = plain
    let result: Result<Piece, FormatError> = plain.withUnsafeBufferPointer { buffer in
      Result { () throws(FormatError) in
        var cutter = XMLCutter(buffer: buffer, levels: levels, names: names)
        return try cutter.cut()
      }
    }
    root = try result.get()
  }

  /// Some neighbouring pieces inside copies of the elements around them: the innermost of those.
  ///
  /// - Throws: `damaged` when they are not well-formed.
  package func element(holding pieces: ArraySlice<Piece>, in ancestors: [Piece]) throws(FormatError) -> XMLElement {
    var text: [UInt8] = []
    text.reserveCapacity(pieces.reduce(4_096) { $0 + $1.size })
    for piece in ancestors { text += bytes[piece.start..<piece.content] }
    for piece in pieces { text += bytes[piece.start..<piece.end] }
    for piece in ancestors.reversed() {
      let name = bytes[(piece.start + 1)..<piece.content].prefix { !XMLCutter.endsName($0) }
      text += [0x3C, 0x2F] + name + [0x3E]
    }
    var element = try XMLDocument(parsing: text).root
    for ancestor in ancestors.dropFirst() {
      guard let inner = element.first(ancestor.name) else {
        throw FormatError(.damaged, operation: "xml.parse", detail: "no \(ancestor.name)")
      }
      element = inner
    }
    return element
  }

  /// Whether the file holds this text anywhere.
  package func contains(_ text: String) -> Bool { bytes.holds(text) }

  /// Whether the bytes are UTF-8, as those of nearly all files are.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 3, bytes[0] != 0xFE, bytes[0] != 0xFF, bytes[0] != 0, bytes[1] != 0 else { return false }
    let head = String(decoding: bytes.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self).lowercased()
    guard let place = head.range(of: "encoding") else { return true }
    return head[place.upperBound...].contains("utf-8")
  }
}
