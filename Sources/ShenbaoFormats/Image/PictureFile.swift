/// A file of one or more pictures, each of which becomes a page.
enum PictureFile {
  case jpeg(JPEGFile)
  case png(PNGFile)
  case tiff(TIFFFile)
  case bmp(BMPFile)
  case webp(WebPFile)
  case heif(HEIFFile)

  /// Reads the headers of a file of that kind; nil for kinds that are no pictures.
  ///
  /// - Throws: `damaged`, `unsupported`, or `tooLarge` before anything is decoded.
  init?(_ bytes: [UInt8], kind: FileSurvey.Kind) throws(FormatError) {
    switch kind {
    case .jpeg: self = .jpeg(try JPEGFile(bytes))
    case .png: self = .png(try PNGFile(bytes))
    case .tiff: self = .tiff(try TIFFFile(bytes))
    case .bmp: self = .bmp(try BMPFile(bytes))
    case .webp: self = .webp(try WebPFile(bytes))
    case .heic: self = .heif(try HEIFFile(bytes))
    default: return nil
    }
  }

  /// Size, direction and density of each picture, in order.
  var frames: [PageImage] {
    switch self {
    case .jpeg(let file): [file.image]
    case .png(let file): [file.frame]
    case .tiff(let file): file.frames
    case .bmp(let file): [file.frame]
    case .webp(let file): [file.frame]
    case .heif(let file): file.frames
    }
  }

  /// A picture as a PDF can hold it, from 0.
  func image(_ page: Int) throws(FormatError) -> PageImage {
    switch self {
    case .jpeg(let file): file.image
    case .png(let file): try file.image()
    case .tiff(let file): try file.image(page)
    case .bmp(let file): try file.image()
    case .webp(let file): try file.image()
    case .heif(let file): try file.image(page)
    }
  }
}
