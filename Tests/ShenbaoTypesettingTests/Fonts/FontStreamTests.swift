import Foundation
import ShenbaoFormats
import TestSupport
import Testing

@testable import ShenbaoTypesetting

/// Font files are read piece by piece, and not held in memory whole.
@Suite struct FontStreamTests {
  private static let folder = Repository.root.appending(path: "Fonts").path

  @Test func piecesHoldTheBytesOfTheFile() throws {
    let bytes = try Repository.bytes("Fonts/LiberationSans-Bold.ttf")
    let stream = try #require(FontStream(path: Self.folder + "/LiberationSans-Bold.ttf"))
    var seeded = Seeded(5)
    for round in 0..<4000 {
      let place = Int.random(in: 0...bytes.count, using: &seeded)
      let wanted = Int.random(in: 0...(round % 100 == 0 ? 300_000 : round % 10 == 0 ? 9000 : 40), using: &seeded)
      var piece = [UInt8](repeating: 0, count: wanted)
      let count = piece.withUnsafeMutableBytes { stream.read(from: place, into: $0) }
      #expect(count == min(wanted, bytes.count - place))
      #expect(piece[..<count] == bytes[place..<place + count])
    }
  }

  @Test(arguments: Repository.files(below: "Fonts", ending: "tf"))
  func everyFontOfOursIsPaintedFromItsStream(_ path: String) throws {
    let stream = try #require(FontStream(path: Repository.root.appending(path: path).path))
    #expect(stream.makeCairoFace(isEmboldened: false) != nil)
  }

  @Test func whatIsPaintedWithIsNotHeldInMemoryWhole() throws {
    let folder = try TemporaryFolder()
    try folder.copy("Fonts/NotoSerifSC-Regular.otf", to: "NotoSerifSC-Regular.otf")
    let fonts = try FontLibrary(folder: folder.path)
    let docx = try SampleDocument(SampleDocument.paragraph("一份字体很大")).bytes()
    let document = try TypesetDocument(typesetting: docx, fonts: fonts)
    var painter = PagePainter(fonts: fonts)
    for page in document.pages { painter.add(page) }
    let pdf = try painter.finish()
    #expect(pdf.count > 1000)
    let mapped = try Self.kilobytesInMemory(of: folder.path + "/NotoSerifSC-Regular.otf")
    #expect(mapped.count == 1, "shaping maps it once")
    #expect(mapped.allSatisfy { $0 < 4000 })
    withExtendedLifetime(fonts) {}
  }

  /// How much of each map of a file is in memory.
  private static func kilobytesInMemory(of path: String) throws -> [Int] {
    let maps = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps")).readDataToEndOfFile()
    let lines = String(decoding: maps, as: UTF8.self).split(separator: "\n")
    return lines.indices.filter { lines[$0].hasSuffix(path) }.compactMap { map in
      let resident = lines[map...].first { $0.hasPrefix("Rss:") }
      return resident.flatMap { Int($0.filter(\.isNumber)) }
    }
  }

  @Test func aDamagedFontIsReportedAsSuch() throws {
    let bytes = try Repository.bytes("Fonts/NotoSerifSC-Regular.otf")
    let docx = try SampleDocument(SampleDocument.paragraph("字")).bytes()
    for damaged in [[1, 2, 3], Array(bytes[..<100]), Array(bytes[..<4000]), [0, 1, 0, 0] + Array(bytes[4...400])] {
      let folder = try TemporaryFolder()
      try folder.write(damaged, to: "NotoSerifSC-Regular.otf")
      #expect(FontStream(path: folder.path + "/NotoSerifSC-Regular.otf") == nil)
      let fonts = try FontLibrary(folder: folder.path)
      let error = #expect(throws: FormatError.self) { try TypesetDocument(typesetting: docx, fonts: fonts) }
      #expect(error?.reason == .damaged)
      #expect(error?.operation == "font.open")
    }
    #expect(FontStream(path: Self.folder + "/no such font") == nil)
  }

  @Test func aFileThatIsCutShortMeanwhileHoldsFewerBytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/NotoSerifSC-Bold.otf"
    try folder.copy("Fonts/NotoSerifSC-Bold.otf", to: "NotoSerifSC-Bold.otf")
    let stream = try #require(FontStream(path: path))
    #expect(truncate(path, 5000) == 0)
    var piece = [UInt8](repeating: 0, count: 20_000)
    #expect(piece.withUnsafeMutableBytes { stream.read(from: 0, into: $0) } == 5000)
    #expect(piece.withUnsafeMutableBytes { stream.read(from: 1_000_000, into: $0) } == 0)
  }
}
