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
    // libzip reads the bytes only when it closes the archive, so it is given a copy of its own to free; what is empty it
    // would not free.
    let copy = entry.bytes.isEmpty ? nil : malloc(entry.bytes.count)
    guard entry.bytes.isEmpty || copy != nil else {
      throw FormatError(.tooLarge, operation: "zip.add", detail: "out of memory")
    }
    entry.bytes.withUnsafeBytes { buffer in
      if let copy, let base = buffer.baseAddress { memcpy(copy, base, buffer.count) }
    }
    guard let source = zip_source_buffer(archive, copy, UInt64(entry.bytes.count), copy == nil ? 0 : 1) else {
      free(copy)
      throw FormatError(.inputOutput, operation: "zip.add", detail: String(cString: zip_strerror(archive)))
    }
    let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw FormatError(.inputOutput, operation: "zip.add", detail: String(cString: zip_strerror(archive)))
    }
    let january1980: UInt16 = (0 << 9) | (1 << 5) | 1
    zip_file_set_dostime(archive, UInt64(index), 0, january1980, 0)
    // Large sheets repeat themselves so much that little is lost by looking less hard.
    let level: UInt32 = entry.bytes.count > 1 << 20 ? 2 : 6
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
