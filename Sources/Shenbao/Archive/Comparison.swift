internal import ShenbaoFormats
public import ShenbaoModel
internal import ShenbaoTypesetting

/// In what two packages, or archives of packages, differ: answers, evidence and pages.
///
/// Answers are compared as they were written when both are archives, otherwise as they stand in the Word files and sheets.
/// What they say is private: ``Difference/old`` and ``Difference/new`` are for a person at the screen, never for a log.
public struct Comparison {
  /// One thing that differs.
  public struct Difference: Hashable, Sendable {
    /// What kind of thing it is.
    public enum Kind: String, Sendable, CaseIterable {
      /// The call, its edition or its files.
      case pack
      /// The version of the program or its layout.
      case tool
      /// A font.
      case font
      /// An answer, by its path.
      case answer
      /// A file of evidence, by its item and title.
      case evidence
      /// Pages of the bundle.
      case page
    }

    /// What kind of thing differs.
    public let kind: Kind
    /// Its path, title or page.
    public let name: Words
    /// What the first says; nothing when it has no such thing.
    public let old: String?
    /// What the second says; nothing when it has no such thing.
    public let new: String?
  }

  /// The two package codes; nothing for a draft.
  public let codes: (old: String?, new: String?)
  /// What differs, kind by kind.
  public private(set) var differences: [Difference] = []

  private let old: PackageContents
  private let new: PackageContents

  /// Compares two package folders or archives.
  ///
  /// - Throws: what makes one of them unreadable.
  public init(of first: String, with second: String, using installation: Installation) throws(Report) {
    old = try PackageContents(reading: first)
    new = try PackageContents(reading: second)
    codes = (old.manifest.packageCode, new.manifest.packageCode)
    compareCircumstances()
    compareAnswers()
    compareEvidence()
    try comparePages(with: installation)
  }

  private mutating func add(_ kind: Difference.Kind, _ name: Words, _ old: String?, _ new: String?) {
    guard old != new else { return }
    differences.append(Difference(kind: kind, name: name, old: old, new: new))
  }

  private mutating func compareCircumstances() {
    let (old, new) = (old.manifest, new.manifest)
    add(.pack, Words("申报包", "the pack"), "\(old.pack.id) \(old.pack.edition)", "\(new.pack.id) \(new.pack.edition)")
    add(.pack, Words("申报包的文件", "the pack's files"), "\(old.pack.sha256.prefix(16))", "\(new.pack.sha256.prefix(16))")
    add(.tool, Words("版本", "the version"), old.tool.version, new.tool.version)
    add(.tool, Words("版面版本", "the layout's version"), "\(old.tool.layout)", "\(new.tool.layout)")
    add(.tool, "zlib", old.tool.zlib, new.tool.zlib)
    addAll(
      .font,
      old.fonts.map { ($0.file, "\($0.sha256.prefix(16))") },
      new.fonts.map { ($0.file, "\($0.sha256.prefix(16))") }
    )
  }

  private mutating func compareAnswers() {
    // Evidence is compared by itself, and the catalogue and page numbers follow from it.
    let derived = ["附件.", "目录[", "证明材料.", "申报码"]
    let isAnswer = { (value: (path: String, text: String)) in !derived.contains(where: value.path.hasPrefix) }
    let both = old.answers.flatMap { old in new.answers.map { (old.scalars(), $0.scalars()) } }
    let (before, after) = both ?? (old.formValues, new.formValues)
    addAll(.answer, before.filter(isAnswer), after.filter(isAnswer))
  }

  /// Pairs what has the same name, in the order of the first, then what only the second has.
  private mutating func addAll(_ kind: Difference.Kind, _ old: [(String, String)], _ new: [(String, String)]) {
    let newTexts = Dictionary(new.map { ($0.0, $0.1) }) { first, _ in first }
    let known = Set(old.map(\.0))
    for (name, text) in old { add(kind, "\(name)", text, newTexts[name]) }
    for (name, text) in new where !known.contains(name) { add(kind, "\(name)", nil, text) }
  }

  private mutating func compareEvidence() {
    addAll(.evidence, Self.pieces(of: old.manifest), Self.pieces(of: new.manifest))
  }

  private static func pieces(of manifest: Manifest) -> [(String, String)] {
    manifest.catalogue.flatMap { entry in
      entry.pieces.map { ("\(entry.item)／\($0.title)", "\($0.file) \($0.sha256.prefix(16))") }
    }
  }
}

extension Comparison {
  /// Pages of evidence follow from their files and places; those of the declaration are laid out again from the Word files.
  private mutating func comparePages(with installation: Installation) throws(Report) {
    let places = { (manifest: Manifest) in
      manifest.catalogue.flatMap { entry in
        [(entry.title, Pagination.text(first: entry.firstPage, last: entry.lastPage))]
          + entry.pieces.map {
            ("\(entry.item)／\($0.title)", Pagination.text(first: $0.firstPage, last: $0.lastPage))
          }
      }
    }
    addAll(.page, places(old.manifest), places(new.manifest))
    let fonts = try reporting(at: Place(file: installation.fonts)) { () throws(FormatError) in
      try FontLibrary(folder: installation.fonts)
    }
    for entry in old.manifest.catalogue {
      guard let form = entry.form, let first = old.outputs[form], let second = new.outputs[form], first != second else {
        continue
      }
      compareForm(entry, first, second, fonts)
    }
  }

  private mutating func compareForm(
    _ entry: Manifest.CatalogueEntry,
    _ first: [UInt8],
    _ second: [UInt8],
    _ fonts: FontLibrary
  ) {
    let pages = { (docx: [UInt8]) throws(FormatError) in
      try TypesetDocument(typesetting: docx, fonts: fonts, footers: false).pages.map(\.dump)
    }
    guard let before = try? pages(first), let after = try? pages(second) else { return }
    for index in 0..<max(before.count, after.count) {
      let (left, right) = (before.dropFirst(index).first, after.dropFirst(index).first)
      guard left != right else { continue }
      let name = Words("\(entry.item)第 \(index + 1) 页", "page \(index + 1) of \(entry.item)")
      let place = "\(entry.firstPage &+ index)"
      differences.append(
        Difference(kind: .page, name: name, old: left.map { _ in place }, new: right.map { _ in place })
      )
    }
  }
}

extension Pagination {
  /// `12–15`, or `12` for a single page, of numbers that nobody has proved yet.
  static func text(first: Int, last: Int) -> String { first < last ? text(first...last) : "\(first)" }
}
