/// The passwords of evidence that the answers give: they open files and are kept nowhere.
public struct EvidencePasswords {
  /// The answers' key for a password, beside `文件`.
  public static let key = "密码"

  private let written: [(path: String, password: Value)]

  /// The passwords below 证明材料.
  public init(in value: Value) { written = EvidenceReader.passwords(in: value) }

  /// The password of a file.
  public subscript(path: String) -> String? { written.first { $0.path == path }?.password.text }

  /// The answers' file without passwords: what digests are taken of and archives keep.
  ///
  /// - Throws: `field.shape` for a password that does not stand on one line.
  public func redacted(_ bytes: [UInt8], file: String) throws(Report) -> [UInt8] {
    guard !written.isEmpty else { return bytes }
    // By scalars: a line end of two characters is one for strings.
    var lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    for (_, password) in written {
      let (line, column) = ((password.place.line ?? 0) - 1, (password.place.column ?? 0) - 1)
      guard lines.indices.contains(line), lines[line].indices.contains(column),
        let end = Self.end(of: password, in: lines[line], from: column)
      else {
        let due = Words("写在一行里的文字", "text on one line")
        throw Report(Diagnostic(.fieldShape, at: password.place, due))
      }
      // Places of later values on the same line stay right: what is cut is made up for with spaces.
      let blank = "\"\"" + String(repeating: " ", count: max(end - column - 2, 0))
      lines[line].replaceSubrange(column..<end, with: Array(blank.unicodeScalars))
    }
    let text = lines.joined(separator: ["\n"])
    return Array(String(String.UnicodeScalarView(text)).utf8)
  }

  /// Where the scalar that begins at `start` ends.
  private static func end(of value: Value, in line: [Unicode.Scalar], from start: Int) -> Int? {
    let quote = line[start]
    guard quote == "\"" || quote == "'" else {
      let text = Array((value.text ?? "").unicodeScalars)
      return !text.isEmpty && line[start...].starts(with: text) ? start + text.count : nil
    }
    var index = start + 1
    while index < line.count {
      if line[index] == "\\", quote == "\"" {
        index += 2
      } else if line[index] == quote {
        return index + 1
      } else {
        index += 1
      }
    }
    return nil
  }
}

extension EvidenceReader {
  /// Each file with the password written beside it.
  static func passwords(in value: Value) -> [(path: String, password: Value)] {
    (value[key]?.entries ?? []).flatMap { entry in
      (entry.value.list ?? []).compactMap { piece in
        guard let path = piece["文件"]?.text, let password = piece[EvidencePasswords.key], !password.isBlank else {
          return nil
        }
        return (plain(path), password)
      }
    }
  }
}
