internal import CLibZip

/// What a ZIP file says it holds, looked at before a single byte of it is unpacked.
///
/// Source: PKWARE APPNOTE 6.3, 4.4. For archives that strangers send: ``hazards`` names whatever no honest archive has.
package struct ZipListing {
  /// Why an archive must not be unpacked.
  package enum Hazard: Equatable, Sendable {
    case tooManyEntries(Int)
    /// The bytes it would have unpacked.
    case tooLarge(UInt64)
    /// It would unpack to more than two hundred times its size.
    case bomb
    /// A symbolic link.
    case link(String)
    /// A name that is absolute, leads out of the folder, or that some system would read in another way.
    case name(String)
    /// Two names that are the same text, perhaps in another Unicode form, or in capitals.
    case twice(String)
  }

  private static let mostExpanded: UInt64 = 200
  private static let smallEnough: UInt64 = 16 << 20
  private static let longestName = 1_024
  private static let longestPart = 255
  private static let deepest = 16

  /// What is wrong with it; empty for an archive that may be unpacked.
  package private(set) var hazards: [Hazard] = []

  /// Reads the central directory alone.
  ///
  /// - Throws: `damaged` when there is none.
  package init(of bytes: [UInt8]) throws(FormatError) {
    let result: Result<[Hazard], FormatError> = bytes.withUnsafeBytes { buffer in
      Result { () throws(FormatError) in try Self.look(at: buffer) }
    }
    hazards = try result.get()
  }

  private static func look(at buffer: UnsafeRawBufferPointer) throws(FormatError) -> [Hazard] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
      throw FormatError(.damaged, operation: "zip.open", detail: String(cString: zip_error_strerror(&error)))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw FormatError(.damaged, operation: "zip.open", detail: String(cString: zip_error_strerror(&error)))
    }
    defer { zip_discard(archive) }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= ZipArchive.maximumEntries else { return [.tooManyEntries(count)] }
    var hazards: [Hazard] = []
    var total: UInt64 = 0
    // Swift compares strings by canonical equivalence, so one set finds twins in Unicode form and, lowercased, in case.
    var names: Set<String> = []
    for index in 0..<UInt64(max(count, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &status) == 0 else {
        throw FormatError(.damaged, operation: "zip.stat", detail: "entry \(index)")
      }
      total = total.addingReportingOverflow(status.size).overflow ? .max : total + status.size
      let written = ZipName(of: index, in: archive)
      guard let name = written.text, isHarmless(name) else {
        hazards.append(.name(visible(String(decoding: written.raw, as: UTF8.self))))
        continue
      }
      if isLink(index, in: archive) { hazards.append(.link(name)) }
      if !names.insert(name.lowercased()).inserted { hazards.append(.twice(name)) }
    }
    if total > UInt64(ZipArchive.maximumUnpackedSize) { hazards.append(.tooLarge(total)) }
    if total > smallEnough, total / mostExpanded > UInt64(buffer.count) { hazards.append(.bomb) }
    return hazards
  }

  /// Whether a name stays inside its folder on every system.
  package static func isHarmless(_ name: String) -> Bool {
    let path = name.hasSuffix("/") ? name.dropLast() : name[...]
    guard !path.isEmpty, path.utf8.count <= longestName, !path.contains("\\") else { return false }
    guard path.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else { return false }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= deepest else { return false }
    return parts.allSatisfy { part in
      // A drive, as in C:file, is a place on Windows.
      let isDrive = part.utf8.count >= 2 && part.utf8.dropFirst().first == UInt8(ascii: ":")
      return !part.isEmpty && part != "." && part != ".." && part.utf8.count <= longestPart && !isDrive
    }
  }

  private static func isLink(_ index: UInt64, in archive: OpaquePointer) -> Bool {
    var (system, attributes): (UInt8, UInt32) = (0, 0)
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else { return false }
    // The file mode stands in the upper half; 0xA000 is S_IFLNK. Unix is 3, OS X is 19.
    return (system == 3 || system == 19) && (attributes >> 16) & 0xF000 == 0xA000
  }

  /// A name that can be printed: no control characters, not too long.
  private static func visible(_ name: String) -> String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.filter { $0.properties.generalCategory != .control }).prefix(80)
    )
  }
}
