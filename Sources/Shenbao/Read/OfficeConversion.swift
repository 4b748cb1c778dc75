internal import ShenbaoFormats
internal import ShenbaoModel

/// An office file as the PDF that LibreOffice made of it, once: two conversions never give the same bytes, so the first is
/// kept below `evidence/.converted/` under the file's own digest, and belongs to the application from then on.
struct OfficeConversion {
  static let folder = "evidence/.converted"

  /// What is kept, relative to the application's folder.
  let path: String
  let bytes: [UInt8]

  var facts: FileFacts.Conversion {
    FileFacts.Conversion(path: path, sha256: Digest.hex(bytes), bytes: bytes.count)
  }

  /// Takes the conversion that is kept, or makes it.
  ///
  /// - Throws: `unsupported` when LibreOffice is not installed, `damaged` when it makes nothing of the file.
  init(of file: [UInt8], name: String, in application: String) throws(FormatError) {
    let digest = Digest.hex(file).prefix(32)
    path = "\(Self.folder)/\(digest).pdf"
    let kept = "\(application)/\(path)"
    if DiskFile.kind(of: kept) == nil {
      guard let office = OutsideProgram(named: "soffice") else {
        throw FormatError(.unsupported, operation: "office.convert", detail: FileSurvey.Kind.office.rawValue)
      }
      let made = try Self.made(of: file, name: name, by: office, at: "\(application)/\(Self.folder)/.\(digest).work")
      try DiskFile.write(made, toNew: kept)
    }
    bytes = try DiskFile.read(kept)
  }

  private static func made(
    of file: [UInt8],
    name: String,
    by office: OutsideProgram,
    at folder: String
  ) throws(FormatError) -> [UInt8] {
    let tree = try DiskTree(at: folder)
    guard let place = DiskFile.resolved(tree.path) else {
      throw FormatError(.inputOutput, operation: "office.convert", detail: folder)
    }
    let suffix = name.split(separator: ".").last.map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } } ?? ""
    let input = suffix.isEmpty ? "file" : "file.\(suffix)"
    try tree.write(file, to: input)
    let room = OutsideProgram.Room(seconds: 120, megabytes: 8_192, home: place)
    _ = try office.output(
      of: [
        "-env:UserInstallation=file://\(escaped(place))/profile", "--headless", "--norestore", "--convert-to", "pdf",
        "--outdir", place, "\(place)/\(input)",
      ],
      in: room
    )
    guard case .file = DiskFile.kind(of: "\(place)/file.pdf") else {
      throw FormatError(.damaged, operation: "office.convert", detail: "LibreOffice made nothing of it")
    }
    return try DiskFile.read("\(place)/file.pdf")
  }

  /// A path as a URL holds it (RFC 3986).
  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      let isPlain = "/-._~".utf8.contains(byte) || Character(Unicode.Scalar(byte)).isASCII && isWord(byte)
      result += isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
