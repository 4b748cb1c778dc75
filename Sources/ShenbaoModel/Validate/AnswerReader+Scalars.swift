extension AnswerReader {
  /// No form has room for more; longer text is a file that was pasted by mistake.
  private static let longestText = 50_000

  /// The answer to a field that is neither group nor table, of a value that is not blank.
  mutating func scalar(_ field: Field, _ value: Value) -> Answer {
    if case .choices(let known) = field.kind { return choices(field, known, value) }
    guard let text = value.text else {
      report.add(Diagnostic(.fieldShape, at: value.place, Words("一段文字", "text")))
      return .invalid
    }
    switch field.kind {
    case .text, .richText, .file: return written(field, text, value)
    case .integer, .decimal, .percent: return number(field, text, value)
    case .date: return date(text, value)
    case .period: return period(text, value)
    case .choice(let known): return choice(field, known, text.trimmed, value)
    case .uscc: return creditCode(text, value)
    case .patent: return patent(text, value)
    case .phone: return checked(text, value, ContactFormat.isPhone, .fieldPhone)
    case .mobile: return checked(text, value, ContactFormat.isMobile, .fieldMobile)
    case .postcode: return checked(text, value, ContactFormat.isPostcode, .fieldPostcode)
    case .email: return checked(text, value, ContactFormat.isEmail, .fieldEmail)
    case .group, .table, .choices: return .invalid
    }
  }

  private mutating func wrong(_ code: Diagnostic.Code, _ value: Value, _ fact: Words = "") -> Answer {
    report.add(Diagnostic(code, at: value.place, fact))
    return .invalid
  }

  private mutating func written(_ field: Field, _ text: String, _ value: Value) -> Answer {
    let longest = min(field.longest ?? Self.longestText, Self.longestText)
    if text.count > longest {
      report.add(Diagnostic(.fieldTooLong, at: value.place, "\(longest)", "\(text.count)"))
    }
    return field.kind == .richText ? .paragraphs(text) : .text(text.trimmed)
  }

  private mutating func number(_ field: Field, _ text: String, _ value: Value) -> Answer {
    var digits = text.halfWidth
    if field.kind == .percent, digits.hasSuffix("%") { digits.removeLast() }
    guard let number = DecimalNumber(digits) else { return wrong(.fieldNumber, value) }
    if field.kind == .integer, number.decimals > 0 { return wrong(.fieldInteger, value) }
    let least = field.least ?? DecimalNumber(0)
    guard number >= least else { return wrong(.fieldTooSmall, value, "\(least.text())") }
    if let most = field.most, number > most { return wrong(.fieldTooLarge, value, "\(most.text())") }
    if let decimals = field.decimals, number.decimals > decimals {
      return wrong(.fieldDecimals, value, "\(decimals)")
    }
    // What was written as 1254.0 is printed as 1254.0.
    let written = digits.split(separator: ".").dropFirst().first?.count ?? 0
    return .number(number, decimals: max(field.decimals ?? 0, written))
  }

  private mutating func date(_ text: String, _ value: Value) -> Answer {
    guard let date = CalendarDate(text.halfWidth) else { return wrong(.fieldDate, value) }
    return .date(date)
  }

  private mutating func period(_ text: String, _ value: Value) -> Answer {
    // `halfWidth` has made hyphens of dashes: two of them, or one between blanks, part the days.
    let parts = text.halfWidth.split(separator: #/\s*(?:至|到|~|--+)\s*|\s+-\s+/#).map { CalendarDate(String($0)) }
    guard parts.count == 2, let first = parts[0], let last = parts[1] else { return wrong(.fieldPeriod, value) }
    guard first <= last else { return wrong(.fieldPeriodBackwards, value) }
    return .period(first, last)
  }

  private mutating func choice(_ field: Field, _ known: [String], _ text: String, _ value: Value) -> Answer {
    if let word = field.aliases[text] {
      report.add(Diagnostic(.fieldAlias, at: value.place, "\(word)"))
      return .text(word)
    }
    guard known.contains(text) else { return wrong(.fieldChoice, value, "\(known.joined(separator: "、"))") }
    return .text(text)
  }

  private mutating func choices(_ field: Field, _ known: [String], _ value: Value) -> Answer {
    var made: [String] = []
    for member in value.list ?? [value] {
      guard let text = member.text else { return wrong(.fieldShape, member, Words("一段文字", "text")) }
      guard case .text(let choice) = choice(field, known, text.trimmed, member) else { return .invalid }
      made.append(choice)
    }
    return .choices(made)
  }

  private mutating func creditCode(_ text: String, _ value: Value) -> Answer {
    let written = text.halfWidth.uppercased().filter { $0 != " " }
    guard let code = CreditCode(written) else {
      let mended = CreditCode.suggestion(for: written) != nil
      return wrong(mended ? .fieldCreditCodeLetters : .fieldCreditCode, value)
    }
    if !code.hasValidOrganisationCode { report.add(Diagnostic(.fieldOrganisationCode, at: value.place)) }
    noteChange(from: text, to: written, value)
    return .text(written)
  }

  private mutating func patent(_ text: String, _ value: Value) -> Answer {
    let written = text.halfWidth.uppercased()
    guard PatentNumber(written) != nil else { return wrong(.fieldPatent, value) }
    noteChange(from: text, to: written, value)
    return .text(written)
  }

  private mutating func checked(
    _ text: String,
    _ value: Value,
    _ isRight: (String) -> Bool,
    _ code: Diagnostic.Code
  ) -> Answer {
    let written = text.halfWidth
    guard isRight(written) else { return wrong(code, value) }
    noteChange(from: text, to: written, value)
    return .text(written)
  }

  private mutating func noteChange(from text: String, to written: String, _ value: Value) {
    if text.trimmed != written { report.add(Diagnostic(.fieldNormalised, at: value.place)) }
  }
}
