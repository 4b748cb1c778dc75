internal import CLibZip
internal import Foundation

/// A ZIP file in memory: its entries in order, and their bytes.
///
/// Source: PKWARE APPNOTE 6.3. Untrusted: entry names, counts and unpacked sizes are limited.
package struct ZipArchive: Equatable, Sendable {
  /// One file inside the archive.
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package static let maximumEntries = 10_000
  package static let maximumUnpackedSize = 512 << 20

  package var entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  package subscript(_ name: String) -> [UInt8]? {
    get { entries.first { $0.name == name }?.bytes }
    set {
      if let index = entries.firstIndex(where: { $0.name == name }) {
        if let newValue { entries[index].bytes = newValue } else { entries.remove(at: index) }
      } else if let newValue {
        entries.append(Entry(name: name, bytes: newValue))
      }
    }
  }
}

extension ZipArchive {
  /// Unpacks `bytes` whole.
  ///
  /// - Throws: `damaged`, `encrypted`, or `tooLarge` past 10,000 entries or 512 MiB.
  package init(unpacking bytes: [UInt8]) throws(FormatError) {
    let result: Result<[Entry], FormatError> = bytes.withUnsafeBytes { buffer in
      Result { () throws(FormatError) in try Self.read(buffer) }
    }
    self.init(entries: try result.get())
  }

  private static func read(_ buffer: UnsafeRawBufferPointer) throws(FormatError) -> [Entry] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error),
      let archive = zip_open_from_source(source, ZIP_RDONLY, &error)
    else {
      throw FormatError(.damaged, operation: "zip.open", detail: String(cString: zip_error_strerror(&error)))
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.maximumEntries else {
      throw FormatError(.tooLarge, operation: "zip.open", detail: "\(count) entries")
    }
    var total: UInt64 = 0
    var entries: [Entry] = []
    for index in 0..<UInt64(max(count, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &status) == 0 else {
        throw FormatError(.damaged, operation: "zip.stat", detail: "entry \(index)")
      }
      total = total.addingReportingOverflow(status.size).overflow ? .max : total + status.size
      guard total <= UInt64(Self.maximumUnpackedSize) else {
        throw FormatError(.tooLarge, operation: "zip.read", detail: "more than \(Self.maximumUnpackedSize) bytes")
      }
      guard status.encryption_method == ZIP_EM_NONE else {
        throw FormatError(.encrypted, operation: "zip.read", detail: "entry \(index)")
      }
      let name = ZipName(of: index, in: archive)
      let text = name.text ?? String(decoding: name.raw, as: UTF8.self)
      entries.append(Entry(name: text, bytes: try content(of: index, size: status.size, in: archive)))
    }
    return entries
  }

  private static func content(
    of index: UInt64,
    size: UInt64,
    in archive: OpaquePointer
  ) throws(FormatError) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw FormatError(.damaged, operation: "zip.read", detail: "entry \(index)")
    }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    let read = zip_fread(file, &bytes, size)
    guard read == Int64(size) else {
      throw FormatError(.damaged, operation: "zip.read", detail: "entry \(index)")
    }
    return bytes
  }
}
