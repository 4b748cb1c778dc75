internal import ShenbaoFormats
internal import ShenbaoModel

/// Does some work of the formats and turns their refusal into a report.
func reporting<Result: ~Copyable>(
  _ code: Diagnostic.Code = .unreadable,
  at place: Place? = nil,
  _ work: () throws(FormatError) -> Result
) throws(Report) -> Result {
  do {
    return try work()
  } catch {
    throw Report(Diagnostic(code, at: place, "\(error.operation): \(error.detail)"))
  }
}
