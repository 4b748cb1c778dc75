internal import ShenbaoFormats
public import ShenbaoModel

/// A Word or Excel template that is used without a pack.
public struct Template {
  private let path: String
  private let template: FormTemplate

  /// Reads a `.docx` or `.xlsx` whose marks stand between these brackets.
  ///
  /// - Throws: `load.unreadable` when it is neither.
  public init(reading path: String, brackets: (opening: String, closing: String)? = nil) throws(Report) {
    self.path = path
    let delimiters = brackets.map { MarkDelimiters(opening: $0.opening, closing: $0.closing) }
    template = try reporting(at: Place(file: path)) { () throws(FormatError) in
      try FormTemplate(bytes: try DiskFile.read(path), delimiters: delimiters)
    }
  }

  /// The template filled, and everything that is wrong with its marks or does not fit the data; on errors nothing or, when
  /// asked for, a copy of the template with the errors as comments.
  ///
  /// - Throws: the report alone when the form cannot be written at all.
  public func filled(
    with data: consuming TemplateData,
    annotates: Bool = false
  ) throws(Report) -> (bytes: [UInt8], report: Report) {
    let unused = template.issues(against: data.root).filter { $0.kind == .unusedData }
    let folder = data.folder
    var rest = consume data
    let filled = try reporting(.formMark, at: Place(file: path)) { () throws(FormatError) in
      try template.filled(with: rest.takeRoot()) { TemplateData.picture($0, in: folder) }
    }
    var report = Report()
    for issue in filled.issues { report.add(Diagnostic(issue, in: path)) }
    if report.hasErrors { return (annotates ? try annotated(filled.issues) : [], report) }
    for issue in unused { report.add(Diagnostic(issue, in: path)) }
    return (filled.bytes, report)
  }

  /// A copy of the template with each issue as a comment at its mark.
  private func annotated(_ issues: [TemplateIssue]) throws(Report) -> [UInt8] {
    // Without the mark, which would be read as one itself.
    let notes = issues.map { TemplateNote(issue: $0, text: $0.words.zh + "\n" + $0.words.en) }
    return try reporting(.formMark, at: Place(file: path)) { () throws(FormatError) in
      try template.annotated(with: notes)
    }
  }

  /// The names in its marks as a YAML file to be filled in.
  public var skeleton: String { TemplateSkeleton(template.marks, climbs: template.isForeign).text }

  /// What is wrong with it whatever the data.
  public var problems: Report {
    var report = Report()
    for issue in template.problems { report.add(Diagnostic(issue, in: path)) }
    return report
  }

  /// Writes an output in one step.
  ///
  /// - Throws: `build.unwritable`.
  public static func write(_ bytes: [UInt8], to path: String) throws(Report) {
    try reporting(.unwritable, at: Place(file: path)) { () throws(FormatError) in
      try DiskFile.write(bytes, to: path)
    }
  }
}
