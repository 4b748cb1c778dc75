/// A page of a bundle, and what must wait for the other pages.
struct BundlePage {
  var sheet: BundleSheet
  let source: BundleWriter.SourceID
  /// Which page of the source it shows, from 0.
  let number: Int
  /// How many times its size.
  let scale: Double
  /// The source page's links, in its own coordinates.
  let links: [PDFLink]
  let matrix: PageMatrix
  /// Whether a drawn page was laid over what it paints.
  var isCovered = false

  var object: PDFObject { sheet.page }
  var box: PageBox { sheet.size }
}
