internal import Foundation
internal import ShenbaoFormats
internal import ShenbaoModel

/// What was made from what, so that anyone can check a package or make it again (`manifest.json`).
struct Manifest: Codable, Equatable {
  static let fileName = "manifest.json"
  static let format = 1
  private static let mostEntries = 10_000
  private static let mostPages = 1_000_000

  struct PackEntry: Codable, Equatable {
    var id: String
    var edition: Int
    var sha256: String
    /// The stage it was made for.
    var stage: String?
    /// The variant that the answers chose.
    var variant: String?
  }

  struct Output: Codable, Equatable {
    var role: String
    var path: String
    var sha256: String
    var bytes: Int
    var pages: Int?
    /// Each part of it with a short digest, so that a change can be told apart: cells of a sheet, pages of a PDF.
    var parts: [String]?
    /// What it conforms to, `PDF/A-2b`.
    var standard: String?
    /// Of a volume of the bundle: the number of its first page.
    var firstPage: Int?
    /// Of a later volume: how many pages its own catalogue has, with which it begins.
    var ownCatalogue: Int?
    /// Of a bureau's package: which of the recommended projects it is about, from 1.
    var subject: Int?

    var isWord: Bool { path.hasSuffix(".docx") }
    var isSheet: Bool { path.hasSuffix(".xlsx") }
  }

  struct CataloguePiece: Codable, Equatable {
    var title: String
    var file: String
    var sha256: String
    var firstPage: Int
    var lastPage: Int
    /// What was done to the file: `imported` for PDF pages, `placed` for pictures, `converted` for office files.
    var treatment: String
  }

  struct CatalogueEntry: Codable, Equatable {
    var item: String
    var number: String
    var title: String
    var firstPage: Int
    var lastPage: Int
    /// The role of the output that makes its pages.
    var form: String?
    /// How many pages of a separator sheet stand before its pieces.
    var separator: Int?
    var pieces: [CataloguePiece]
  }

  /// What was handed in later: a code and a catalogue of its own.
  struct SupplementEntry: Codable, Equatable {
    var packageCode: String?
    var catalogue: [CatalogueEntry]
  }

  struct Input: Codable, Equatable {
    var path: String
    var sha256: String
    var bytes: Int
  }

  struct Font: Codable, Equatable {
    var file: String
    var sha256: String
  }

  struct Tool: Codable, Equatable {
    var name: String
    var version: String
    var layout: Int
    /// The version of the library that packed the streams of all outputs.
    var zlib: String?

    /// This program on this machine.
    static var present: Tool {
      Tool(
        name: "shenbao",
        version: Installation.version,
        layout: PackageCode.layoutVersion,
        zlib: Compressor.version
      )
    }
  }

  /// The kind of a package that a bureau made; an applicant's says nothing.
  static let recommendation = "recommendation"

  /// A picture of a seal that was laid on pages.
  struct Facsimile: Codable, Equatable {
    static let name = "facsimile"

    var file: String
    var millimetres: Double
    var pages: [Int]
  }

  /// Scans that were brought down, so that the bundle is no larger than it may be.
  struct Fit: Codable, Equatable {
    var dotsPerInch: Int
    var pages: [Int]
  }

  struct Paper: Codable, Equatable {
    /// The pages on which a seal or a signature is due.
    var sealedPages: [Int]
    /// Whether the others are scanned too (`paper`) or may stay as they were built (`electronic`).
    var unsealed: String
  }

  var format = Manifest.format
  var kind: String?
  var packageCode: String?
  var pack: PackEntry
  var outputs: [Output]
  var catalogue: [CatalogueEntry]
  var inputs: [Input]
  var fonts: [Font]
  var tool: Tool
  var supplement: SupplementEntry?
  var seal = "none"
  var facsimile: Facsimile?
  var paper: Paper?
  var fit: Fit?

  /// The manifest as JSON with sorted keys.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads a manifest of a format that we know.
  init(decoding bytes: [UInt8]) throws(Report) {
    let place = Place(file: Self.fileName)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let decoded: Manifest
    do {
      decoded = try decoder.decode(Manifest.self, from: Data(bytes))
    } catch {
      throw Report(Diagnostic(.packageManifest, at: place, Words("格式不对", "not of the expected form")))
    }
    guard decoded.format == Self.format else {
      throw Report(Diagnostic(.packageManifest, at: place, "format \(decoded.format)"))
    }
    guard let lie = decoded.lie else {
      self = decoded
      return
    }
    throw Report(Diagnostic(.packageManifest, at: place, lie))
  }

  /// What no manifest of ours says: more than there can be, one file twice, pages that cannot be counted.
  private var lie: Words? {
    let most = Self.mostEntries
    let pieces = catalogue.reduce(0) { $0 + $1.pieces.count }
    guard outputs.count <= most, catalogue.count <= most, inputs.count <= most, pieces <= most, fonts.count <= most
    else { return Words("列出的文件太多", "it lists too many files") }
    var known: Set<String> = []
    guard outputs.allSatisfy({ known.insert($0.path.lowercased()).inserted }) else {
      return Words("同一个文件列出两次", "it lists one file twice")
    }
    guard (supplement == nil) == !outputs.contains(where: { $0.role == Supplement.role }) else {
      return Words("补充材料与文件不符", "what came later is not what the files are")
    }
    let catalogue = catalogue + (supplement?.catalogue ?? [])
    let pages = catalogue.flatMap { [$0.firstPage, $0.lastPage] + $0.pieces.flatMap { [$0.firstPage, $0.lastPage] } }
    let counts =
      outputs.flatMap { [$0.pages ?? 0, $0.subject ?? 0, $0.firstPage ?? 0, $0.ownCatalogue ?? 0] }
      + catalogue.map { $0.separator ?? 0 }
    let marked = (facsimile?.pages ?? []) + (fit?.pages ?? []) + (paper?.sealedPages ?? [])
    guard (pages + counts + marked).allSatisfy({ (0...Self.mostPages).contains($0) }) else {
      return Words("页码不可能", "impossible page numbers")
    }
    return nil
  }

  init(
    packageCode: String?,
    pack: PackEntry,
    outputs: [Output],
    catalogue: [CatalogueEntry],
    inputs: [Input],
    fonts: [Font],
    paper: Paper? = nil
  ) {
    self.packageCode = packageCode
    self.pack = pack
    self.outputs = outputs
    self.catalogue = catalogue
    self.inputs = inputs
    self.fonts = fonts
    self.paper = paper
    tool = .present
  }
}
