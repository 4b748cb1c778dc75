import ShenbaoFormats
import Testing

@Test func packingTwiceGivesTheSameBytesAndUnpacksToTheSameEntries() throws {
  let archive = ZipArchive(entries: [
    ZipArchive.Entry(name: "[Content_Types].xml", bytes: Array("<a/>".utf8)),
    ZipArchive.Entry(name: "申报/空.txt", bytes: []),
  ])
  let bytes = try archive.packed()
  #expect(try archive.packed() == bytes)
  #expect(try ZipArchive(unpacking: bytes).entries == archive.entries)
}

@Test func bytesThatAreNoArchiveAreRefused() {
  #expect(throws: FormatError.self) { try ZipArchive(unpacking: Array("not a zip".utf8)) }
}
