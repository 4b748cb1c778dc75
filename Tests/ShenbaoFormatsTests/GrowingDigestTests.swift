import Foundation
import ShenbaoFormats
import Testing

@Suite struct GrowingDigestTests {
  /// More than is left for later, so that some of it is digested while it grows.
  private static let bytes = (0..<9 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) }

  @Test func aFileThatGrowsHasTheDigestOfItsBytes() throws {
    let file = try NamelessFile()
    let digest = GrowingDigest(of: file)
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    for start in stride(from: 0, to: Self.bytes.count, by: 1 << 20) {
      handle.write(Data(Self.bytes[start..<min(start + (1 << 20), Self.bytes.count)]))
      usleep(5_000)
    }
    #expect(try digest.finish(settled: .max) == Digest.hex(Self.bytes))
  }

  @Test func whatWasWrittenTwiceIsReadAgain() throws {
    let file = try NamelessFile()
    let digest = GrowingDigest(of: file)
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    handle.write(Data(Self.bytes))
    usleep(100_000)
    try handle.seek(toOffset: 7)
    handle.write(Data([1, 2, 3]))
    var expected = Self.bytes
    expected[7...9] = [1, 2, 3]
    #expect(try digest.finish(settled: 7) == Digest.hex(expected))
  }

  @Test func anEmptyFileHasOneToo() throws {
    let digest = GrowingDigest(of: try NamelessFile())
    #expect(try digest.finish(settled: 0) == Digest.hex([]))
  }
}
