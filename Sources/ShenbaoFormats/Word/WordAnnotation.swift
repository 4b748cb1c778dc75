extension WordTemplate {
  /// A copy of the template with each note as a comment at its mark; what stands outside the main text is noted at its start.
  func annotated(with notes: [TemplateNote]) throws(FormatError) -> [UInt8] {
    var result = package
    guard let part = OfficePackage.documentKinds.flatMap({ result.parts(ofKind: $0) }).first,
      let bytes = result.archive[part]
    else { return source }
    let document = try XMLDocument(parsing: bytes)
    var comments = try WordComments(result, of: part)
    var rest = notes
    for paragraph in document.root.descendants(named: ["p"]) where !paragraph.isInside("Fallback") {
      let text = ParagraphText(paragraph).bytes
      var marks: [(range: Range<Int>, comment: Int)] = []
      for span in scanner.spans(in: text) {
        for note in Self.take(span, in: ParagraphText(paragraph).text, of: part, from: &rest) {
          marks.append((span.range, comments.add(note.text)))
        }
      }
      let cut = RunCutter(paragraph)
      // From the end, since a comment's sign counts in the text behind it.
      for mark in marks.reversed() { cut.enclose(mark.range, comment: mark.comment) }
    }
    if let first = document.root.descendants(named: ["p"]).first {
      for note in rest {
        RunCutter(first).enclose(0..<1, comment: comments.add("\(note.issue.part)：\(note.text)"))
      }
    }
    result.archive[part] = document.serialized()
    try comments.put(into: &result)
    return try result.archive.packed()
  }

  /// The notes on that mark of that paragraph, which are then done with.
  private static func take(
    _ span: MarkScanner.Span,
    in text: String,
    of part: String,
    from notes: inout [TemplateNote]
  ) -> [TemplateNote] {
    let written: String
    switch span.content {
    case .mark(let mark): written = mark.written
    case .broken(let text, _): written = text
    case .literal: return []
    }
    let excerpt = TemplatePlace.excerpt(of: text, around: written)
    func concerns(_ note: TemplateNote) -> Bool {
      note.issue.part == part && note.issue.mark == written && note.issue.place.text == excerpt
    }
    let found = notes.filter(concerns)
    notes.removeAll(where: concerns)
    return found
  }
}

extension XMLElement {
  /// Whether an element of that name is around it.
  func isInside(_ name: String) -> Bool {
    var element = parent
    while let current = element {
      if current.isNamed(name) { return true }
      element = current.parent
    }
    return false
  }
}

/// Cuts the runs of a paragraph so that a comment encloses just the letters it speaks of.
private struct RunCutter {
  private let paragraph: XMLElement

  init(_ paragraph: XMLElement) { self.paragraph = paragraph }

  /// Encloses a range of the paragraph's text (as `ParagraphText` counts it) in a comment's range (ECMA-376, 17.13.4).
  func enclose(_ range: Range<Int>, comment: Int) {
    let start = paragraph.make("w:commentRangeStart")
    let end = paragraph.make("w:commentRangeEnd")
    let reference = paragraph.make("w:r")
    start.set("w:id", to: String(comment))
    end.set("w:id", to: String(comment))
    reference.append(reference.make("w:commentReference")).set("w:id", to: String(comment))
    cut(at: range.upperBound)
    cut(at: range.lowerBound)
    let runs = textRuns().filter { $0.range.lowerBound < range.upperBound && $0.range.upperBound > range.lowerBound }
    if let first = runs.first, let last = runs.last {
      start.insert(before: first.run)
      end.insert(after: last.run)
    } else {
      paragraph.append(start)
      paragraph.append(end)
    }
    reference.insert(after: end)
  }

  private func textRuns() -> [(run: XMLElement, range: Range<Int>)] {
    var result: [(run: XMLElement, range: Range<Int>)] = []
    let whole = ParagraphText(paragraph)
    for (text, start) in zip(whole.texts, whole.starts) {
      guard let run = text.parent else { continue }
      result.append((run, start..<start + text.text.utf8.count))
    }
    return result
  }

  /// Makes the run that goes over `offset` two.
  private func cut(at offset: Int) {
    let whole = ParagraphText(paragraph)
    for (text, start) in zip(whole.texts, whole.starts) {
      let bytes = Array(text.text.utf8)
      guard start < offset, offset < start + bytes.count, let run = text.parent else { continue }
      let position = run.children.firstIndex(of: text) ?? 0
      let rest = run.copy()
      rest.insert(after: run)
      for child in run.children.dropFirst(position + 1) { child.remove() }
      for child in rest.children.prefix(position) where !child.isNamed("rPr") { child.remove() }
      Self.set(text, bytes[..<(offset - start)])
      if let other = rest.first("t") { Self.set(other, bytes[(offset - start)...]) }
      return
    }
  }

  private static func set(_ text: XMLElement, _ bytes: ArraySlice<UInt8>) {
    text.text = String(decoding: bytes, as: UTF8.self)
    text.set("xml:space", to: "preserve")
  }
}

/// The comments of a Word document, with ours behind those that are there.
private struct WordComments {
  private static let empty =
    "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"

  private let owner: String
  private let part: String
  private let isNew: Bool
  private let document: XMLDocument
  private var next: Int

  init(_ package: OfficePackage, of owner: String) throws(FormatError) {
    self.owner = owner
    let known = try package.relationships(of: owner).first { $0.kind == "comments" }?.target
    isNew = known.flatMap { package.archive[$0] } == nil
    part = isNew ? "word/comments.xml" : known ?? ""
    document = try XMLDocument(parsing: package.archive[part] ?? Array(Self.empty.utf8))
    let ids = document.root.children.compactMap { $0["id"].flatMap { Int($0) } }
    next = (ids.max() ?? -1).clamped(to: -1...1_000_000_000) + 1
  }

  mutating func add(_ text: String) -> Int {
    let comment = document.root.append(document.root.make("w:comment"))
    comment.set("w:id", to: String(next))
    comment.set("w:author", to: "shenbao")
    comment.set("w:initials", to: "S")
    for line in text.split(separator: "\n") {
      let run = comment.append(comment.make("w:p")).append(comment.make("w:r"))
      run.append(run.make("w:t", text: String(line)))
    }
    next += 1
    return next - 1
  }

  func put(into package: inout OfficePackage) throws(FormatError) {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    try package.set(part: part, bytes: document.serialized(), kind: kind)
    if isNew { _ = try package.relate(owner, to: part, kind: OfficePackage.links + "comments") }
  }
}
