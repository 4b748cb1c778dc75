internal import ShenbaoFormats
internal import ShenbaoModel

/// Every ordinary file below a folder, in memory, by its path from there; names that begin with a point are left out.
struct FolderFiles {
  private static let most = 5_000
  private static let deepest = 8

  private(set) var entries: [Bag.File] = []
  private let folder: String

  init(of folder: String) throws(Report) {
    self.folder = folder
    try reporting(at: Place(file: folder)) { () throws(FormatError) in try read("", depth: 1) }
  }

  subscript(_ path: String) -> [UInt8]? { entries.first { $0.path == path }?.bytes }

  /// The files with another folder before their paths.
  func files(below folder: String) -> [Bag.File] {
    entries.map { Bag.File(path: folder + $0.path, bytes: $0.bytes) }
  }

  private mutating func read(_ relative: String, depth: Int) throws(FormatError) {
    for name in try DiskFile.names(in: "\(folder)/\(relative)") where !name.hasPrefix(".") {
      let path = relative + name
      switch DiskFile.kind(of: "\(folder)/\(path)") {
      case .folder where depth < Self.deepest: try read("\(path)/", depth: depth + 1)
      case .file where entries.count < Self.most && DiskFile.isInside("\(folder)/\(path)", folder):
        entries.append(Bag.File(path: path, bytes: try DiskFile.read("\(folder)/\(path)")))
      default: break
      }
    }
  }
}
