/// A blank official form, looked through for everything that is to be filled in.
///
/// Nothing of the form is lost: marks take the place of blanks, printed rules, boxes and surplus empty rows; all else stays.
package struct FormSurvey {
  private let package: OfficePackage
  private let part: String
  let document: XMLDocument
  /// What is asked, in reading order.
  package private(set) var places: [FormPlace] = []
  /// What is left for the hand, or could not be named.
  package private(set) var remarks: [FormRemark] = []
  /// The first lines, among which is the title.
  package private(set) var lines: [String] = []

  /// Reads a `.docx`.
  ///
  /// - Throws: `damaged` when it is none.
  package init(bytes: [UInt8]) throws(FormatError) {
    package = try OfficePackage(bytes: bytes)
    guard let part = OfficePackage.documentKinds.flatMap({ [package] in package.parts(ofKind: $0) }).first,
      let xml = package.archive[part]
    else {
      throw FormatError(.damaged, operation: "word.open", detail: "no document part")
    }
    self.part = part
    document = try XMLDocument(parsing: xml)
    guard document.root.qualifiedName.hasPrefix("w:") else {
      throw FormatError(.unsupported, operation: "word.open", detail: document.root.qualifiedName)
    }
    var walk = FormWalk()
    if let body = document.root.first("body") { walk.read(body.blocks) }
    places = walk.places
    remarks = walk.remarks
    lines = walk.lines
  }

  /// The form with a mark at each place; one naming for each of `places`, in their order.
  package func marked(_ namings: [FormPlace.Naming]) throws(FormatError) -> [UInt8] {
    var writer = MarkWriter()
    for (place, naming) in zip(places, namings) {
      writer.write(place.target, place.kind, naming)
      if let echo = place.echo { writer.write(echo, place.kind, naming) }
    }
    writer.finish()
    var result = package
    result.archive[part] = document.serialized()
    return try result.archive.packed()
  }
}
