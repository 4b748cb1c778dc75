internal import ShenbaoFormats

/// A file of evidence ready to be bound: where its pages are taken from, and what they are.
struct EvidenceFile: Sendable {
  /// The file itself, or what an office file was converted to.
  var path: String
  var password = ""
  var survey: FileSurvey
}
