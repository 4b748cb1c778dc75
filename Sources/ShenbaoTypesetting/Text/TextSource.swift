/// A paragraph's inlines as one row of characters, before any font is chosen.
struct TextSource {
  struct Character {
    var scalar: UInt32
    var byte: Int
    var piece: Int
  }

  struct Piece {
    var format: CharacterFormat
    var controls: [Int]
    var kind: ShapedText.Cluster.Kind
  }

  private(set) var bytes: [UInt8] = []
  private(set) var characters: [Character] = []
  private(set) var pieces: [Piece] = []
  private(set) var pictures: [Picture] = []
  /// What stands in lines as one character; nil for shapes, which are laid out elsewhere.
  private(set) var overlays: [Overlay?] = []
  /// Tabs that lead to the margins or between them, by piece.
  private(set) var alignedTabs: [Int: ParagraphProperties.TabStop] = [:]
  /// The notes, each with the piece it stands at.
  private(set) var notes: [(piece: Int, reference: NoteReference)] = []
  /// How many pieces at the beginning are a list's label.
  private(set) var labelCount = 0

  /// Numbers known while laying out.
  struct Numbers {
    var page = 1
    var pageFormat = NumberFormat.decimal
    /// What stands before it: the number of a chapter.
    var chapter = ""
    var pages = 1
    var sectionPages = 1
    /// What stands in a note where its own number is asked for.
    var note = ""
    var footnotes = NoteNumbering.footnotes
    var endnotes = NoteNumbering.endnotes
    /// From which footnote of the paragraph on so many stand before it on its page.
    var noteOffsets: [NoteOffset] = []
  }

  struct NoteOffset: Equatable {
    var from: Int
    var before: Int
  }

  init(_ paragraph: Paragraph, numbers: Numbers) {
    if let label = paragraph.label { add(label) }
    labelCount = pieces.count
    for inline in paragraph.inlines { add(inline, numbers) }
  }

  private mutating func add(_ label: ListLabel) {
    add(label.text, label.format, [])
    switch label.suffix {
    case "nothing": break
    case "space": add(" ", label.format, [])
    default: add(.tab, "\t", label.format, [])
    }
  }

  private mutating func add(_ inline: Inline, _ numbers: Numbers) {
    switch inline.content {
    case .text(let text): add(text, inline.format, inline.controls)
    case .tab: add(.tab, "\t", inline.format, inline.controls)
    case .lineBreak: add(.lineBreak, "\u{2028}", inline.format, inline.controls)
    case .pageBreak: add(.pageBreak, "\u{2029}", inline.format, inline.controls)
    case .columnBreak: add(.columnBreak, "\u{2029}", inline.format, inline.controls)
    case .number(let number): add(Self.text(number, numbers), inline.format, inline.controls)
    case .overlay(let overlay):
      overlays.append(overlay)
      add(.object(overlays.count - 1), "\u{FFFC}", inline.format, inline.controls)
    case .floating: return
    case .alignedTab(let kind, let leader):
      alignedTabs[pieces.count] = ParagraphProperties.TabStop(kind: kind, position: 0, leader: leader)
      add(.tab, "\t", inline.format, inline.controls)
    case .box:
      overlays.append(nil)
      add(.object(overlays.count - 1), "\u{FFFC}", inline.format, inline.controls)
    case .note(let reference): add(reference, inline, numbers)
    case .picture(let picture):
      pictures.append(picture)
      add(.picture(pictures.count - 1), "\u{FFFC}", inline.format, inline.controls)
    }
  }

  private mutating func add(_ reference: NoteReference, _ inline: Inline, _ numbers: Numbers) {
    var reference = reference
    let numbering = reference.kind == .footnote ? numbers.footnotes : numbers.endnotes
    if reference.kind == .footnote {
      reference.place = notes.filter { $0.reference.kind == .footnote }.count + 1
      if numbering.restart == .eachPage, reference.number != nil,
        let offset = numbers.noteOffsets.last(where: { $0.from <= reference.place })
      {
        reference.number = numbering.start - 1 + offset.before + reference.place
      }
    }
    notes.append((pieces.count, reference))
    if let number = reference.number { add(numbering.format.text(number), inline.format, inline.controls) }
  }

  private mutating func add(_ text: String, _ format: CharacterFormat, _ controls: [Int]) {
    guard !text.isEmpty else { return }
    pieces.append(Piece(format: format, controls: controls, kind: .text))
    for scalar in text.unicodeScalars {
      characters.append(Character(scalar: scalar.value, byte: bytes.count, piece: pieces.count - 1))
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func add(
    _ kind: ShapedText.Cluster.Kind,
    _ stand: Unicode.Scalar,
    _ format: CharacterFormat,
    _ controls: [Int]
  ) {
    pieces.append(Piece(format: format, controls: controls, kind: kind))
    characters.append(Character(scalar: stand.value, byte: bytes.count, piece: pieces.count - 1))
    bytes.append(contentsOf: UTF8.encode(stand) ?? UTF8.encodedReplacementCharacter)
  }

  private static func text(_ number: PageNumber, _ numbers: Numbers) -> String {
    switch number {
    case .page(let format): numbers.chapter + (format ?? numbers.pageFormat).text(numbers.page)
    case .pages: String(numbers.pages)
    case .sectionPages: String(numbers.sectionPages)
    case .note: numbers.note
    }
  }
}
