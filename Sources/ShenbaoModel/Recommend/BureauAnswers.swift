/// What a bureau wrote (`BUREAU.yaml`): who recommends, by when, and what was received, in the order of recommendation.
public struct BureauAnswers: Sendable {
  /// One package that was received.
  public struct Entry: Sendable {
    /// The package's folder or ZIP file, as written.
    public var file: String
    /// Where it is named.
    public var place: Place
    /// Everything that was written of it.
    public var answer: Answer
    /// What the clerk found, and the checks that it does not pass.
    public var findings: [Diagnostic] = []
  }

  /// One finding of a clerk, as a notice prints it.
  public static let problem = (clause: "依据", place: "位置", what: "问题", advice: "办法")

  private static let received = "受理日期"
  private static let closes = "受理截止"
  private static let recommended = "推荐日期"
  private static let mended = "补正期限"

  /// The typed answers.
  public let answers: Answer
  /// The packages in order.
  public private(set) var entries: [Entry] = []
  private let bureau: BureauPack

  /// Finds out what the answers mean, and adds all that is wrong with them to `report`.
  public init(validating value: Value, against bureau: BureauPack, into report: inout Report) {
    self.bureau = bureau
    var reader = AnswerReader(pack: bureau.pack)
    answers = reader.record(bureau.fields, in: value, at: value.place, reserved: ["pack"])
    report.add(reader.report)
    checkDays(value, into: &report)
    let written = value[BureauPack.packages]?.list ?? []
    guard case .rows(let rows) = answers[[BureauPack.packages]], rows.count == written.count else { return }
    for (row, value) in zip(rows, written) {
      guard case .text(let file) = row[["文件"]] else { continue }
      var entry = Entry(file: file, place: value["文件"]?.place ?? value.place, answer: row)
      readProblems(value, into: &entry, &report)
      readChecks(value, into: &entry)
      checkLateness(value, of: &entry)
      entries.append(entry)
    }
  }

  /// The last day on which packages are received: the notice's, or where it names none the bureau's own.
  public var closing: CalendarDate? { bureau.received?.due ?? day(Self.closes) }

  /// By when packages are to be put right, where anybody said so.
  public var mending: CalendarDate? { day(Self.mended) ?? closing ?? bureau.stage?.due }

  private func day(_ name: String) -> CalendarDate? {
    guard case .date(let day) = answers[[name]] else { return nil }
    return day
  }

  /// The bureau's own days may not be later than the notice allows.
  private func checkDays(_ value: Value, into report: inout Report) {
    if let due = bureau.stage?.due, let day = day(Self.recommended), day > due {
      let place = value[Self.recommended]?.place
      report.add(Diagnostic(.recommendOverdue, at: place, "\(due.words)", clause: bureau.stage?.cite))
    }
    for name in [Self.closes, Self.mended] {
      let limits = [name == Self.closes ? bureau.received : nil, bureau.stage].compactMap(\.self)
      for stage in limits {
        guard let day = day(name), let due = stage.due, day > due else { continue }
        report.add(
          Diagnostic(.recommendDeadline, at: value[name]?.place, "\(name)", "\(due.words)", clause: stage.cite)
        )
      }
    }
  }

  private func checkLateness(_ value: Value, of entry: inout Entry) {
    guard case .date(let day) = entry.answer[[Self.received]], let closing, day > closing else { return }
    let place = value[Self.received]?.place
    entry.findings.append(
      Diagnostic(.recommendLate, at: place, "\(closing.words)", clause: bureau.received?.cite)
    )
  }

  private func readChecks(_ value: Value, into entry: inout Entry) {
    for check in bureau.checks {
      guard case .text(BureauPack.failed) = entry.answer[[BureauPack.checking, check.title]] else { continue }
      let place = value[BureauPack.checking]?[check.title]?.place
      entry.findings.append(Diagnostic(.recommendCheck, at: place, "\(check.title)", clause: check.cite))
    }
  }

  private func readProblems(_ value: Value, into entry: inout Entry, _ report: inout Report) {
    guard case .rows(let problems) = entry.answer[[Self.problem.what]] else { return }
    let written = (value[Self.problem.what]?.list ?? []).filter { !$0.saysNothing }
    for (problem, value) in zip(problems, written) {
      let words = { (name: String) -> String? in
        if case .text(let text) = problem[[name]], !text.isEmpty { text } else { nil }
      }
      let clause = words(Self.problem.clause)
      if let clause, !bureau.pack.notice.contains(clause) {
        let place = value[Self.problem.clause]?.place
        report.add(Diagnostic(.recommendQuotation, at: place, "\(clause.prefix(30))"))
      }
      let facts = [Self.problem.what, Self.problem.place, Self.problem.advice].map { words($0) ?? "" }
      let place = Place(file: value.place.file, line: value.place.line, column: value.place.column)
      entry.findings.append(
        Diagnostic(.recommendProblem, at: place, "\(facts[0])", "\(facts[1])", "\(facts[2])", clause: clause)
      )
    }
  }
}
