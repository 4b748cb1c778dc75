internal import CTIFF
internal import Glibc

/// A TIFF file in memory, read or being made: the owner of a libtiff handle (TIFF 6.0).
///
/// Used from one thread at a time. libtiff's own words for what it refuses are kept for ``failure(_:)``.
final class TIFFHandle {
  /// The most bytes libtiff may ask for at once.
  private static let largestAllocation: Int64 = 1 << 30

  let tiff: OpaquePointer
  private let memory: TIFFMemory

  /// Opens `bytes` for reading.
  ///
  /// - Throws: `damaged` with libtiff's first complaint.
  convenience init(reading bytes: [UInt8]) throws(FormatError) { try self.init(TIFFMemory(bytes), mode: "rm") }

  /// An empty file, with the highest byte first, as PDF wants its samples.
  convenience init() throws(FormatError) { try self.init(TIFFMemory([]), mode: "wbm") }

  private init(_ memory: TIFFMemory, mode: String) throws(FormatError) {
    let options = TIFFOpenOptionsAlloc()
    defer { TIFFOpenOptionsFree(options) }
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, Self.largestAllocation)
    shim_listen(options, memory.said)
    let opened = TIFFClientOpenExt(
      "",
      mode,
      Unmanaged.passUnretained(memory).toOpaque(),
      { TIFFMemory.at($0).read($1, $2) },
      { TIFFMemory.at($0).write($1, $2) },
      { TIFFMemory.at($0).seek($1, $2) },
      { _ in 0 },
      { TIFFMemory.at($0).size },
      { _, _, _ in 0 },
      { _, _, _ in },
      options
    )
    guard let opened else {
      throw FormatError(.damaged, operation: "tiff.open", detail: String(cString: memory.said))
    }
    (self.memory, tiff) = (memory, opened)
  }

  deinit { TIFFClose(tiff) }

  /// The file made so far.
  var bytes: [UInt8] {
    TIFFFlush(tiff)
    return memory.bytes
  }

  func number(_ tag: CInt) -> Int {
    var value: UInt16 = 0
    return shim_field16(tiff, UInt32(tag), &value) == 0 ? 0 : Int(value)
  }

  func longNumber(_ tag: CInt) -> Int {
    var value: UInt32 = 0
    return shim_field32(tiff, UInt32(tag), &value) == 0 ? 0 : Int(value)
  }

  func real(_ tag: CInt) -> Double? {
    var value: Float = 0
    return shim_fieldFloat(tiff, UInt32(tag), &value) == 0 ? nil : Double(value)
  }

  func bytes(_ tag: CInt) -> [UInt8]? {
    var count: UInt32 = 0
    var bytes: UnsafePointer<UInt8>?
    guard shim_fieldBytes(tiff, UInt32(tag), &count, &bytes) != 0, bytes != nil else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  func set(_ tag: CInt, _ value: Int) { _ = shim_set(tiff, UInt32(tag), UInt32(clamping: value)) }

  /// What libtiff refused, in its words.
  func failure(_ operation: String) -> FormatError {
    FormatError(.damaged, operation: operation, detail: String(cString: memory.said))
  }
}

/// The bytes a libtiff handle reads or writes, and where it stands in them.
private final class TIFFMemory {
  private(set) var bytes: [UInt8]
  private var position = 0
  let said = UnsafeMutablePointer<CChar>.allocate(capacity: 256)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    said.initialize(repeating: 0, count: 256)
  }

  deinit { said.deallocate() }

  var size: UInt64 { UInt64(bytes.count) }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> TIFFMemory {
    guard let pointer else { preconditionFailure("libtiff hands back what it was given") }
    return Unmanaged<TIFFMemory>.fromOpaque(pointer).takeUnretainedValue()
  }

  func read(_ target: UnsafeMutableRawPointer?, _ count: Int64) -> Int64 {
    let count = Int(count)
    guard position < bytes.count, count > 0 else { return 0 }
    let part = bytes[position..<position + min(count, bytes.count - position)]
    part.withUnsafeBytes { source in
      if let start = source.baseAddress { target?.copyMemory(from: start, byteCount: source.count) }
    }
    position += part.count
    return Int64(part.count)
  }

  func write(_ source: UnsafeMutableRawPointer?, _ count: Int64) -> Int64 {
    let count = max(Int(count), 0)
    let end = position + count
    if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
    let part = UnsafeRawBufferPointer(start: source, count: count)
    bytes.replaceSubrange(position..<end, with: part)
    position = end
    return Int64(part.count)
  }

  func seek(_ offset: UInt64, _ origin: CInt) -> UInt64 {
    let base = origin == SEEK_CUR ? position : origin == SEEK_END ? bytes.count : 0
    let (sum, overflow) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !overflow, sum >= 0, sum <= 1 << 40 else { return .max }
    position = sum
    return UInt64(sum)
  }
}
