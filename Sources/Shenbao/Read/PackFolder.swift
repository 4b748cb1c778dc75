internal import ShenbaoFormats
public import ShenbaoModel

/// A pack with the files of its folder.
public struct PackFolder: Sendable {
  /// What the pack says, in the stage at hand.
  public private(set) var pack: Pack
  /// The bytes of each form, by its id.
  let forms: [String: [UInt8]]
  /// The catalogue's Word form: the pack's own or the common one.
  let catalogue: [UInt8]
  /// The clerk's sheet's Word form: the pack's own or the common one; installations of before have none.
  let printSheet: [UInt8]?
  /// The Word form of separator sheets, for a pack that wants them: its own or the common one.
  let separator: [UInt8]
  /// The Word form of a later volume's catalogue, for a pack that allows volumes: its own or the common one.
  let volume: [UInt8]
  static let volumeName = "分册目录.docx"
  /// One digest over all of these and `pack.yaml`.
  public let sha256: String

  init(reading folder: String, common: String) throws(Report) {
    let file = "\(folder)/pack.yaml"
    let yaml = try Self.read(file)
    let notice = try Self.read("\(folder)/notice.txt")
    let value = try Value(parsing: yaml, file: file)
    var reading: [UInt8]?
    if let name = value["reading"]?["file"]?.text { reading = try Self.read("\(folder)/\(name)") }
    pack = try Pack(reading: value, notice: String(decoding: reading ?? notice, as: UTF8.self))
    var files: [[UInt8]] = []
    for form in pack.forms { files.append(try Self.read("\(folder)/\(form.path)")) }
    self.forms = Dictionary(zip(pack.forms.map(\.id), files)) { $1 }
    let own = "\(folder)/forms/目录.docx"
    catalogue = try Self.read(DiskFile.kind(of: own) == nil ? "\(common)/forms/目录.docx" : own)
    let sheets = ["\(folder)/forms/打印盖章说明.docx", "\(common)/forms/打印盖章说明.docx"]
    printSheet = try sheets.first { DiskFile.kind(of: $0) != nil }.map { path throws(Report) in try Self.read(path) }
    func optional(_ name: String, _ isWanted: Bool) throws(Report) -> [UInt8] {
      let paths = ["\(folder)/forms/\(name)", "\(common)/forms/\(name)"]
      return isWanted ? try Self.read(paths.first { DiskFile.kind(of: $0) != nil } ?? paths[1]) : []
    }
    separator = try optional("隔页.docx", pack.paper.hasSeparators)
    volume = try optional(Self.volumeName, pack.allowsVolumes)
    let forms = files + [catalogue] + (printSheet.map { [$0] } ?? []) + [separator, volume].filter { !$0.isEmpty }
    let digests = ([yaml, notice] + (reading.map { [$0] } ?? []) + forms).map { Digest.hex($0) }
    sha256 = Digest.hex(Array(digests.joined(separator: "\n").utf8))
  }

  /// The same pack in another of the applicant's stages; nothing means the first.
  public func at(stage id: String?) throws(Report) -> PackFolder {
    var folder = self
    folder.pack = try pack.at(stage: id)
    return folder
  }

  private static func read(_ path: String) throws(Report) -> [UInt8] {
    try reporting(at: Place(file: path)) { () throws(FormatError) in try DiskFile.read(path, limit: 64 << 20) }
  }
}
