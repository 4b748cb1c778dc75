/// A place to write at inside a line: behind `项目名称：`, on a rule, in `　　年　月　日`.
struct InlineBlank: Equatable {
  enum Shape: Equatable { case value, date, month, period }

  /// The words before it; empty when there are none.
  var label: String
  /// The blank itself, as places in the paragraph's characters.
  var range: Range<Int>
  var shape = Shape.value
  /// What is printed right behind it, when that is a unit.
  var unit = ""
  /// Found on a rule without a colon before it.
  var isGuess = false
}

/// Finds the blanks in a line.
struct InlineBlanks {
  private let text: [Character]
  private let isRuled: [Bool]
  private(set) var found: [InlineBlank] = []
  private var reached = 0

  init(_ printed: PrintedText) {
    text = printed.glyphs.map { $0.isPrompt ? "_" : $0.character }
    isRuled = printed.glyphs.map {
      $0.isPrompt || ($0.isUnderlined && $0.character.isSpace) || "_＿".contains($0.character)
    }
    for colon in text.indices where "：:".contains(text[colon]) && colon >= reached { look(behind: colon) }
    lookForRules()
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether there is nothing but a date to be written.
  static func date(in text: [Character]) -> InlineBlank? {
    let start = text.firstIndex { !$0.isFormBlank && !"自从于".contains($0) } ?? 0
    guard let (end, shape) = date(in: text, from: start) else { return nil }
    guard text[end...].allSatisfy({ $0.isFormBlank || "止。；".contains($0) }) else { return nil }
    return InlineBlank(label: "", range: start..<end, shape: shape)
  }

  /// `年　月　日`, perhaps with `至` and another one behind it; where it ends, and what it is.
  private static func date(in text: [Character], from start: Int) -> (Int, InlineBlank.Shape)? {
    guard let first = oneDate(in: text, from: start) else { return nil }
    var next = first.end
    while next < text.count, text[next].isFormBlank { next += 1 }
    if next < text.count, "至到—－-~～".contains(text[next]) {
      next += 1
      while next < text.count, text[next].isFormBlank || "—－-".contains(text[next]) { next += 1 }
      if let second = oneDate(in: text, from: next) { return (second.end, .period) }
    }
    return (first.end, first.hasDay ? .date : .month)
  }

  private static func oneDate(in text: [Character], from start: Int) -> (end: Int, hasDay: Bool)? {
    var index = start
    func skip() { while index < text.count, text[index].isFormBlank || "×X".contains(text[index]) { index += 1 } }
    // `20　　年`: the century is printed.
    skip()
    if index + 1 < text.count, text[index] == "2", text[index + 1] == "0" { index += 2 }
    skip()
    guard index < text.count, text[index] == "年" else { return nil }
    index += 1
    skip()
    guard index < text.count, text[index] == "月" else { return nil }
    index += 1
    let month = index
    skip()
    if index < text.count, text[index] == "日" { return (index + 1, true) }
    return (month, false)
  }

  private mutating func look(behind colon: Int) {
    guard let label = label(before: colon) else { return }
    var end = colon + 1
    while end < text.count, text[end].isSpace || isRuled[end] { end += 1 }
    // Blanks behind a printed rule keep the next words apart.
    let ruled = (colon + 1..<end).last { isRuled[$0] }
    let blank = colon + 1..<(ruled.map { $0 + 1 } ?? end)
    if let (stop, shape) = Self.date(in: text, from: colon + 1) {
      return add(InlineBlank(label: label, range: colon + 1..<stop, shape: shape))
    }
    let following = text[end...]
    let isAtEnd = following.isEmpty || following.first?.isNewline == true
    let isRoomy = blank.count >= 2 || blank.contains { isRuled[$0] || text[$0] == "\t" }
    let isEnclosed = following.first.map { "）)，。；;、".contains($0) } == true
    guard isAtEnd || isRoomy || isEnclosed else { return }
    let unit = unit(at: end)
    add(InlineBlank(label: label, range: blank, unit: unit))
  }

  private mutating func add(_ blank: InlineBlank) {
    found.append(blank)
    reached = blank.range.upperBound
  }

  private func unit(at index: Int) -> String {
    for length in [3, 2, 1] where index + length <= text.count {
      let candidate = String(text[index..<index + length])
      if PrintedLabel.isUnit(candidate) { return candidate }
    }
    return ""
  }

  /// The words before a colon; `联 系 人` is one of them, a sentence is none.
  private func label(before colon: Int) -> String? {
    var start = colon
    var token = 0
    while start > reached {
      let character = text[start - 1]
      if "，。；、,;！？".contains(character) || character.isNewline || character == PrintedText.object { break }
      if "（([".contains(character), !text[start..<colon].contains(where: { "）)]".contains($0) }) { break }
      if isRuled[start - 1] || character == PrintedText.box || character == "\t" { break }
      if character.isSpace {
        var before = start - 1
        while before > reached, text[before - 1].isSpace, !isRuled[before - 1] { before -= 1 }
        let isSpaced =
          token == 1 && before > reached && text[before - 1].isHan
          && (before - 1 == reached || text[before - 2].isSpace || "：:_".contains(text[before - 2]))
        guard isSpaced else { break }
        start = before
        token = 0
        continue
      }
      token += 1
      start -= 1
    }
    let label = String(text[start..<colon].filter { !$0.isSpace })
    let endings = ["如下", "以下", "包括", "承诺", "下列", "要求", "为", "说明如下", "事项"]
    let others: Set<String> = [
      "注", "附件", "附", "备注说明", "填表说明", "填写说明", "填报说明", "说明", "依据", "例", "如", "提示", "http", "https",
    ]
    guard (1...26).contains(label.count), !others.contains(label), !endings.contains(where: label.hasSuffix) else {
      return nil
    }
    return label
  }

  /// Rules without a colon before them: `共____人`.
  private mutating func lookForRules() {
    let taken = found.flatMap { Array($0.range) }
    var isTaken = [Bool](repeating: false, count: text.count)
    for index in taken { isTaken[index] = true }
    var index = 0
    while index < text.count {
      guard isRuled[index], !isTaken[index] else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, isRuled[end], !isTaken[end] { end += 1 }
      if end - index >= 3 || text[index..<end].contains("\t") {
        found.append(
          InlineBlank(label: words(around: index..<end), range: index..<end, unit: unit(at: end), isGuess: true)
        )
      }
      index = end
    }
  }

  private func words(around range: Range<Int>) -> String {
    func isWord(_ character: Character) -> Bool { character.isHan || character.isLetter || character.isNumber }
    let before = text[..<range.lowerBound].reversed().drop { $0.isSpace }.prefix(while: isWord).prefix(8)
    if before.count > 1 { return String(before.reversed()) }
    let behind = text[range.upperBound...].drop { $0.isSpace || "（(".contains($0) }.prefix(while: isWord).prefix(8)
    return String(before.reversed()) + String(behind)
  }
}
