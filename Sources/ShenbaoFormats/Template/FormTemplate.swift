/// A Word or Excel template, whichever the file is by what it says of itself.
package enum FormTemplate {
  case word(WordTemplate)
  case sheet(SheetTemplate)

  /// Reads a `.docx` or `.xlsx`; without delimiters they are ours, or where `{% … %}` stands in it those of the tools that write so.
  ///
  /// - Throws: `damaged` when it is neither.
  package init(bytes: [UInt8], delimiters: MarkDelimiters? = nil) throws(FormatError) {
    let package = try OfficePackage(bytes: bytes)
    self = try Self.reading(package, bytes, delimiters ?? .braces)
    if delimiters == nil, problems.contains(where: { $0.kind == .foreign }) {
      self = try Self.reading(package, bytes, .foreignBraces)
    }
  }

  private static func reading(
    _ package: OfficePackage,
    _ bytes: [UInt8],
    _ delimiters: MarkDelimiters
  ) throws(FormatError) -> FormTemplate {
    if package.isWorkbook { return .sheet(try SheetTemplate(package: package, source: bytes, delimiters: delimiters)) }
    return .word(try WordTemplate(package: package, source: bytes, delimiters: delimiters))
  }

  /// Whether its marks follow the rules of other tools.
  package var isForeign: Bool {
    switch self {
    case .word(let template): template.isForeign
    case .sheet(let template): template.isForeign
    }
  }

  /// Every mark, in the order of the document.
  package var marks: [TemplateMark] {
    switch self {
    case .word(let template): template.marks
    case .sheet(let template): template.marks
    }
  }

  /// What is wrong with the template, what of it does not fit the data, and the data that no mark prints.
  package func issues(against values: FormValue) -> [TemplateIssue] {
    switch self {
    case .word(let template): template.issues(against: values, reportsUnusedData: true)
    case .sheet(let template): template.issues(against: values, reportsUnusedData: true)
    }
  }

  /// What is wrong with the template whatever the data.
  package var problems: [TemplateIssue] {
    switch self {
    case .word(let template): template.problems
    case .sheet(let template): template.problems
    }
  }

  /// A copy of the template with each note as a comment at its mark.
  package func annotated(with notes: [TemplateNote]) throws(FormatError) -> [UInt8] {
    switch self {
    case .word(let template): try template.annotated(with: notes)
    case .sheet(let template): try template.annotated(with: notes)
    }
  }

  /// Fills the form.
  package func filled(
    with values: consuming FormValue,
    pictures: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(FormatError) -> FilledForm {
    switch self {
    case .word(let template): try template.filled(with: values, packageCode: nil, pictures: pictures)
    case .sheet(let template): try template.filled(with: values, packageCode: nil, pictures: pictures)
    }
  }
}

/// An issue of a template, and what to say of it in a comment.
package struct TemplateNote {
  let issue: TemplateIssue
  let text: String

  package init(issue: TemplateIssue, text: String) {
    self.issue = issue
    self.text = text
  }
}

/// The values in a filled Word or Excel file.
package struct FilledValues {
  /// Each with its path, in the order of the document.
  package let values: [(path: String, text: String)]

  /// Reads a filled `.docx` or `.xlsx`.
  package init(bytes: [UInt8]) throws(FormatError) {
    let isWorkbook = try OfficePackage(bytes: bytes).isWorkbook
    values = isWorkbook ? try SheetReader(bytes: bytes).values : try WordReader(bytes: bytes).values
  }
}

extension OfficePackage {
  var isWorkbook: Bool { Self.workbookKinds.contains { !parts(ofKind: $0).isEmpty } }
}
