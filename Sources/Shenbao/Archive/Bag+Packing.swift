internal import ShenbaoFormats

extension Bag {
  /// The bag as a ZIP file: the same payload and tags give the same bytes.
  func packed(describedBy information: [(key: String, value: String)]) throws(FormatError) -> [UInt8] {
    let size = payload.reduce(0) { $0 + $1.bytes.count }
    guard payload.count + tags.count < ZipArchive.maximumEntries - 8, size < ZipArchive.maximumUnpackedSize - (8 << 20)
    else {
      throw FormatError(.tooLarge, operation: "bag.pack", detail: "\(payload.count) files, \(size) bytes")
    }
    let fields = information + [("Payload-Oxum", "\(size).\(payload.count)")]
    let text = fields.map { "\($0.key): \(Self.folded($0.value))\n" }.joined()
    var files = [
      File(path: "bagit.txt", bytes: Array(Self.declaration.utf8)), File(path: "bag-info.txt", bytes: Array(text.utf8)),
      File(path: Self.manifestName, bytes: list(of: payload) { Digest.hex($0) }),
    ]
    files += tags
    files.append(File(path: Self.chineseDigestsName, bytes: list(of: payload) { Digest.sm3($0) ?? "" }))
    files.append(File(path: Self.tagManifestName, bytes: list(of: files) { Digest.hex($0) }))
    let entries = (files + payload).map { ZipArchive.Entry(name: "\(name)/\($0.path)", bytes: $0.bytes) }
    return try ZipArchive(entries: entries).packed()
  }

  private func list(of files: [File], digest: ([UInt8]) -> String) -> [UInt8] {
    Array(BagManifest(files.map { (digest($0.bytes), $0.path) }).text.utf8)
  }

  /// A value of `bag-info.txt` is one line.
  private static func folded(_ value: String) -> String {
    value.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
