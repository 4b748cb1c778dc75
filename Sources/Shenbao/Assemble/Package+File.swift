internal import ShenbaoFormats

extension Package.File {
  init(role: String, name: String, bytes: [UInt8]) {
    self.init(role: role, name: name, content: .memory(bytes))
  }

  /// How many bytes it has.
  var size: Int {
    switch content {
    case .memory(let bytes): bytes.count
    case .disk(let bound): bound.file.size
    }
  }

  var sha256: String {
    switch content {
    case .memory(let bytes): Digest.hex(bytes)
    case .disk(let bound): bound.sha256
    }
  }

  /// All of it in memory; empty when the disk fails.
  var bytes: [UInt8] {
    switch content {
    case .memory(let bytes): bytes
    case .disk(let bound): (try? bound.file.bytes()) ?? []
    }
  }
}
