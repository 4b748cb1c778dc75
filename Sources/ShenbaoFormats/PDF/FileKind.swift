extension FileSurvey {
  /// What a file is, by its first bytes.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case pdf
    case jpeg
    case png
    case tiff
    case gif
    case bmp
    case webp
    case heic
    /// GB/T 33190.
    case ofd
    /// Word, Excel and PowerPoint, old and new.
    case office
    case zip
    case unknown

    /// Whether pages of it can stand in a bundle.
    package var isBundled: Bool { [.pdf, .jpeg, .png, .tiff, .bmp, .webp, .heic].contains(self) }

    package init(recognising bytes: [UInt8]) {
      let reader = ByteReader(bytes[...])
      if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if bytes.starts(with: PNGFile.signature) {
        self = .png
      } else if Self.tiffStarts.contains(where: { bytes.starts(with: $0) }) {
        self = .tiff
      } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        self = .office
      } else if reader.has("PK\u{3}\u{4}", at: 0) {
        self = Self.inside(bytes)
      } else {
        self = Self.tagged(reader)
      }
    }

    /// With the lowest byte first and the highest, and the same of files past 4 GB.
    private static let tiffStarts: [[UInt8]] = [
      [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]

    private static func tagged(_ reader: ByteReader) -> Self {
      if reader.has("GIF8", at: 0) { return .gif }
      if reader.has("BM", at: 0), reader.number(at: 14, size: 4) != nil, reader.number(at: 6, size: 4) == 0 {
        return .bmp
      }
      if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) { return .webp }
      let brands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"]
      if reader.has("ftyp", at: 4), brands.contains(where: { reader.has($0, at: 8) }) { return .heic }
      // Readers accept up to 1,024 bytes before the header (ISO 32000-1, Annex H.3).
      return (0...1_024).contains { reader.has("%PDF-", at: $0) } ? .pdf : .unknown
    }

    private static func inside(_ bytes: [UInt8]) -> Self {
      guard let entries = try? ZipArchive(unpacking: bytes).entries.map(\.name) else { return .zip }
      if entries.contains("OFD.xml") { return .ofd }
      return entries.contains("[Content_Types].xml") ? .office : .zip
    }
  }

  /// Things in a PDF that do something, or hold other files; none of them gets into a bundle.
  package enum ActiveContent: String, Sendable, CaseIterable, Codable {
    case script
    case launch
    case submission
    case otherAction = "other-action"
    case attachment
    case media
    case dynamicForm = "dynamic-form"
  }
}
