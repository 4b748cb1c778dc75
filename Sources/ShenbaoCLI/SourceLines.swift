internal import Foundation
internal import ShenbaoModel

/// The lines of the applicant's files, each file read once, to be shown with a caret under the column.
struct SourceLines {
  private static let widest = 100

  let folder: String?
  private var files: [String: [Substring]] = [:]

  init(folder: String?) { self.folder = folder }

  /// The line itself and a caret under the column, or nothing; full-width characters take two cells of a terminal.
  mutating func lines(at place: Place) -> [String] {
    guard let number = place.line else { return [] }
    let lines = lines(of: place.file)
    guard lines.indices.contains(number - 1) else { return [] }
    let head = "\(number) | "
    let shown = head + String(lines[number - 1].prefix(Self.widest)).printable
    let column = max(place.column ?? 1, 1)
    guard column <= Self.widest else { return [shown] }
    let before = lines[number - 1].unicodeScalars.prefix(column - 1)
    let cells = before.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    return [shown, String(repeating: " ", count: head.count - 2) + "| " + String(repeating: " ", count: cells) + "^"]
  }

  private mutating func lines(of file: String) -> [Substring] {
    guard let folder, !file.hasPrefix("/") else { return [] }
    if let known = files[file] { return known }
    let content = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
    let lines = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    files[file] = lines
    return lines
  }
}

extension String {
  /// The same with a sign in place of every character that could steer a terminal or turn the direction of its text.
  var printable: String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard unicodeScalars.contains(where: steers) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
  }
}
