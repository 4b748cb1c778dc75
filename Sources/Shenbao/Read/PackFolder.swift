internal import ShenbaoFormats
public import ShenbaoModel

/// A pack with the files of its folder.
public struct PackFolder: Sendable {
  /// What the pack says.
  public let pack: Pack
  /// The declaration's Word form.
  let declaration: [UInt8]
  /// The summary's Excel form.
  let summary: [UInt8]
  /// The catalogue's Word form: the pack's own or the common one.
  let catalogue: [UInt8]
  /// One digest over all of these and `pack.yaml`.
  public let sha256: String

  init(reading folder: String, common: String) throws(Report) {
    let file = "\(folder)/pack.yaml"
    let yaml = try Self.read(file)
    let notice = try Self.read("\(folder)/notice.txt")
    let noticeText = String(decoding: notice, as: UTF8.self)
    pack = try Pack(reading: try Value(parsing: yaml, file: file), notice: noticeText)
    declaration = try Self.read("\(folder)/\(pack.declarationForm)")
    summary = try Self.read("\(folder)/\(pack.summaryForm)")
    let own = "\(folder)/forms/目录.docx"
    catalogue = try Self.read(DiskFile.kind(of: own) == nil ? "\(common)/forms/目录.docx" : own)
    let digests = [yaml, notice, declaration, summary, catalogue].map { Digest.hex($0) }
    sha256 = Digest.hex(Array(digests.joined(separator: "\n").utf8))
  }

  private static func read(_ path: String) throws(Report) -> [UInt8] {
    try reporting(at: Place(file: path)) { () throws(FormatError) in try DiskFile.read(path, limit: 64 << 20) }
  }
}
