import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// A copy of the finished sample that a test may spoil.
struct DamagedPackage {
  let folder: TemporaryFolder
  var path: String { "\(folder.path)/out" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(try Sample.built.get().path)/out", toPath: "\(folder.path)/out")
  }

  /// The file of a role.
  func file(_ name: String) -> String { "\(path)/泉城示例大学-\(name)" }

  /// What `verify` finds, with everything it can look at.
  func verified(against application: String? = nil, readsText: Bool = true) throws -> Report {
    Verification(of: path, with: try Sample.installation, against: application, readsText: readsText).report
  }

  /// The codes of what it finds, with the fact each names first.
  func findings(against application: String? = nil) throws -> [String] {
    try verified(against: application).diagnostics.map { "\($0.code.name) \($0.facts.first?.zh ?? "")" }
  }

  /// Changes one part of an Office file.
  func edit(_ name: String, part: String, _ change: (inout String) -> Void) throws {
    var archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: file(name)))))
    var text = String(decoding: archive[part] ?? [], as: UTF8.self)
    let before = text
    change(&text)
    #expect(text != before, "the damage was done")
    archive[part] = Array(text.utf8)
    try Data(try archive.packed()).write(to: URL(filePath: file(name)))
  }

  /// Makes the manifest fit the files again, as somebody would who wants to hide a change.
  func forgeManifest() throws {
    let manifest = URL(filePath: "\(path)/manifest.json")
    var text = try String(contentsOf: manifest, encoding: .utf8)
    let original = try Sample.built.get().path
    for name in ["申报书.docx", "汇总表.xlsx", "申报材料.pdf"] {
      let old = Array(try Data(contentsOf: URL(filePath: "\(original)/out/泉城示例大学-\(name)")))
      let new = Array(try Data(contentsOf: URL(filePath: file(name))))
      text = text.replacing(Digest.hex(old), with: Digest.hex(new))
        .replacing("\"bytes\" : \(old.count),", with: "\"bytes\" : \(new.count),")
    }
    try Data(text.utf8).write(to: manifest)
  }

  /// Puts the pages of PDFs together anew.
  func arrange(_ pages: [String]) throws {
    let bundle = file("申报材料.pdf")
    let run = try Program(
      "qpdf",
      [bundle, "--pages"] + pages.map { $0 == "." ? bundle : $0 } + ["--", "\(bundle).new"]
    )
    #expect(run.status == 0, "\(run.errors)")
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.moveItem(atPath: "\(bundle).new", toPath: bundle)
  }
}
