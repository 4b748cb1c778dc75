/// A page or picture of a source, copied into the bundle as one XObject, and what lies on it.
struct BundlePiece {
  /// A form or image XObject of the bundle.
  let form: PDFObject
  /// The transparency group the page asked for.
  var group: PDFObject?
  /// What is seen of the form, in its own coordinates.
  let box: PageBox
  /// From the form's own coordinates to points from the lower left corner as its reader sees it.
  let upright: PageMatrix
  /// Width and height in points as seen.
  let size: (width: Double, height: Double)
  /// How many times its size it may be shown.
  var mostEnlarged = 1.0
  /// Appearances of annotations and form fields, drawn over the form.
  var marks: [Mark] = []
  var links: [PDFLink] = []

  /// An annotation's appearance (ISO 32000-1, 12.5.5).
  struct Mark {
    let form: PDFObject
    /// From the appearance to the page's own coordinates.
    let matrix: PageMatrix
    /// The layer it belongs to.
    let layer: PDFObject?
  }
}

extension BundlePiece {
  /// A picture, turned upright.
  init(_ image: PageImage, in file: PDFFile) {
    form = file.imageXObject(image)
    box = PageBox(left: 0, bottom: 0, right: 1, top: 1)
    size = image.size
    upright = image.orientation.matrix.then(.scale(size.width, size.height))
    mostEnlarged = max(1, image.sizeAt200.width / size.width)
  }
}
