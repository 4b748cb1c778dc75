// Tables: labels beside and above blank cells, rows that repeat, large cells.
extension FormWalk {
  /// A cell of this height, in twentieths of a point, has room for paragraphs.
  private static let proseHeight = 850

  mutating func read(_ grid: FormGrid, number: Int) {
    var captions: [FormCaption] = []
    var row = 0
    while row < grid.rows.count {
      captions.removeAll { $0.lastRow < row }
      if let list = FormList(in: grid, from: row) {
        add(list, in: grid, number: number, captions: captions)
        row += list.count
        continue
      }
      if let title = caption(of: grid, row: row) {
        captions = captions.filter { $0.isWhole && !title.isWhole } + [title]
      } else {
        for cell in grid.rows[row].cells { read(cell, in: grid, number: number, captions: captions) }
      }
      row += 1
    }
  }

  private func place(_ cell: FormGrid.Cell, in grid: FormGrid, number: Int) -> TemplatePlace {
    let column = grid.rows[cell.row].all.firstIndex { $0 === cell } ?? 0
    let text = cell.text.trimmingBlanks
    return TemplatePlace(
      heading: heading,
      table: number,
      row: cell.row + 1,
      column: column + 1,
      text: TemplatePlace.excerpt(of: text, around: text)
    )
  }

  /// A row of one label, beside a group or over the whole width.
  private func caption(of grid: FormGrid, row: Int) -> FormCaption? {
    let all = grid.rows[row].all
    let group = all.first.flatMap { $0.spansRows && all.count > 1 ? $0 : nil }
    let own = all.filter { $0 !== group }
    guard own.count == 1, let cell = own.first, cell.row == row, cell.isLabel, row + 1 < grid.rows.count else {
      return nil
    }
    guard !asksForProse(cell, in: grid), cell.text.last.map({ !"：:".contains($0) }) == true else { return nil }
    return FormCaption(
      text: cell.text.trimmingBlanks,
      isWhole: group == nil,
      lastRow: group?.lastRow ?? grid.rows.count
    )
  }

  /// A cell whose own words ask for paragraphs below them.
  private func asksForProse(_ cell: FormGrid.Cell, in grid: FormGrid) -> Bool {
    let blanks = cell.paragraphs.filter { $0.isBlank }.count
    let isTall = grid.rows[cell.row].height >= Self.proseHeight
    let prompts = cell.paragraphs.contains { $0.text.trimmingBlanks.isPrompt }
    return !cell.isBlank && !cell.hasBoxes && (prompts || blanks >= 2 || isTall)
      && cell.text.filter { !$0.isWhitespace }.count < 300
  }

  private mutating func read(_ cell: FormGrid.Cell, in grid: FormGrid, number: Int, captions: [FormCaption]) {
    for paragraph in cell.paragraphs { readTextBoxes(of: paragraph.paragraph) }
    let here = place(cell, in: grid, number: number)
    let words = FormLabels(of: cell, in: grid)
    let labels = words.labels(below: captions)
    if cell.hasTable {
      read(cell.element.blocks)
    } else if cell.isBlank {
      blank(cell, in: grid, words, labels, here)
    } else if cell.hasBoxes {
      boxes(cell.paragraphs, labels: words.beside.isEmpty ? [] : labels, place: here)
    } else if let blank = cell.onlyDate, !words.beside.isEmpty {
      let kind = blank.date.kind
      places.append(
        FormPlace(
          kind: kind,
          finding: .beside,
          heading: heading,
          labels: labels,
          place: here,
          target: .range(blank.paragraph, blank.date.range)
        )
      )
    } else if let unit = cell.onlyUnit, !words.beside.isEmpty || !words.above.isEmpty {
      places.append(
        FormPlace(
          kind: .value,
          finding: .beside,
          heading: heading,
          labels: labels,
          unit: unit.text,
          place: here,
          target: .range(unit.paragraph, unit.range)
        )
      )
    } else if let room = cell.beforeSeal, room.seals(words.own.last ?? "") {
      remarks.append(FormRemark(kind: .signature, text: here.text, place: here))
      places.append(
        FormPlace(
          kind: .value,
          finding: .beside,
          heading: heading,
          labels: labels,
          place: here,
          target: .range(room.paragraph, room.range)
        )
      )
    } else {
      written(cell, in: grid, words, words.beside.isEmpty ? captions.map(\.text) : labels, here)
    }
  }

  private mutating func blank(
    _ cell: FormGrid.Cell,
    in grid: FormGrid,
    _ words: FormLabels,
    _ labels: [String],
    _ place: TemplatePlace
  ) {
    if words.isIdleTotal { return }
    guard !words.labels.isEmpty, let first = cell.paragraphs.first?.paragraph else {
      if !words.isFiller { remarks.append(FormRemark(kind: .unnamed, text: place.text, place: place)) }
      return
    }
    let isTall = grid.rows[cell.row].height >= Self.proseHeight && cell.columns.count * 2 > grid.width
    let isProse = cell.paragraphs.count >= 4 || isTall
    let surplus = cell.paragraphs.dropFirst().map(\.paragraph)
    let finding: FormPlace.Finding =
      words.beside.isEmpty ? .below : words.above.isEmpty ? (words.isFar ? .rule : .beside) : .crossing
    places.append(
      FormPlace(
        kind: isProse ? .prose : .value,
        finding: finding,
        heading: heading,
        labels: labels,
        place: place,
        target: .paragraph(first, surplus: isProse ? surplus : [], model: words.model)
      )
    )
  }

  /// A cell with words in it: blanks inside them, a prompt with room below it, or nothing to fill.
  private mutating func written(
    _ cell: FormGrid.Cell,
    in grid: FormGrid,
    _ words: FormLabels,
    _ labels: [String],
    _ place: TemplatePlace
  ) {
    let before = (places.count, remarks.count)
    let isPrompt = cell.text.isPrompt
    if cell.namesNext(in: grid) { return }
    if !isPrompt || PrintedLabel(cell.text).isSigned {
      for paragraph in cell.paragraphs { inline(paragraph, labels: labels, place: place) }
    }
    guard before == (places.count, remarks.count), let last = cell.paragraphs.last else { return }
    let own = cell.paragraphs.first { !$0.isBlank }?.text.trimmingBlanks ?? ""
    let isNamed = !words.beside.isEmpty && isPrompt
    let isAlone = grid.rows[cell.row].all.filter { !$0.spansRows }.count <= 1 && asksForProse(cell, in: grid)
    guard isNamed || isAlone else { return }
    let spare = cell.paragraphs.reversed().prefix { $0.isBlank }.map(\.paragraph).reversed()
    let text = cell.text.trimmingBlanks
    var found = FormPlace(
      kind: .prose,
      finding: .prompt,
      heading: heading,
      labels: isNamed ? labels : labels + [own],
      prompt: isNamed ? text : text.dropFirst(own.count).trimmingBlanks,
      place: place,
      target: .behind(last.paragraph)
    )
    if let first = spare.first { found.target = .paragraph(first, surplus: Array(spare.dropFirst()), model: nil) }
    places.append(found)
  }

  private mutating func add(_ list: FormList, in grid: FormGrid, number: Int, captions: [FormCaption]) {
    guard let cell = list.cells.first else { return }
    let above = captions.isEmpty && list.groups.isEmpty ? [caption ?? ""] : captions.map(\.text)
    let labels = (list.groups + above).filter { !$0.isEmpty && $0 != heading }
    places.append(
      FormPlace(
        kind: .rows(list.heads, count: list.count),
        finding: .rows,
        heading: heading,
        labels: labels,
        place: place(cell, in: grid, number: number),
        target: .rows(
          cells: zip(list.cells, list.numbers).map { FormPlace.Column(cell: $0.element, isNumber: $1) },
          surplus: list.surplus
        )
      )
    )
  }
}

extension FormGrid.Cell {
  /// `电话：` with the place for it in the next cell, or with what the form has filled in there.
  func namesNext(in grid: FormGrid) -> Bool {
    let row = grid.rows[self.row].all
    guard let last = text.trimmingBlanks.last, "：:".contains(last), text.filter({ "：:".contains($0) }).count == 1,
      let position = row.firstIndex(where: { $0 === self }), position + 1 < row.count
    else { return false }
    return row[position + 1].text.trimmingBlanks.last.map { !"：:".contains($0) } ?? true
  }

  /// Words that name something: few, and no blank, box or sentence among them.
  var isLabel: Bool {
    let flat = text.filter { !$0.isWhitespace }
    guard !isBlank, !hasTable, !hasBoxes, (1...60).contains(flat.count), !flat.isPrompt else { return false }
    guard onlyDate == nil, onlyUnit == nil else { return false }
    let label = PrintedLabel(flat)
    // （签/章）alone names nothing.
    return !label.name.isEmpty && !(label.isSigned && flat.first.map { "（(".contains($0) } == true)
  }

  /// The room before （盖章）, or before （签章） of a person, when that is all it prints.
  var beforeSeal: SealRoom? {
    let printed = paragraphs.filter { !$0.isBlank }
    guard printed.count == 1 else { return nil }
    let characters = printed[0].characters
    let start = characters.firstIndex { !$0.isFormBlank } ?? 0
    let rest = String(characters[start...].filter { !$0.isSpace })
    let isSeal = ["（盖章）", "(盖章)", "（盖公章）", "（公章）"].contains(rest)
    guard isSeal || ["（签/章）", "（签章）", "(签章)", "（签字）", "(签字)"].contains(rest) else { return nil }
    return SealRoom(paragraph: printed[0].paragraph, range: 0..<start, isSeal: isSeal)
  }

  /// The date that is all it prints.
  var onlyDate: (paragraph: XMLElement, date: InlineBlank)? {
    let printed = paragraphs.filter { !$0.isBlank }
    guard printed.count == 1, let date = InlineBlanks.date(in: printed[0].characters) else { return nil }
    return (printed[0].paragraph, date)
  }

  /// The unit that is all it prints, and the blank before it: `　　万元`, `XX万元（最高不超过100万元）`.
  var onlyUnit: (paragraph: XMLElement, range: Range<Int>, text: String)? {
    let printed = paragraphs.filter { !$0.isBlank }
    guard printed.count == 1 else { return nil }
    let characters = printed[0].characters
    let start = characters.firstIndex { !$0.isFormBlank && !"Xx×*".contains($0) } ?? 0
    let rest = String(characters[start...].filter { !$0.isSpace })
    let bare = rest.prefix { !"（(".contains($0) }
    guard PrintedLabel.isUnit(String(bare)) || PrintedLabel.isUnit(rest.filter { !"（()）".contains($0) }) else {
      return nil
    }
    return (printed[0].paragraph, 0..<start, String(bare.isEmpty ? rest.filter { !"（()）".contains($0) }[...] : bare))
  }
}

/// Room for a name before the place of a seal or of a signature.
struct SealRoom {
  var paragraph: XMLElement
  var range: Range<Int>
  var isSeal: Bool

  /// Whether the name beside it is that of a unit that seals, or of a person who signs.
  func seals(_ label: String) -> Bool {
    let label = PrintedLabel(label)
    return !label.isSigned && (isSeal ? label.name.isUnit : label.name.isPerson)
  }
}
