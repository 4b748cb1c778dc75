/// A picture for a form, PNG or JPEG: its bytes stay as they are.
struct FormPicture {
  /// English Metric Units, in which drawings measure: 914,400 to the inch, 36,000 to the millimetre.
  static let unitsPerInch = 914_400.0
  static let unitsPerMillimetre = 36_000

  let bytes: [UInt8]
  /// `png` or `jpeg`.
  let ending: String
  let orientation: ImageOrientation
  /// As seen, in EMU.
  let size: (width: Double, height: Double)

  /// - Throws: `damaged` for what is neither PNG nor JPEG, `tooLarge`.
  init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    let pixels: (width: Int, height: Int)
    let density: PageImage.Density?
    if bytes.starts(with: PNGFile.signature) {
      let file = try PNGFile(bytes)
      (ending, orientation, pixels, density) = ("png", .upright, (file.width, file.height), file.dotsPerInch)
    } else {
      let image = try JPEGFile(bytes).image
      (ending, orientation) = ("jpeg", image.orientation)
      (pixels, density) = ((image.width, image.height), image.dotsPerInch)
    }
    let width = Double(pixels.width) * Self.unitsPerInch / (density?.x ?? 96)
    let height = Double(pixels.height) * Self.unitsPerInch / (density?.y ?? 96)
    size = orientation.swapsSides ? (height, width) : (width, height)
  }

  /// The size as seen: what the mark asks for, or the picture's own as far as the place has room; proportions stay.
  func fitted(width: Int?, height: Int?, into room: PictureRoom) -> (width: Int, height: Int) {
    var scale = Double.infinity
    if let width { scale = min(scale, Double(width) / size.width) }
    if let height { scale = min(scale, Double(height) / size.height) }
    if width == nil, height == nil {
      scale = min(1, Double(room.width) / size.width)
      if let height = room.height { scale = min(scale, Double(height) / size.height) }
    }
    return (max(1, Int(size.width * scale)), max(1, Int(size.height * scale)))
  }
}

/// The room there is for a picture, in EMU.
struct PictureRoom: Equatable {
  /// An A4 page between margins of 25 mm.
  static let page = PictureRoom(
    width: 160 * FormPicture.unitsPerMillimetre,
    height: 247 * FormPicture.unitsPerMillimetre
  )

  var width: Int
  var height: Int?
}

/// The pictures that one filling uses, each loaded once.
struct PictureShelf {
  /// The bytes of a file that a value names; nil when there is none that may be used.
  typealias Loading = (String) -> [UInt8]?

  private let load: Loading
  private var known: [String: Int?] = [:]
  private(set) var pictures: [FormPicture] = []

  init(_ load: @escaping Loading) { self.load = load }

  /// The number of the picture; nil when it is missing or no picture.
  mutating func number(of path: String) -> Int? {
    if let known = known[path] { return known }
    var number: Int?
    if let bytes = load(path), let picture = try? FormPicture(bytes) {
      number = pictures.count
      pictures.append(picture)
    }
    known[path] = number
    return number
  }

  /// The name of the part that holds a picture, below `word` or `xl`.
  func part(_ number: Int) -> String { "media/shenbao\(number + 1).\(pictures[number].ending)" }
}

/// The relationships that filling adds to one part.
struct PartLinks {
  struct Link {
    var id: String
    /// The last step of the type's address, as `image`.
    var kind: String
    var target: String
    var isExternal: Bool
  }

  private(set) var links: [Link] = []
  private let taken: Set<String>
  private var known: [String: String] = [:]

  init(taken: Set<String>) { self.taken = taken }

  /// The id of a relationship, made if there is none of ours yet.
  mutating func id(_ kind: String, to target: String, isExternal: Bool) -> String {
    let key = kind + " " + target
    if let id = known[key] { return id }
    var number = links.count + 1
    while taken.contains("rIdS\(number)") { number += 1_000 }
    let id = "rIdS\(number)"
    known[key] = id
    links.append(Link(id: id, kind: kind, target: target, isExternal: isExternal))
    return id
  }
}
