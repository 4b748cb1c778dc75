internal import ShenbaoFormats

/// Reads the blocks of one part: paragraphs, tables, and what wraps them.
final class BodyReader {
  /// Tables within tables within tables: deeper ones are reported and left out.
  static let maximumTableDepth = 12

  let document: WordDocument
  let part: String
  let relationships: [String: OfficePackage.Target]
  var fields = FieldStack()
  var tableDepth = 0
  var shapeDepth = 0
  /// The code pages of the fonts met; nil for those that are no picture fonts.
  var pictureFonts: [String: DeclaredFont.Dingbats?] = [:]
  /// Bookmarks that begin before the next paragraph.
  var pendingBookmarks: [String] = []
  private var lastSection: Section?

  init(document: WordDocument, part: String) throws(FormatError) {
    self.document = document
    self.part = part
    relationships = try document.relationships(of: part)
    document.issues.part = part
  }

  /// What surrounds a block: the controls it stands in, and what the table's style says of it.
  struct Context {
    var controls: [Int] = []
    var table: StyleFormat?
  }

  func blocks(of element: XMLElement, _ context: Context = Context()) -> [Block] {
    var result: [Block] = []
    read(element, context, into: &result)
    return result
  }

  private func read(_ parent: XMLElement, _ context: Context, into result: inout [Block]) {
    for element in parent.children {
      switch element.name {
      case "p":
        let paragraph = paragraph(element, context)
        let isHidden = paragraph.mark.isHidden && paragraph.inlines.isEmpty && parent.name != "tc"
        if !isHidden { result.append(.paragraph(paragraph)) }
        if let section = element.first(["pPr", "sectPr"]) { result.append(.sectionEnd(end(of: section))) }
      case "tbl": if let table = table(element, context) { result.append(.table(table)) }
      case "sdt":
        guard let content = element.first("sdtContent") else { continue }
        read(content, entering(element, context), into: &result)
      case "customXml", "ins", "moveTo", "smartTag": read(element, context, into: &result)
      case "AlternateContent": if let chosen = chosen(element) { read(chosen, context, into: &result) }
      case "bookmarkStart": mark(element)
      case "altChunk": report("w:altChunk", near: parent)
      case "oMathPara": result.append(.paragraph(formula(element, context)))
      default: if !Constructs.marks.contains(element.name) { report(element.qualifiedName, near: element) }
      }
    }
  }

  /// What reading changes, to be put back when something is read twice.
  struct Progress {
    fileprivate var fields: FieldStack
    fileprivate var bookmarks: [String]
    fileprivate var section: Section?
    fileprivate var count: Numbering.Count
    fileprivate var spans: Int
    fileprivate var notes: [NoteReference.Kind: Int]
  }

  var progress: Progress {
    get {
      Progress(
        fields: fields,
        bookmarks: pendingBookmarks,
        section: lastSection,
        count: document.numbering.count,
        spans: document.spans.count,
        notes: document.noteCounts
      )
    }
    set {
      (fields, pendingBookmarks, lastSection) = (newValue.fields, newValue.bookmarks, newValue.section)
      document.numbering.count = newValue.count
      document.noteCounts = newValue.notes
      document.spans.removeLast(max(0, document.spans.count - newValue.spans))
    }
  }

  /// A section that ends here, with which the numbers of notes may begin anew.
  private func end(of element: XMLElement) -> Section {
    let section = section(element)
    for kind in [NoteReference.Kind.footnote, .endnote] {
      let numbering = kind == .footnote ? section.footnotes : section.endnotes
      let common = kind == .footnote ? document.settings.footnotes : document.settings.endnotes
      if (numbering ?? common).restart == .eachSect { document.noteCounts[kind] = 0 }
    }
    return section
  }

  func section(_ element: XMLElement?) -> Section {
    guard let element else { return lastSection.map(Self.following) ?? Section() }
    let section = Section(
      reading: element,
      relationships: relationships,
      after: lastSection,
      settings: document.settings
    )
    if !Section.directions.contains(element.first("textDirection")?["val"] ?? "lrTb") {
      report("w:textDirection", near: element)
    }
    if let borders = element.first("pgBorders"), PageBorders.isPictorial(borders) {
      report("w:pgBorders", near: element)
    }
    lastSection = section
    return section
  }

  private static func following(_ section: Section) -> Section {
    var next = section
    next.firstNumber = nil
    next.start = .nextPage
    return next
  }

  /// The context inside a content control; its tag is remembered.
  func entering(_ control: XMLElement, _ context: Context) -> Context {
    guard let tag = control.first(["sdtPr", "tag"])?["val"], !tag.isEmpty else { return context }
    var inner = context
    inner.controls = entering(.control(tag), context.controls)
    return inner
  }

  /// The branch of `mc:AlternateContent` to read: a choice that shows a picture, else the fallback, else any choice.
  func chosen(_ element: XMLElement) -> XMLElement? {
    let choices = element.children("Choice")
    if let known = choices.first(where: Self.canShow) { return known }
    let fallback = element.first("Fallback")
    if let fallback, Self.canShow(fallback) || !fallback.descendants("t").isEmpty { return fallback }
    return choices.first ?? fallback
  }

  private static func canShow(_ branch: XMLElement) -> Bool {
    branch.descendants.contains { ["blip", "imagedata", "txbxContent"].contains($0.name) }
  }

  func report(_ construct: String, near element: XMLElement) {
    document.issues.part = part
    var nearest: XMLElement? = element
    while let current = nearest, current.name != "p", current.name != "tbl", current.parent != nil {
      nearest = current.parent
    }
    document.issues.add("unsupported", place: Self.shortText(nearest ?? element), detail: construct)
  }

  private static func shortText(_ element: XMLElement) -> String {
    let texts = element.descendants("t").prefix(8).map(\.text)
    return String(texts.joined().prefix(30))
  }
}

extension BodyReader {
  private func paragraph(_ element: XMLElement, _ context: Context) -> Paragraph {
    let own = element.first("pPr")
    let direct = ParagraphProperties(reading: own)
    let styles = document.styles
    let styleID = direct.styleID ?? styles.defaultStyle("paragraph")
    let style = styles.format(styleID, kind: "paragraph")
    var run = styles.documentDefaults.run
    var properties = styles.documentDefaults.paragraph
    if let table = context.table {
      run.apply(table.run, asStyle: true)
      properties.apply(table.paragraph)
    }
    run.apply(style.run, asStyle: true)
    let list = listLevel(direct, style.paragraph)
    if let list, direct.numberingID == nil { properties.apply(list.level.paragraph) }
    properties.apply(style.paragraph)
    if let list, direct.numberingID != nil { properties.apply(list.level.paragraph) }
    properties.apply(direct)
    properties.styleID = styleID
    // In cells this is what is left of a floating table: text that stood on the page would leave its table.
    if tableDepth > 0, properties.frame?.vertical != .text { properties.frame = nil }
    if tableDepth > 0, properties.switches.isOn(.pageBreakBefore) { report("w:pageBreakBefore", near: element) }
    for effect in own?.children ?? [] where Constructs.paragraphEffects.contains(effect.name) && effect.isOn {
      report(effect.qualifiedName, near: element)
    }

    var mark = run
    let markRun = RunProperties(reading: own?.first("rPr"), theme: document.theme)
    mark.apply(styles.format(markRun.styleID, kind: "character").run, asStyle: true)
    mark.apply(markRun)
    var paragraph = Paragraph(
      format: ParagraphFormat(properties),
      mark: CharacterFormat(mark),
      inlines: [],
      label: nil
    )
    if let list { paragraph.label = label(list.id, list.index, mark) }
    inlines(of: element, base: run, controls: context.controls, into: &paragraph.inlines)
    swap(&paragraph.bookmarks, &pendingBookmarks)
    return paragraph
  }

  /// A formula in a line of its own.
  private func formula(_ element: XMLElement, _ context: Context) -> Paragraph {
    report("m:oMath", near: element)
    let styles = document.styles
    var run = styles.documentDefaults.run
    var properties = styles.documentDefaults.paragraph
    let style = styles.format(styles.defaultStyle("paragraph"), kind: "paragraph")
    run.apply(style.run, asStyle: true)
    properties.apply(style.paragraph)
    properties.alignment = .center
    let format = CharacterFormat(run)
    let inline = Inline(content: .text(FormulaText(element).text), format: format, controls: context.controls)
    return Paragraph(format: ParagraphFormat(properties), mark: format, inlines: [inline])
  }

  /// Remembers where a bookmark begins; the program's own, as the place of the cursor, lead nowhere.
  func mark(_ bookmark: XMLElement) {
    guard let name = bookmark["name"], name != "_GoBack" else { return }
    pendingBookmarks.append(name)
  }

  private func listLevel(
    _ direct: ParagraphProperties,
    _ style: ParagraphProperties
  ) -> (id: Int, index: Int, level: Numbering.Level)? {
    guard let id = direct.numberingID ?? style.numberingID, id != 0 else { return nil }
    let index = direct.numberingLevel ?? style.numberingLevel ?? 0
    return document.numbering.level(index, of: id).map { (id, index, $0) }
  }

  private func label(_ list: Int, _ index: Int, _ mark: RunProperties) -> ListLabel? {
    guard let (text, number, level) = document.numbering.next(list: list, level: index) else { return nil }
    var run = mark
    run.underline = nil
    run.apply(level.run)
    let format = CharacterFormat(run)
    let shown = level.format == .bullet ? symbols(text, format) ?? text : text
    return ListLabel(text: shown, number: number, format: format, suffix: level.suffix, alignment: level.alignment)
  }
}
