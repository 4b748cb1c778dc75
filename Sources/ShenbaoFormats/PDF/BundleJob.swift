/// How a bundle is put together from sources and drawn pages: all that ``BundleDraft`` has to know, also in another process.
package struct BundleJob: Codable, Sendable {
  /// A file that pages are taken from.
  package struct Source: Codable, Sendable {
    /// Where it lies.
    package var path: String
    /// What was looked at before must be what is bound now.
    package var sha256: String
    package var password: String
    /// Whether its pages keep all rules of PDF/A as they are.
    package var isSettled: Bool
    /// As it was when it was looked at.
    package var stamp: FileStamp?
    package var pictures: [FileSurvey.Picture]

    package init(_ survey: FileSurvey, path: String, password: String) {
      (self.path, self.password) = (path, password)
      (sha256, isSettled, stamp, pictures) = (survey.sha256, survey.isArchival, survey.stamp, survey.pictures)
    }
  }

  /// A page of the bundle.
  package struct Page: Codable, Sendable {
    /// The source by its place among those taken in, or nil for the drawn pages.
    package var source: Int?
    /// The page there, from 0.
    package var page: Int
    package var placement: PagePlacement
    package var code: BundleCode?
    package var strip: BundleStrip?
    /// The drawn page that is laid on top.
    package var seal: Int?

    package init(source: Int?, page: Int, placement: PagePlacement) {
      (self.source, self.page, self.placement) = (source, page, placement)
    }
  }

  /// A rectangle that leads elsewhere; pages are counted from 0.
  package struct Link: Codable, Sendable {
    package enum Target: Codable, Equatable, Sendable {
      case page(Int)
      /// Points from the page's top.
      case place(page: Int, top: Double)
      case address(String)
    }

    package var page: Int
    package var rectangle: Rectangle
    package var target: Target

    package init(page: Int, rectangle: Rectangle, target: Target) {
      (self.page, self.rectangle, self.target) = (page, rectangle, target)
    }
  }

  /// What came of it beside the file.
  package struct Outcome: Codable, Sendable {
    /// Pages, from 0, whose scans were brought down.
    package var reduced: [Int]
    /// What keeps it from being PDF/A-2b: nothing when it is, nil when it was not asked to be.
    package var faults: [ArchivalFinding]?
    /// What tells its pages apart: the `contentDigest` of each.
    package var digests: [String]
    /// Up to where the file was written once from its start.
    package var settled: Int
  }

  package var title: String
  /// The number of the first page.
  package var firstNumber = 1
  package var pages: [Page] = []
  package var outline: [OutlineEntry] = []
  package var links: [Link] = []
  /// The finest that scans may be.
  package var mostDotsPerInch: Int?
  /// Whether the bundle is to be PDF/A-2b if all pages are.
  package var isArchival = false

  package init(title: String) { self.title = title }
}
