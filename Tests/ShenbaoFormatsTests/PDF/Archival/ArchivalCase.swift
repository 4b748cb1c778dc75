@testable import ShenbaoFormats
import Testing

/// A change of ``ArchivalPDF`` and the rule that it breaks, or nearly breaks.
struct ArchivalCase: CustomStringConvertible, Sendable {
  enum Change: Sendable {
    /// Text of the objects is replaced.
    case text(String, String)
    /// Bytes of the finished file are replaced by others.
    case bytes(String, String)
    case end(String)
    case header(String)
    case trailer(String)
    /// Another object; of a stream, its data in the second place.
    case object(String, String?)
    case whole([UInt8])
    /// The metadata stand in another encoding.
    case packetInLatin1

    /// Operators are added to the page.
    static func content(_ operators: String) -> Self { .text("/Spot cs 1 scn", "\(operators) /Spot cs 1 scn") }
    static func page(_ entries: String) -> Self { .text("/Type /Page /Parent", "/Type /Page \(entries) /Parent") }
    static func catalogue(_ entries: String) -> Self { .text("/Type /Catalog", "/Type /Catalog \(entries)") }
    static func annotation(_ entries: String) -> Self {
      .text("/Annots [", "/Annots [<< /Type /Annot \(entries) >> ")
    }
    static func image(_ entries: String) -> Self { .text("/Subtype /Image", "/Subtype /Image \(entries)") }
    static func form(_ entries: String) -> Self { .text("/Subtype /Form", "/Subtype /Form \(entries)") }
    static func state(_ entries: String) -> Self { .text("/Type /ExtGState", "/Type /ExtGState \(entries)") }
  }

  let rule: String
  private let changes: [Change]

  var description: String { "\(rule): \(changes)".prefix(300).description }

  init(_ rule: String, _ changes: Change...) { (self.rule, self.changes) = (rule, changes) }

  func bytes() throws -> [UInt8] {
    var file = ArchivalPDF()
    for change in changes {
      switch change {
      case .text(let old, let new):
        let isFound = file.replace(old, new)
        #expect(isFound, "\(old) is not there")
      case .header(let header): file.header = header
      case .trailer(let trailer): file.trailer = trailer
      case .end(let end): file.end = end
      case .object(let entries, let data): file.objects[(file.objects.keys.max() ?? 0) + 1] = (entries, data)
      case .whole(let bytes): return bytes
      case .packetInLatin1:
        let packet = Array((file.objects[5]?.data ?? "").utf8).map { $0 == 0x6F ? 0xE9 : $0 }
        file.objects[5]?.data = ArchivalPDF.hex(packet)
      case .bytes: break
      }
    }
    var bytes = file.bytes
    for case .bytes(let old, let new) in changes {
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: old.utf8) })
      bytes.replaceSubrange(place..<place + old.utf8.count, with: new.utf8)
    }
    return bytes
  }
}

extension ArchivalCase {
  /// With a second colour space that the page uses.
  init(_ rule: String, space: String) {
    self.init(rule, .content("/Two cs"), .text("/Rgb [", "/Two \(space) /Rgb ["))
  }

  /// With a CMap of its own for the composite font.
  init(_ rule: String, map: String, entries: String = "") {
    let head = "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    let system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    self.init(
      rule,
      .text("/Encoding /Identity-H", "/Encoding 19 0 R"),
      .object("/Type /CMap /CMapName /Own \(entries.isEmpty ? system : entries)", "\(head)\n\(map)\n")
    )
  }

  /// With a JPEG 2000 picture in the place of the other.
  init(_ rule: String, jpx: JPXPicture, entries: String = "") {
    self.init(
      rule,
      .text("/Im 7 0 R", "/Im 19 0 R"),
      .object(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 \(entries) /Filter /JPXDecode",
        String(decoding: jpx.bytes, as: UTF8.self)
      )
    )
  }
}

/// The boxes of a JPEG 2000 file, without a picture in it; all bytes are ASCII.
struct JPXPicture: Sendable {
  var channels = 3
  /// In bits; 256 for one that differs.
  var depth = 8
  /// Method, approximation and number of the space.
  var spaces: [(Int, Int, Int)] = [(1, 0, 16)]
  var opacity = false

  var bytes: [UInt8] {
    var inner = box(
      "ihdr",
      [0, 0, 0, 1, 0, 0, 0, 1, 0, UInt8(channels), depth == 256 ? 255 : UInt8(depth - 1), 7, 0, 0]
    )
    if depth == 256 {
      inner = box("ihdr", [0, 0, 0, 1, 0, 0, 0, 1, 0, UInt8(channels), 7, 7, 0, 0]) + box("bpcc", [7, 7, 8])
    }
    for (method, approximation, number) in spaces {
      inner += box("colr", [UInt8(method), 0, UInt8(approximation), 0, 0, 0, UInt8(number)])
    }
    if opacity { inner += box("cdef", [0, 1, 0, 3, 0, 1, 0, 0]) }
    return box("jP  ", [13, 10, 7, 10]) + box("jp2h", inner)
  }

  private func box(_ name: String, _ data: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(data.count + 8)] + Array(name.utf8) + data
  }
}
