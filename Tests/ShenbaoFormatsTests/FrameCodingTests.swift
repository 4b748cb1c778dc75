import ShenbaoFormats
import Testing

/// What one process of the program says to another.
@Suite struct FrameCodingTests {
  private struct Everything: Codable, Equatable {
    enum Choice: Codable, Equatable {
      case nothing
      case unnamed(Int, String)
      case named(left: Double?, right: [Choice])
    }
    enum Word: String, Codable { case one, other }

    var flag: Bool
    var number: Int
    var byte: UInt8
    var large: UInt64
    var fraction: Double
    var text: String
    var missing: [Int]?
    var noFlag: Bool?
    var noNumber: Int?
    var noFraction: Double?
    var noText: String?
    var noWord: Word?
    var word: Word
    var choices: [Choice]
    var lists: [[String]]
    var words: Set<Word>
  }

  private static let full = Everything(
    flag: true,
    number: -7,
    byte: 200,
    large: .max,
    fraction: -0.1,
    text: "申报 \"\0\n",
    missing: [1, -2],
    noFlag: false,
    noNumber: .min,
    noFraction: .infinity,
    noText: "",
    noWord: .other,
    word: .one,
    choices: [.nothing, .unnamed(3, "x"), .named(left: nil, right: [.named(left: 2, right: [])])],
    lists: [[], ["a", "b"]],
    words: [.one, .other]
  )

  private static var bare: Everything {
    var bare = full
    (bare.missing, bare.noFlag, bare.noNumber, bare.noFraction) = (nil, nil, nil, nil)
    (bare.noText, bare.noWord, bare.choices, bare.lists, bare.words) = (nil, nil, [], [], [])
    return bare
  }

  @Test(arguments: [true, false]) func whatIsWrittenIsRead(isFull: Bool) throws {
    let value = isFull ? Self.full : Self.bare
    #expect(try FrameReader.value(Everything.self, from: FrameWriter.bytes(of: value)) == value)
  }

  @Test func aNumberTakesEightBytes() throws {
    #expect(try FrameWriter.bytes(of: 258) == [2, 1, 0, 0, 0, 0, 0, 0])
    #expect(try FrameWriter.bytes(of: ["ab"]) == [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 97, 98])
  }

  @Test func whatIsCutShortIsRefused() throws {
    let bytes = try FrameWriter.bytes(of: Self.full)
    for count in bytes.indices {
      #expect(throws: (any Error).self) { try FrameReader.value(Everything.self, from: Array(bytes[..<count])) }
    }
  }

  @Test func falseLengthsMakeNoRoom() throws {
    let huge = [UInt8](repeating: 255, count: 16)
    #expect(throws: (any Error).self) { try FrameReader.value([String].self, from: huge) }
    #expect(throws: (any Error).self) { try FrameReader.value(String.self, from: huge) }
    #expect(throws: (any Error).self) { try FrameReader.value([Int].self, from: huge) }
  }

  @Test func whatLiesTooDeepIsRefused() throws {
    func choice(_ depth: Int) -> Everything.Choice { .named(left: nil, right: depth > 0 ? [choice(depth - 1)] : []) }
    let shallow = choice(20)
    #expect(try FrameReader.value(Everything.Choice.self, from: FrameWriter.bytes(of: shallow)) == shallow)
    let deep = try FrameWriter.bytes(of: choice(200))
    #expect(throws: FormatError.self) { try FrameReader.value(Everything.Choice.self, from: deep) }
  }

  @Test func whatMayBeMissingStandsInNoList() {
    #expect(throws: FormatError.self) { try FrameWriter.bytes(of: [1, nil] as [Int?]) }
  }
}
