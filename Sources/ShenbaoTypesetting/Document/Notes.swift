internal import ShenbaoFormats

/// A place in the text that a footnote or an endnote belongs to (ECMA-376 17.11).
struct NoteReference: Equatable {
  enum Kind: String { case footnote, endnote }

  var kind: Kind
  var id: String
  /// From 1, as notes follow each other in the document or in the section; nil when the text brings its own mark.
  var number: Int?
  /// Which of the footnotes of its paragraph it is, from 1.
  var place = 0
}

/// How notes of one kind are numbered (ECMA-376 17.11.11, 17.11.17).
struct NoteNumbering {
  enum Restart: String { case continuous, eachSect, eachPage }

  var format: NumberFormat
  var start = 1
  var restart = Restart.continuous
  /// Whether endnotes stand at the end of their section.
  var isAtSectionEnd = false
  /// Whether footnotes follow the text at once instead of standing at the foot.
  var isBeneathText = false

  static let footnotes = NoteNumbering(format: .decimal)
  static let endnotes = NoteNumbering(format: .lowerRoman)

  /// What an element says, and `other` where it says nothing.
  init(reading element: XMLElement?, otherwise other: NoteNumbering) {
    self = other
    guard let element else { return }
    if let name = element.first("numFmt")?["val"] { format = NumberFormat(word: name) }
    start = element.first("numStart")?.integer("val") ?? start
    restart = element.first("numRestart")?["val"].flatMap(Restart.init(rawValue:)) ?? restart
    if let place = element.first("pos")?["val"] {
      isAtSectionEnd = place == "sectEnd"
      isBeneathText = place == "beneathText"
    }
  }

  private init(format: NumberFormat) { self.format = format }
}

/// The notes of one kind in a document.
final class NoteStories {
  /// A note's text; the separators are found by their type.
  struct Story {
    var blocks: [Block]
    /// Whether the separator's line is to be drawn.
    var hasLine = false
  }

  let part: String
  private let reader: BodyReader
  private let elements: [String: XMLElement]
  private var stories: [String: Story] = [:]

  /// Nil when the document has no such part.
  init?(_ kind: NoteReference.Kind, of document: WordDocument) throws(FormatError) {
    guard let target = try document.relationships(of: document.mainPart).first(kind.rawValue + "s"),
      let root = try document.package.xml(target.part)?.root
    else { return nil }
    part = target.part
    reader = try BodyReader(document: document, part: target.part)
    var elements: [String: XMLElement] = [:]
    for element in root.children(kind.rawValue) {
      let type = element["type"] ?? "normal"
      let key = type == "normal" ? element["id"] ?? "" : type
      if elements[key] == nil { elements[key] = element }
    }
    self.elements = elements
  }

  /// Nil for a note that is not there; lists in notes count on from note to note.
  subscript(_ id: String) -> Story? {
    if let known = stories[id] { return known }
    guard let element = elements[id] else { return nil }
    let count = reader.document.numbering.count
    defer { reader.document.numbering.count = count }
    let hasLine = !element.descendants("separator").isEmpty || !element.descendants("continuationSeparator").isEmpty
    let story = Story(blocks: reader.blocks(of: element), hasLine: hasLine)
    stories[id] = story
    return story
  }
}

extension BodyReader {
  /// A reference to a note; reported when the note is missing.
  func note(_ element: XMLElement, _ kind: NoteReference.Kind) -> [Inline.Content] {
    guard let id = element["id"], part == document.mainPart, document.hasNotes(kind) else {
      report(element.qualifiedName, near: element)
      return []
    }
    if element.switched("customMarkFollows") == true { return [.note(NoteReference(kind: kind, id: id))] }
    return [.note(NoteReference(kind: kind, id: id, number: document.nextNumber(of: kind)))]
  }
}
