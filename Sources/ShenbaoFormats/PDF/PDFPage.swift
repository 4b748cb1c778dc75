/// One page of an opened PDF: its objects, and how its reader sees it (ISO 32000-1, 7.7.3.3).
struct PDFPage {
  let object: PDFObject
  /// The page's own or inherited resources; null when there are none.
  let resources: PDFObject
  /// What is seen, in the page's own coordinates: `/CropBox` within `/MediaBox`.
  let box: PageBox
  /// Degrees clockwise: 0, 90, 180 or 270.
  let rotation: Int
  /// Points in one unit of the page's own coordinates.
  let unit: Double

  /// Whether its resources stand in the page itself, where no other page can share them.
  let ownsResources: Bool
  /// Whether the file's boxes give no page that anybody could have meant, and others were taken for them.
  private let isBoxless: Bool

  /// Whether the size is one that no paper has: nothing usable, under 1 cm, or past 14,400 points (Annex C.2).
  var isOddlySized: Bool { isBoxless || min(size.width, size.height) < 28 || max(size.width, size.height) > 14_400 }

  /// Width and height in points as the reader sees them.
  var size: (width: Double, height: Double) {
    let (width, height) = (box.width * unit, box.height * unit)
    return rotation % 180 == 0 ? (width, height) : (height, width)
  }

  /// From the page's own coordinates to points from the lower left corner as its reader sees it.
  var upright: PageMatrix {
    let turned =
      switch rotation {
      case 90: PageMatrix(a: 0, b: -1, c: 1, d: 0, e: -box.bottom, f: box.right)
      case 180: PageMatrix(a: -1, d: -1, e: box.right, f: box.top)
      case 270: PageMatrix(a: 0, b: 1, c: -1, d: 0, e: box.top, f: -box.left)
      default: PageMatrix.translation(-box.left, -box.bottom)
      }
    return turned.then(.scale(unit, unit))
  }

  init(_ object: PDFObject, inheriting inherited: Inherited) {
    // Asked before they get a number.
    ownsResources = object["/Resources"].isDictionary && !object["/Resources"].isIndirect
    let all = inherited.overridden(by: object)
    self.object = object
    resources = all.resources
    let given = PageBox(all.mediaBox).flatMap { $0.isEmpty ? nil : $0 }
    let media = given ?? .letter
    let visible = PageBox(all.cropBox)?.intersection(media) ?? media
    box = visible.isEmpty ? media : visible
    isBoxless = given == nil || visible.isEmpty
    let degrees = Int(min(max(all.rotate.number ?? 0, -36_000), 36_000)) % 360
    rotation = degrees % 90 == 0 ? (degrees + 360) % 360 : 0
    let unit = object["/UserUnit"].number ?? 1
    self.unit = unit > 0 && unit <= 75_000 ? unit : 1
  }

  /// The attributes that pages take over from their ancestors (7.7.3.4).
  struct Inherited {
    var resources: PDFObject
    var mediaBox: PDFObject
    var cropBox: PDFObject
    var rotate: PDFObject

    init(from node: PDFObject) {
      // One number for what many pages share, so that it is copied once.
      let own = node["/Resources"]
      resources = own.isDictionary && node["/Kids"].isArray ? node.file.indirect(own) : own
      mediaBox = node["/MediaBox"]
      cropBox = node["/CropBox"]
      rotate = node["/Rotate"]
    }

    func overridden(by node: PDFObject) -> Self {
      var result = Self(from: node)
      if result.resources.isNull { result.resources = resources }
      if result.mediaBox.isNull { result.mediaBox = mediaBox }
      if result.cropBox.isNull { result.cropBox = cropBox }
      if result.rotate.isNull { result.rotate = rotate }
      return result
    }
  }
}
