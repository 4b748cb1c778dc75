internal import ShenbaoFormats

/// The list definitions of a document and how far each list has counted (ECMA-376 17.9).
final class Numbering {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = NumberFormat.decimal
    /// `%1.%2` and so on.
    var text = ""
    var suffix = "tab"
    /// Where the label stands at its place: after it, around it or before it.
    var alignment = ParagraphProperties.Alignment.left
    var paragraph = ParagraphProperties()
    var run = RunProperties()
    /// After which level it starts again; nil for the one above.
    var restart: Int?
    var isLegal = false
  }

  private struct List {
    var abstract: Int
    var overrides: [Int: Level]
    var starts: [Int: Int]
  }

  private var abstracts: [Int: [Int: Level]] = [:]
  private var lists: [Int: List] = [:]
  /// How far the lists have counted.
  struct Count {
    fileprivate var counters: [Int: [Int: Int]] = [:]
    fileprivate var begun: Set<Int> = []
  }

  var count = Count()

  init() {}

  init(reading root: XMLElement, theme: Theme) {
    var styled: [String: Int] = [:]
    for element in root.children("abstractNum") {
      guard let id = element.integer("abstractNumId") else { continue }
      abstracts[id] = Self.levels(element, theme)
      if let style = element.first("styleLink")?["val"] { styled[style] = id }
    }
    // A list may only name the style that another list belongs to (ECMA-376 17.9.21).
    for element in root.children("abstractNum") {
      guard let id = element.integer("abstractNumId"), let style = element.first("numStyleLink")?["val"],
        let other = styled[style], abstracts[id]?.isEmpty == true
      else { continue }
      abstracts[id] = abstracts[other]
    }
    for element in root.children("num") {
      guard let id = element.integer("numId"), let abstract = element.first("abstractNumId")?.integer("val") else {
        continue
      }
      var starts: [Int: Int] = [:]
      for override in element.children("lvlOverride") {
        guard let level = override.integer("ilvl") else { continue }
        starts[level] = override.first("startOverride")?.integer("val")
      }
      let overrides = element.children("lvlOverride").reduce(into: [Int: Level]()) { levels, override in
        levels.merge(Self.levels(override, theme)) { _, new in new }
      }
      lists[id] = List(abstract: abstract, overrides: overrides, starts: starts)
    }
  }

  func level(_ level: Int, of list: Int) -> Level? {
    guard let found = lists[list] else { return nil }
    return found.overrides[level] ?? abstracts[found.abstract]?[level]
  }

  /// Counts one paragraph of a list and gives its label, as `（一）`, and the number in it.
  func next(list: Int, level: Int) -> (text: String, number: String, level: Level)? {
    guard let found = lists[list], let definition = self.level(level, of: list) else { return nil }
    var counter = count.counters[found.abstract] ?? [:]
    if count.begun.insert(list).inserted {
      for (at, start) in found.starts.sorted(by: { $0.key < $1.key }) { counter[at] = start &- 1 }
    }
    counter[level] = (counter[level] ?? definition.start &- 1) &+ 1
    for deeper in level &+ 1..<10 where counter[deeper] != nil {
      let restart = self.level(deeper, of: list)?.restart
      if restart == nil || (restart ?? 0) > level { counter[deeper] = nil }
    }
    count.counters[found.abstract] = counter
    return (label(definition, list, counter), definition.format.text(counter[level] ?? 0), definition)
  }

  private func label(_ definition: Level, _ list: Int, _ counter: [Int: Int]) -> String {
    var text = ""
    var isPlaceholder = false
    for character in definition.text {
      if isPlaceholder, let digit = character.wholeNumberValue, digit >= 1, digit <= 9 {
        let other = level(digit - 1, of: list)
        let value = counter[digit - 1] ?? other?.start ?? 1
        let format = definition.isLegal ? NumberFormat.decimal : other?.format ?? .decimal
        text += format.text(value)
        isPlaceholder = false
      } else if character == "%" {
        isPlaceholder = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  private static func levels(_ element: XMLElement, _ theme: Theme) -> [Int: Level] {
    element.children("lvl").reduce(into: [:]) { levels, child in
      guard let index = child.integer("ilvl"), (0..<9).contains(index) else { return }
      var level = Level()
      level.start = child.first("start")?.integer("val") ?? 1
      level.format = NumberFormat(word: child.first("numFmt")?["val"] ?? "decimal")
      level.text = child.first("lvlText")?["val"] ?? ""
      level.suffix = child.first("suff")?["val"] ?? "tab"
      let alignments: [String: ParagraphProperties.Alignment] = ["center": .center, "right": .right, "end": .right]
      level.alignment = alignments[child.first("lvlJc")?["val"] ?? ""] ?? .left
      level.restart = child.first("lvlRestart")?.integer("val")
      level.isLegal = child.flag("isLgl") ?? false
      level.paragraph = ParagraphProperties(reading: child.first("pPr"))
      level.run = RunProperties(reading: child.first("rPr"), theme: theme)
      levels[index] = level
    }
  }
}
