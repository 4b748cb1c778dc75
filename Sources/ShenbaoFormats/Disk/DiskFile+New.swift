internal import Glibc

extension DiskFile {
  /// Writes a file beside its place and puts it there in one step, on the disk before it is seen.
  ///
  /// - Throws: `inputOutput`, also when anything lies there already: a file is never written over.
  package static func write(_ bytes: [UInt8], toNew path: String) throws(FormatError) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let beside = "\(parent).\(name).unfinished"
    if !parent.isEmpty { try DiskFolder.make(String(parent.dropLast())) }
    unlink(beside)
    defer { unlink(beside) }
    try put(bytes, at: beside)
    // link() fails where something lies already, which rename() would replace.
    guard link(beside, path) == 0 else { throw failure("disk.write", path) }
  }
}
