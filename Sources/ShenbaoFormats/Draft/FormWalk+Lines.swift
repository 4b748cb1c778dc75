// Blanks, dates and boxes inside lines.
extension FormWalk {
  /// Reads the blanks of one paragraph; `labels` are the words beside its cell.
  mutating func inline(_ printed: PrintedText, labels: [String], place: TemplatePlace) {
    if printed.hasBoxes {
      boxes([printed], labels: labels, place: place)
      return
    }
    let found = InlineBlanks(printed).found
    if found.isEmpty {
      remarkOnSigning(printed, place: place)
      return
    }
    var person: String?
    for var blank in found {
      let name = PrintedLabel(blank.label).name
      if name.isPerson { person = name } else if let person, name.isOfPerson { blank.label = person + blank.label }
      add(blank, in: printed, labels: labels, place: place)
    }
  }

  private mutating func add(_ blank: InlineBlank, in printed: PrintedText, labels: [String], place: TemplatePlace) {
    let label = PrintedLabel(blank.label)
    let text = printed.text.filter { !$0.isWhitespace }
    let isSigning = PrintedLabel.signs.contains { text.contains($0) }
    // 申报单位（盖章）：is written and sealed; 法定代表人（签字）：is signed only.
    let seals = label.remarks.contains { $0.contains("盖章") } && label.name.isUnit
    if label.isSigned, !seals {
      remarks.append(FormRemark(kind: .signature, text: blank.label, place: place))
      return
    }
    if label.isSigned { remarks.append(FormRemark(kind: .signature, text: blank.label, place: place)) }
    if blank.shape != .value, blank.shape != .period, isSigning || ["日期", "时间"].contains(label.name) {
      remarks.append(FormRemark(kind: .handDate, text: blank.label, place: place))
      return
    }
    guard !label.name.isEmpty || !labels.isEmpty else {
      remarks.append(FormRemark(kind: .unnamed, text: printed.text.trimmingBlanks, place: place))
      return
    }
    places.append(
      FormPlace(
        kind: blank.kind,
        finding: blank.isGuess ? .rule : .inline,
        heading: heading,
        labels: labels + [blank.label],
        unit: blank.unit,
        place: place,
        target: .range(printed.paragraph, blank.range)
      )
    )
  }

  private mutating func remarkOnSigning(_ printed: PrintedText, place: TemplatePlace) {
    let text = printed.text.filter { !$0.isWhitespace }
    if text.count < 40, !text.contains("，"), PrintedLabel.signs.contains(where: { text.contains($0) }) {
      remarks.append(FormRemark(kind: .signature, text: printed.text.trimmingBlanks, place: place))
    } else if InlineBlanks.date(in: printed.characters) != nil {
      remarks.append(FormRemark(kind: .handDate, text: printed.text.trimmingBlanks, place: place))
    }
  }

  /// Reads the boxes of a cell or of a line: those without words of their own before them belong to one question.
  mutating func boxes(_ paragraphs: [PrintedText], labels: [String], place: TemplatePlace) {
    var open: FormPlace?
    for printed in paragraphs {
      let group = BoxGroup(printed)
      guard !group.options.isEmpty else {
        if printed.hasBoxes { remarks.append(FormRemark(kind: .box, text: printed.text, place: place)) }
        continue
      }
      if !group.label.isEmpty || open == nil {
        if let open { places.append(open) }
        let own = group.label.isEmpty ? (labels.isEmpty ? [caption ?? heading ?? "选项"] : []) : [group.label]
        open = FormPlace(
          kind: .boxes([]),
          finding: .boxes,
          heading: heading,
          labels: labels + own,
          place: place,
          target: .boxes([])
        )
      }
      guard case .boxes(var words)? = open?.kind, case .boxes(var glyphs)? = open?.target else { continue }
      for option in group.options {
        words.append(option.words)
        glyphs.append((printed.paragraph, option.glyph, option.words))
      }
      open?.kind = .boxes(words)
      open?.target = .boxes(glyphs)
      if let question = open?.labels { rooms(of: group, in: printed, labels: question, place: place) }
    }
    if let open { places.append(open) }
  }

  /// The rooms of `其他（请说明：　　）`, which come before the boxes of their question so that marks are written from the end.
  private mutating func rooms(of group: BoxGroup, in printed: PrintedText, labels: [String], place: TemplatePlace) {
    for option in group.options {
      guard let blank = option.blank else { continue }
      let label = (labels.last ?? "") + option.words + "说明"
      places.append(
        FormPlace(
          kind: blank.kind,
          finding: .inline,
          heading: heading,
          labels: labels.dropLast() + [label],
          prompt: "选“\(option.words)”时填",
          place: place,
          target: .range(printed.paragraph, blank.range)
        )
      )
    }
  }
}

extension InlineBlank {
  var kind: FormPlace.Kind {
    switch shape {
    case .value: .value
    case .date: .date
    case .month: .month
    case .period: .period
    }
  }
}
