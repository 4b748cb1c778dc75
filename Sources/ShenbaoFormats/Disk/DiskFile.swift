internal import Glibc

/// Files of the disk, read whole and only when they are ordinary ones.
package enum DiskFile {
  /// What lies at a path, links followed.
  package enum Kind: Equatable, Sendable {
    case file(size: Int)
    case folder
    case other
  }

  /// What lies there, or nothing.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The folder nearest above a path that is there.
  package static func ground(of path: String) -> String {
    var ancestor = path.hasPrefix("/") ? path : "./\(path)"
    while let slash = ancestor.lastIndex(of: "/") {
      ancestor = String(ancestor[..<slash])
      if kind(of: ancestor) == .folder { return ancestor }
    }
    return "/"
  }

  /// Whether a link lies there, wherever it leads.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path with every link and `..` resolved, or nothing when it leads nowhere.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  package static func names(in folder: String) throws(FormatError) -> [String] {
    guard let directory = opendir(folder) else { throw failure("disk.list", folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of an ordinary file of at most `limit` bytes.
  package static func read(_ path: String, limit: Int = 512 << 20) throws(FormatError) -> [UInt8] {
    // A pipe would wait for ever without O_NONBLOCK.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("disk.read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("disk.read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FormatError(.unsupported, operation: "disk.read", detail: "not a file")
    }
    guard Int(status.st_size) <= limit else {
      throw FormatError(.tooLarge, operation: "disk.read", detail: "\(status.st_size) bytes")
    }
    return try content(of: descriptor, size: Int(status.st_size), path)
  }

  private static func content(of descriptor: Int32, size: Int, _ path: String) throws(FormatError) -> [UInt8] {
    var count = 0
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { break }
        count += got
      }
      initialized = count
    }
    guard !failed else { throw failure("disk.read", path) }
    return bytes
  }

  static func failure(_ operation: String, _ path: String) -> FormatError {
    FormatError(.inputOutput, operation: operation, detail: String(cString: strerror(errno)))
  }
}
