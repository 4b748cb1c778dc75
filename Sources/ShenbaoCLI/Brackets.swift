internal import ArgumentParser

/// The brackets given on the command line.
enum Brackets {
  /// Opening and closing; nothing when none are given.
  static func pair(_ words: [String]) -> (opening: String, closing: String)? {
    words.count >= 2 ? (words[0], words[1]) : nil
  }

  static func validate(_ words: [String]) throws {
    let isSound = words.prefix(2).allSatisfy { (1...10).contains($0.count) && !$0.contains(" ") }
    guard words.count != 1, isSound else { throw ValidationError("--delimiters needs two brackets, as '{' '}'") }
  }
}
