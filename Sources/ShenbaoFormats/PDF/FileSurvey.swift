/// An evidence file looked at before anything is made of it.
///
/// What it is, is told from its bytes; its name is only for messages.
package struct FileSurvey: Equatable, Sendable {
  /// One page, or the one picture, as its reader sees it.
  package struct PageFacts: Equatable, Sendable {
    /// In points, after rotation, cropping and units; a picture's at its own density, or at 200 dpi when it has none.
    package var width: Double
    package var height: Double
    /// Degrees clockwise that are already counted in.
    package var rotation: Int
    /// A picture's dots per inch; nil when the file does not say, and for PDF pages.
    package var dotsPerInch: Double?
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
  /// What will be left out.
  package var activeContent: Set<ActiveContent> = []
  /// What the library went round; empty for a sound file.
  package var repairs: [String] = []
  package var sha256: String
  package var byteCount: Int

  /// Looks at `bytes`; `name` is for messages alone.
  ///
  /// - Throws: `damaged` (also for no bytes, no pages, and bytes of no known kind), `encrypted`, `tooLarge`, `unsupported`.
  package init(surveying bytes: [UInt8], name: String) throws(FormatError) {
    kind = Kind(recognising: bytes)
    sha256 = Digest.hex(bytes)
    byteCount = bytes.count
    switch kind {
    case .pdf: try surveyPDF(bytes)
    case .jpeg: add(try JPEGFile(bytes).image)
    case .png:
      let file = try PNGFile(bytes)
      var image = PageImage(width: file.width, height: file.height, color: .gray, encoding: .png, data: [])
      image.dotsPerInch = file.dotsPerInch
      add(image)
    case .unknown:
      let detail = bytes.isEmpty ? "\(name): no bytes" : "\(name): no known kind of file"
      throw FormatError(.damaged, operation: "file.survey", detail: detail)
    default: break
    }
  }

  private mutating func add(_ image: PageImage) {
    pages = [
      PageFacts(
        width: image.size.width,
        height: image.size.height,
        rotation: 0,
        dotsPerInch: image.dotsPerInch.map { min($0.x, $0.y) }
      )
    ]
  }
}
