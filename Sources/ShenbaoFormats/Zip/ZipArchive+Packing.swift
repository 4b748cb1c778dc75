internal import CLibZip
internal import Foundation

extension ZipArchive {
  /// Packs the entries in their order, each with the fixed time 1980-01-01 00:00: the same entries give the same bytes.
  package func packed() throws(FormatError) -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw FormatError(.inputOutput, operation: "zip.create", detail: String(cString: zip_error_strerror(&error)))
    }
    // zip_close frees one reference to the source; ours keeps the bytes readable afterwards.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
      throw FormatError(.inputOutput, operation: "zip.create", detail: String(cString: zip_error_strerror(&error)))
    }
    do {
      for entry in entries { try Self.add(entry, to: archive) }
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      let detail = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw FormatError(.inputOutput, operation: "zip.close", detail: detail)
    }
    return try Self.bytes(of: source)
  }

  private static func add(_ entry: Entry, to archive: OpaquePointer) throws(FormatError) {
    // libzip reads the bytes only when it closes the archive, and lets go of them then.
    let content = Unmanaged.passRetained(EntryContent(entry.bytes))
    guard let source = zip_source_function(archive, readEntry, content.toOpaque()) else {
      content.release()
      throw FormatError(.inputOutput, operation: "zip.add", detail: String(cString: zip_strerror(archive)))
    }
    let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw FormatError(.inputOutput, operation: "zip.add", detail: String(cString: zip_strerror(archive)))
    }
    let january1980: UInt16 = (0 << 9) | (1 << 5) | 1
    zip_file_set_dostime(archive, UInt64(index), 0, january1980, 0)
    // Large tables repeat themselves so much that little is lost by looking less hard.
    let level: UInt32 = entry.bytes.count > 1 << 19 ? 2 : 6
    zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, level)
  }

  private static func bytes(of source: OpaquePointer) throws(FormatError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_open(source) == 0, zip_source_stat(source, &status) == 0 else {
      throw FormatError(.inputOutput, operation: "zip.read-back", detail: "source")
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    guard zip_source_read(source, &bytes, status.size) == Int64(status.size) else {
      throw FormatError(.inputOutput, operation: "zip.read-back", detail: "short")
    }
    return bytes
  }
}

/// The bytes of one entry while libzip reads them, which are not copied: a sheet may be large.
private final class EntryContent {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into data: UnsafeMutableRawPointer?, _ length: Int) -> Int {
    let count = min(length, bytes.count - position)
    bytes.withUnsafeBytes { buffer in
      if let data, count > 0, let base = buffer.baseAddress { memcpy(data, base + position, count) }
    }
    position += count
    return count
  }
}

/// libzip's way to ask for an entry (zip_source_function(3)).
private func readEntry(
  _ state: UnsafeMutableRawPointer?,
  _ data: UnsafeMutableRawPointer?,
  _ length: zip_uint64_t,
  _ command: zip_source_cmd_t
) -> zip_int64_t {
  guard let state else { return -1 }
  let content = Unmanaged<EntryContent>.fromOpaque(state).takeUnretainedValue()
  switch command {
  case ZIP_SOURCE_OPEN:
    content.position = 0
    return 0
  case ZIP_SOURCE_READ: return zip_int64_t(content.read(into: data, Int(clamping: length)))
  case ZIP_SOURCE_CLOSE: return 0
  case ZIP_SOURCE_STAT:
    guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
    zip_stat_init(status)
    status.pointee.size = zip_uint64_t(content.bytes.count)
    status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
    return zip_int64_t(MemoryLayout<zip_stat_t>.size)
  case ZIP_SOURCE_ERROR:
    if let data { memset(data, 0, Int(clamping: length)) }
    return zip_int64_t(2 * MemoryLayout<CInt>.size)
  case ZIP_SOURCE_FREE:
    Unmanaged<EntryContent>.fromOpaque(state).release()
    return 0
  case ZIP_SOURCE_SUPPORTS:
    let commands = [
      ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
    ]
    return commands.reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
  default: return -1
  }
}
