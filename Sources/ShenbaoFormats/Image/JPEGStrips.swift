/// The strips of a TIFF picture, each a JPEG of its own, joined into one without decoding them (TIFF Technical Note 2).
///
/// A decoder begins anew at each restart marker, as it does at each strip: the coded data stays as it is.
struct JPEGStrips {
  private static let tables: UInt8 = 0xDB
  private static let codes: UInt8 = 0xC4
  private static let scan: UInt8 = 0xDA
  private static let restarts: UInt8 = 0xDD

  /// The JPEG; nil unless all strips are coded alike, in one pass, and end where a row of blocks does.
  static func joined(_ strips: [[UInt8]], tables: ArraySlice<UInt8>, rows: Int, height: Int) -> [UInt8]? {
    guard let first = strips.first, let frame = Self(first), let blocks = frame.blocks, rows % blocks.height == 0 else {
      return nil
    }
    let interval = (frame.width + blocks.width - 1) / blocks.width * (rows / blocks.height)
    guard interval <= 65_535, height <= 65_535 else { return nil }
    var joined: [UInt8] = [0xFF, 0xD8] + tables
    for segment in frame.segments.dropLast() {
      let isFrame = segment.marker == frame.marker
      joined += bytes(segment.marker, isFrame ? frame.content(height: height) : Array(segment.content))
    }
    joined += bytes(restarts, [UInt8(interval >> 8), UInt8(interval & 255)])
    joined += bytes(scan, Array(frame.segments[frame.segments.count - 1].content))
    for (index, strip) in strips.enumerated() {
      let due = min(rows, height - index * rows)
      guard let part = index == 0 ? frame : Self(strip), part.coding == frame.coding, part.width == frame.width,
        (part.height - 1) / blocks.height == (due - 1) / blocks.height
      else { return nil }
      if index > 0 { joined += [0xFF, 0xD0 + UInt8((index - 1) % 8)] }
      joined += part.data
    }
    return joined + [0xFF, 0xD9]
  }

  private static func bytes(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  private let segments: [(marker: UInt8, content: ArraySlice<UInt8>)]
  private let marker: UInt8
  private let frame: [UInt8]
  /// The coded data of its one scan.
  private let data: ArraySlice<UInt8>
  private let width: Int
  private let height: Int

  /// One strip; nil for one in several passes, and for one that begins anew within itself.
  private init?(_ strip: [UInt8]) {
    guard let file = try? JPEGSegments(strip), let last = file.segments.last, last.marker == Self.scan,
      file.segments.filter({ $0.marker == Self.scan }).count == 1,
      !file.segments.contains(where: { $0.marker == Self.restarts }),
      let frame = file.segments.first(where: { $0.marker == 0xC0 || $0.marker == 0xC1 }), frame.content.count >= 9
    else { return nil }
    let reader = ByteReader(frame.content)
    guard let height = reader.number(at: 1, size: 2), let width = reader.number(at: 3, size: 2), width > 0, height > 0
    else { return nil }
    data = strip[last.content.endIndex..<file.picture.endIndex - 2]
    guard !zip(data, data.dropFirst()).contains(where: { $0 == 0xFF && (0xD0...0xD7).contains($1) }) else { return nil }
    (segments, marker, self.frame) = (file.segments, frame.marker, Array(frame.content))
    (self.width, self.height) = (width, height)
  }

  /// The pixels that are coded together: a block, or as many of each channel as belong to one of the coarsest.
  private var blocks: (width: Int, height: Int)? {
    let channels = Int(frame[5])
    guard frame.count == 6 + channels * 3 else { return nil }
    if channels == 1 { return (8, 8) }
    let factors = (0..<channels).map { frame[7 + $0 * 3] }
    let (across, down) = (factors.map { Int($0 >> 4) }.max() ?? 0, factors.map { Int($0 & 15) }.max() ?? 0)
    return (1...4).contains(across) && (1...4).contains(down) ? (across * 8, down * 8) : nil
  }

  /// What has to be the same in all strips.
  private var coding: [[UInt8]] {
    segments.filter { [Self.tables, Self.codes, Self.scan, marker].contains($0.marker) }.map { segment in
      [segment.marker] + (segment.marker == marker ? content(height: 0) : Array(segment.content))
    }
  }

  /// The frame's header, for a picture of that height.
  private func content(height: Int) -> [UInt8] {
    [frame[0], UInt8(height >> 8), UInt8(height & 255)] + frame[3...]
  }
}
