internal import ShenbaoFormats
internal import ShenbaoModel

/// Looks at files of evidence, each once, and never at one outside the folder.
struct EvidenceSurvey {
  private static let maximumFiles = 5_000

  let folder: String
  private(set) var facts: [FileFacts] = []
  private(set) var files: [String: [UInt8]] = [:]
  private let root: String?

  init(folder: String) {
    self.folder = folder
    root = DiskFile.resolved(folder)
  }

  /// Looks at paths that the answers name.
  mutating func lookAt(_ paths: [String]) {
    for path in paths where !facts.contains(where: { $0.path == path }) && facts.count < Self.maximumFiles {
      facts.append(look(at: path))
    }
  }

  /// Looks at every file below a folder; names that begin with a point are not evidence.
  mutating func lookAtFolder(_ relative: String, depth: Int = 1) {
    guard depth <= 8, isInside(relative), let names = try? DiskFile.names(in: "\(folder)/\(relative)") else { return }
    for name in names where !name.hasPrefix(".") {
      let path = "\(relative)/\(name)"
      if DiskFile.kind(of: "\(folder)/\(path)") == .folder {
        lookAtFolder(path, depth: depth + 1)
      } else {
        lookAt([path])
      }
    }
  }

  private func isInside(_ path: String) -> Bool {
    guard let root, let resolved = DiskFile.resolved("\(folder)/\(path)") else { return false }
    return resolved == root || resolved.hasPrefix(root == "/" ? "/" : "\(root)/")
  }

  private mutating func look(at path: String) -> FileFacts {
    let isAbsolute = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    guard !isAbsolute else { return FileFacts(path: path, problem: .outside) }
    guard let kind = DiskFile.kind(of: "\(folder)/\(path)") else { return FileFacts(path: path, problem: .missing) }
    guard isInside(path) else { return FileFacts(path: path, problem: .outside) }
    guard case .file(let size) = kind else { return FileFacts(path: path, problem: .notAFile) }
    guard size > 0 else { return FileFacts(path: path, problem: .empty) }
    do {
      let bytes = try DiskFile.read("\(folder)/\(path)")
      let found = try FileFacts(path: path, FileSurvey(surveying: bytes, name: path))
      files[path] = bytes
      return found
    } catch {
      return FileFacts(path: path, problem: FileFacts.Problem(error))
    }
  }
}

extension FileFacts.Problem {
  fileprivate init(_ error: FormatError) {
    switch error.reason {
    case .encrypted: self = .encrypted
    case .tooLarge: self = .tooLarge(error.detail)
    case .unsupported: self = .unsupported(error.detail)
    case .damaged, .inputOutput: self = .damaged(error.detail)
    }
  }
}
