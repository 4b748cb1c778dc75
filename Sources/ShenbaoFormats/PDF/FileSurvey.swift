/// An evidence file looked at before anything is made of it.
///
/// What it is, is told from its bytes; its name is only for messages.
package struct FileSurvey: Equatable, Sendable, Codable {
  /// One page, or the one picture, as its reader sees it.
  package struct PageFacts: Equatable, Sendable, Codable {
    /// In points, after rotation, cropping and units; a picture's at its own density, or at 200 dpi when it has none.
    package var width: Double
    package var height: Double
    /// Degrees clockwise that are already counted in.
    package var rotation: Int
    /// A picture's dots per inch; nil when the file does not say, and for PDF pages.
    package var dotsPerInch: Double?
    /// Whether it is a picture and no PDF page.
    package var isPicture = false
    /// Dots per inch of the picture that covers a PDF page.
    package var scannedAt: Double?
    /// Whether it holds text that can be searched.
    package var hasText = false
    /// Whether nothing is painted.
    package var isBlank = false
    package var isColored = false
    /// Quarter turns clockwise that nearly all its text would need to be read.
    package var turn = 0
    /// What tells it from other pages; nil for a blank page, and one too large to look into.
    package var digest: String?
    /// How far from its upper and its lower edge nothing is painted; none where that cannot be told.
    package var freeAbove = 0.0
    package var freeBelow = 0.0
    /// Whether its size is one that no paper has.
    package var isOddlySized = false
  }

  /// A picture of a PDF.
  package struct Picture: Equatable, Sendable, Codable {
    /// What tells the object from all others of its file.
    package var object: Int
    /// SHA-256 of its bytes as they are packed.
    package var sha256: String
  }

  package var kind: Kind
  /// Empty for kinds that cannot be put into a bundle.
  package var pages: [PageFacts] = []
  /// Encrypted, though it opens without a password.
  package var isEncrypted = false
  /// Holds a digital signature, which does not survive being bundled.
  package var isSigned = false
  /// Holds form fields, which are made part of the page.
  package var hasForms = false
  /// Filled fields and marks that do not say how they look: each reader draws its own idea, a bundle shows nothing.
  package var marksWithoutAppearance = 0
  /// Holds layers that are hidden, and stay hidden.
  package var hasHiddenLayers = false
  /// The structure for screen readers is lost.
  package var isTagged = false
  /// The bookmarks, at most four levels and a thousand of them.
  package var outline: [OutlineEntry] = []
  /// Fonts that do not travel with the file, but for the fourteen that every reader has.
  package var looseFonts: [String] = []
  /// What will be left out.
  package var activeContent: Set<ActiveContent> = []
  /// What of PDF/A-2b its pages break, with what of that a bundle puts right.
  package var archivalFindings: [ArchivalFinding] = []
  /// Spot colours have to mean the same in all of a bundle.
  package var hasSpotColors = false
  /// Whether its pages keep all rules of PDF/A in any bundle, without anything put right in them.
  package var isArchival: Bool { !hasSpotColors && archivalFindings.allSatisfy { $0.remedy == .binding } }
  /// What the library went round; empty for a sound file.
  package var repairs: [String] = []
  /// The pictures that its pages show.
  package var pictures: [Picture] = []
  package var sha256: String
  package var byteCount: Int
  /// Of a file: as it was before it was looked at.
  package var stamp: FileStamp?

  /// Looks at `bytes`; `name` is for messages alone.
  ///
  /// - Throws: `damaged` (also for no bytes and no pages), `encrypted`, `tooLarge`, or `unsupported` for no known kind.
  package init(surveying bytes: [UInt8], name: String, password: String = "") throws(FormatError) {
    kind = Kind(recognising: bytes)
    sha256 = Digest.hex(bytes)
    byteCount = bytes.count
    if kind == .pdf {
      try surveyPDF(PDFSource(opening: bytes, password: password))
    } else if kind == .unknown {
      throw FormatError(bytes.isEmpty ? .damaged : .unsupported, operation: "file.survey", detail: kind.rawValue)
    } else {
      let frames = try PictureFile(bytes, kind: kind)?.frames ?? []
      for frame in frames { add(frame) }
      archivalFindings = ArchivalCheck.findings(binding: frames)
    }
  }

  /// Looks at a file; a PDF, unless it is small, is not held in memory.
  ///
  /// - Throws: as for bytes, and `inputOutput`.
  package init(surveyingFile path: String, password: String = "") throws(FormatError) {
    let stamp = FileStamp(of: path)
    guard try Self.isLargePDF(path), case .file(let size) = DiskFile.kind(of: path) else {
      try self.init(surveying: DiskFile.read(path), name: path, password: password)
      self.stamp = stamp
      return
    }
    guard size <= PDFFile.maximumSize else {
      throw FormatError(.tooLarge, operation: "pdf.open", detail: "\(size) bytes")
    }
    self.init(kind: .pdf, sha256: try Digest.hex(ofFile: path), byteCount: size)
    self.stamp = stamp
    try surveyPDF(PDFSource(openingFile: path, password: password))
  }

  private init(kind: Kind, sha256: String, byteCount: Int) {
    (self.kind, self.sha256, self.byteCount) = (kind, sha256, byteCount)
  }

  /// Whether it is a PDF that is better left on the disk: many small ones would be many open files.
  static func isLargePDF(_ path: String) throws(FormatError) -> Bool {
    guard case .file(let size) = DiskFile.kind(of: path), size > 64 << 10 else { return false }
    return Kind(recognising: try DiskFile.start(of: path, count: 2_048)) == .pdf
  }

  private mutating func add(_ image: PageImage) {
    var facts = PageFacts(
      width: image.size.width,
      height: image.size.height,
      rotation: 0,
      dotsPerInch: image.dotsPerInch.map { min($0.x, $0.y) }
    )
    facts.isPicture = true
    facts.isColored = image.color != .gray
    pages.append(facts)
  }
}
