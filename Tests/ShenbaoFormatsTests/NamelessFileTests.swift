import Foundation
import ShenbaoFormats
import TestSupport
import Testing

@Suite struct NamelessFileTests {
  @Test(arguments: [true, false]) func itGetsItsNameWhenThePlaceIsKnown(isOnItsDisk: Bool) throws {
    let folder = try TemporaryFolder()
    // Of another file system, it is copied.
    let file = try NamelessFile(on: isOnItsDisk ? folder.path : "/dev/shm")
    try Data("content".utf8).write(to: URL(filePath: file.path))
    #expect(file.size == 7)
    #expect(try file.digest() == Digest.hex(Array("content".utf8)))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let whole = try DiskFolder(at: "\(folder.path)/whole")
    try whole.write(file, to: "name")
    try whole.finish()
    #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/whole/name")) == Data("content".utf8))
  }
}
