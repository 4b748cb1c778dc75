internal import ShenbaoFormats

/// What poppler's `pdfsig` says of a PDF's signatures, one sentence each; nothing where it is not installed.
enum SignatureCheck {
  private static let mark = "- Signature Validation:"

  static func sentences(of path: String) -> [String] {
    guard let program = OutsideProgram(named: "pdfsig"), let path = DiskFile.resolved(path),
      let output = try? program.output(of: ["-nocert", path])
    else { return [] }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let range = line.firstRange(of: mark) else { return nil }
      return String(line.suffix(from: range.upperBound).drop { $0 == " " })
    }
  }
}
