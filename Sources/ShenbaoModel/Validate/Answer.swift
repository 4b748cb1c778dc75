/// What an answer means, once its kind is known.
public indirect enum Answer: Hashable, Sendable {
  /// Nothing, and nothing was due.
  case blank
  /// Something was wrong with it and has been reported; rules leave it alone.
  case invalid
  /// Text, a choice, a code, a number of a telephone: whatever is printed as it stands.
  case text(String)
  /// Paragraphs, one a line.
  case paragraphs(String)
  /// A number with the digits after the point that are always printed.
  case number(DecimalNumber, decimals: Int)
  /// A day.
  case date(CalendarDate)
  /// Two days, the first not after the second.
  case period(CalendarDate, CalendarDate)
  /// The choices that were made.
  case choices([String])
  /// The rows of a table.
  case rows([Answer])
  /// The members of a group or of a row, in the order of the form.
  case record([Member])

  /// A named answer.
  public struct Member: Hashable, Sendable {
    /// The field's name.
    public var name: String
    /// What was answered.
    public var answer: Answer
  }

  /// The answer at the end of a path of names.
  public subscript(_ path: some Collection<String>) -> Answer? {
    guard let first = path.first else { return self }
    guard case .record(let members) = self else { return nil }
    return members.first { $0.name == first }?.answer[path.dropFirst()]
  }
}
