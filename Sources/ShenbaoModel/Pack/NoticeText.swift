/// The official text, looked at for damage that no form may repeat.
///
/// Stored notices come with lost bytes, with sounds written behind characters, with letters of other scripts inside Chinese
/// words. Nothing is mended here: whoever writes the pack reads the line and says what it means.
public struct NoticeText {
  private let text: String
  private let file: String

  /// A text with the name of its file.
  public init(_ text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// The damaged places, one for each kind and line; where the pack holds a reading of its own, only remarks.
  public func damage(isRead: Bool = false) -> Report {
    var report = Report()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for found in Self.damage(in: Array(line.unicodeScalars)) {
        let place = Place(file: file, line: index + 1, column: found.column)
        let severity: Diagnostic.Severity = isRead ? .note : .error
        report.add(Diagnostic(.packDamagedText, at: place, found.kind.words, "\(found.excerpt)", severity: severity))
      }
    }
    return report
  }

  private enum Kind: CaseIterable {
    case replacement, privateUse, sound, bopomofo, kana, cyrillic, drawing, shifted

    var words: Words {
      switch self {
      case .replacement: Words("丢失的字符", "a lost character")
      case .privateUse: Words("私用区字符", "a character of private use")
      case .sound: Words("汉字后的拼音", "a sound behind a character")
      case .bopomofo: Words("汉字间的注音符号", "Bopomofo inside Chinese")
      case .kana: Words("汉字间的假名", "kana inside Chinese")
      case .cyrillic: Words("汉字间的西里尔字母", "Cyrillic inside Chinese")
      case .drawing: Words("汉字间的制表符号", "box drawing inside Chinese")
      case .shifted: Words("错位的字节（“?。”）", "shifted bytes (?。)")
      }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .replacement: scalar.value == 0xFFFD
      case .privateUse: (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
      case .bopomofo: (0x3105...0x312F).contains(scalar.value) || (0x31A0...0x31BF).contains(scalar.value)
      case .kana: (0x3041...0x30FF).contains(scalar.value) && scalar.value != 0x30FB
      case .cyrillic: (0x0400...0x04FF).contains(scalar.value)
      case .drawing: (0x2500...0x257F).contains(scalar.value)
      case .sound, .shifted: false
      }
    }
  }

  private static func damage(in line: [Unicode.Scalar]) -> [(kind: Kind, column: Int, excerpt: String)] {
    let isChinese = line.contains(where: isHan)
    var found: [(kind: Kind, column: Int, excerpt: String)] = []
    for kind in Kind.allCases where isChinese || kind == .replacement || kind == .privateUse {
      let index = line.indices.first { index in
        switch kind {
        case .sound: isSound(line, at: index)
        case .shifted: line[index...].starts(with: ["?", "。"]) || line[index...].starts(with: ["？", "。"])
        default: kind.contains(line[index])
        }
      }
      guard let index else { continue }
      let excerpt = line[max(0, index - 6)..<min(line.count, index + 12)]
      found.append((kind, index + 1, String(String.UnicodeScalarView(excerpt))))
    }
    return found
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  /// `業(yè)`: a syllable in brackets behind a character, with a tone mark or of at most six plain letters.
  private static func isSound(_ line: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, line[index] == "(" || line[index] == "（", isHan(line[index - 1]) else { return false }
    let letters = line[(index + 1)...].prefix { $0.properties.isLowercase && $0.value < 0x0250 }
    let end = index + 1 + letters.count
    guard (1...6).contains(letters.count), line.indices.contains(end) else { return false }
    return line[end] == ")" || line[end] == "）"
  }
}
