import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// The sample's pack in an installation of its own, with lines changed, and what is built by it.
struct ChangedPack {
  let folder: TemporaryFolder
  let installation: Installation
  static let path = "home/Templates/jinan-platform-2024"

  /// Replaces the first of each text in `pack.yaml`.
  init(_ changes: [(old: String, new: String)]) throws {
    folder = try TemporaryFolder()
    for name in ["jinan-platform-2024", "common"] { try folder.copy("Templates/\(name)", to: "home/Templates/\(name)") }
    let path = "\(Self.path)/pack.yaml"
    var text = try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    for (old, new) in changes {
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      #expect(changed != text)
      text = changed
    }
    try folder.write(Array(text.utf8), to: path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/home/Fonts",
      withDestinationPath: Repository.root.appending(path: "Fonts").path
    )
    installation = try #require(Installation(at: "\(folder.path)/home"))
  }

  /// Changes a part of one of the pack's forms.
  func edit(form: String, part: String, _ change: (inout String) -> Void) throws {
    let file = "\(Self.path)/forms/\(form)"
    var archive = try ZipArchive(unpacking: Self.bytes(of: "\(folder.path)/\(file)"))
    var text = String(decoding: archive[part] ?? [], as: UTF8.self)
    let before = text
    change(&text)
    #expect(text != before)
    archive[part] = Array(text.utf8)
    try folder.write(try archive.packed(), to: file)
  }

  /// Builds the sample, or another application's folder, into `out`.
  @discardableResult
  func build(
    _ application: String = Repository.root.appending(path: Sample.path).path,
    isFitted: Bool = false
  ) throws -> Report {
    let application = try ApplicationFolder(reading: application)
    var report = Report()
    let pack = try installation.pack(for: application)
    let package = try Package(
      building: application,
      for: pack,
      with: installation,
      isFitted: isFitted,
      into: &report
    )
    try package.write(to: "\(folder.path)/out")
    return report
  }

  /// A file anywhere.
  static func bytes(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  var bundlePath: String { "\(folder.path)/out/泉城示例大学-申报材料.pdf" }
  var bundle: PDFReader {
    get throws { try PDFReader(bytes: Self.bytes(of: bundlePath)) }
  }
}
