internal import ShenbaoFormats
public import ShenbaoModel

/// Any output as text that a person, or a test, can read.
public struct Inspection {
  /// The text.
  public let text: String

  /// Reads a `.docx`, `.xlsx`, `.pdf` or manifest.
  ///
  /// A PDF is read in the process that `helper` starts, when there is one.
  ///
  /// - Throws: `load.unreadable` when it is none of these or damaged.
  public init(of path: String, helper: String? = nil) throws(Report) {
    let place = Place(file: path)
    text = try reporting(at: place) { () throws(FormatError) in
      let bytes = try DiskFile.read(path)
      switch path.split(separator: ".").last?.lowercased() {
      case "docx": return try WordReader(bytes: bytes).dump
      case "xlsx": return try SheetReader(bytes: bytes).dump
      case "pdf": return try EvidenceReading(helper: helper).read(path).dump
      case "json", "yaml", "yml": return String(decoding: bytes, as: UTF8.self)
      default: throw FormatError(.unsupported, operation: "inspect", detail: "docx, xlsx, pdf, json")
      }
    }
  }
}
