import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Bundles that are larger than what may be sent, in volumes.
@Suite struct VolumeTests {
  static let limit = 2_500_000
  static let changes = [("electronic:\n", "electronic:\n  max-bytes: \(limit)\n  volumes: true\n")]
  private static let stem = "泉城示例大学-申报材料"

  /// The sample in volumes, built once.
  private static let built: Result<ChangedPack, any Error> = Result {
    let pack = try ChangedPack(changes)
    #expect(try pack.build().diagnostics.map(\.code.name) == ["build.volumes"])
    return pack
  }

  private func files(_ pack: ChangedPack) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(pack.folder.path)/out").filter { $0.contains("册") }.sorted()
  }

  private func readers(_ pack: ChangedPack) throws -> [PDFReader] {
    try files(pack).map { try PDFReader(bytes: ChangedPack.bytes(of: "\(pack.folder.path)/out/\($0)")) }
  }

  private func text(_ pack: ChangedPack, _ file: String) throws -> String {
    try Program("pdftotext", ["-raw", "\(pack.folder.path)/out/\(file)", "-"]).output.filter { $0 != " " }
  }

  @Test func noneIsTooLargeAndNumbersRunThrough() throws {
    let pack = try Self.built.get()
    let files = try files(pack)
    #expect(files == (1...3).map { "\(Self.stem)-第\($0)册共3册.pdf" })
    for file in files { #expect(try ChangedPack.bytes(of: "\(pack.folder.path)/out/\(file)").count <= Self.limit) }
    let readers = try readers(pack)
    let count = readers.reduce(0) { $0 + $1.pageCount }
    #expect(readers.flatMap(\.pages).map(\.label) == (1...count).map(String.init))
    let all = try files.map { try text(pack, $0) }.joined()
    for number in 1...count { #expect(all.contains("第\(number)页共\(count)页"), "\(number)") }
  }

  @Test func theFirstHoldsTheFullCatalogueAndEachLaterOneItsOwn() throws {
    let pack = try Self.built.get()
    let texts = try files(pack).map { try text(pack, $0).split(separator: "\u{C}")[0].filter { !$0.isWhitespace } }
    #expect(texts[0].contains("第1册") && texts[0].contains("第2册") && texts[0].contains("知识产权运营"))
    #expect(texts[1].contains("目录（第2册，共3册）") && !texts[1].contains("主体资格"))
    #expect(texts[2].contains("目录（第3册，共3册）") && !texts[2].contains("建设合同"))
    let readers = try readers(pack)
    for (volume, reader) in readers.enumerated().dropFirst() {
      #expect(reader.outline.first?.title == "目录（第 \(volume + 1) 册，共 3 册）")
      // Its catalogue leads to what it holds, and to nothing else.
      let listed = reader.outline.dropFirst().filter { $0.level == 2 }.map { PDFReader.Link.Target.page($0.page ?? 0) }
      let targets = reader.links.filter { $0.page == 0 }.map(\.target)
      #expect(!listed.isEmpty && listed.allSatisfy(targets.contains))
    }
    // The third piece of the full catalogue's fifth item lies elsewhere: nothing leads there.
    #expect(
      readers[0].links.filter { $0.page < 2 }.allSatisfy { link in
        guard case .page(let page) = link.target else { return true }
        return page < readers[0].pageCount
      }
    )
  }

  @Test func theWordFileLeadsToThePageOfTheVolume() throws {
    let pack = try Self.built.get()
    let docx = try ZipArchive(unpacking: ChangedPack.bytes(of: "\(pack.folder.path)/out/泉城示例大学-申报书.docx"))
    let links = String(decoding: docx["word/_rels/document.xml.rels"] ?? [], as: UTF8.self)
    // The contract is the second page of the second volume, behind the volume's own catalogue.
    let second = try #require("-第2册共3册.pdf".addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    #expect(links.contains(second.replacing("%2E", with: ".").replacing("%2D", with: "-") + "#page=2\""))
  }

  @Test func verifyArchiveRegenerateAndCompareKnowThem() throws {
    let pack = try Self.built.get()
    let (folder, application) = (pack.folder.path, Repository.root.appending(path: Sample.path).path)
    let found = Verification(of: "\(folder)/out", with: pack.installation, against: application).report.diagnostics
    #expect(found.map(\.code.name) == [])
    let source = try ArchiveSource(gathering: "\(folder)/out", application: application, with: pack.installation)
    try source.write(to: "\(folder)/volumes.zip")
    let archive = try Archive(reading: "\(folder)/volumes.zip")
    let again = try Regeneration(of: archive, to: "\(folder)/again", with: pack.installation)
    #expect(again.outputs.filter { !$0.isSame }.map(\.name) == [])
    let comparison = try Comparison(of: "\(folder)/out", with: "\(folder)/again", using: pack.installation)
    #expect(comparison.differences.isEmpty)
  }

  @Test(arguments: [
    ("\"own_catalogue\" : 1", "\"own_catalogue\" : 2", "verify.catalogue"),
    ("\"first_page\" : 29,\n      \"own", "\"first_page\" : 30,\n      \"own", "verify.labels"),
    ("\"pages\" : 11", "\"pages\" : 12", "verify.pages"),
  ])
  func verifyNamesWhatIsWrongWithThem(old: String, new: String, code: String) throws {
    let pack = try Self.built.get()
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(pack.folder.path)/out") {
      try folder.write(ChangedPack.bytes(of: "\(pack.folder.path)/out/\(name)"), to: name)
    }
    let manifest = String(decoding: try ChangedPack.bytes(of: "\(folder.path)/manifest.json"), as: UTF8.self)
    let changed = manifest.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != manifest)
    try folder.write(Array(changed.utf8), to: "manifest.json")
    let found = Verification(of: folder.path, with: pack.installation).report.diagnostics.map(\.code.name)
    #expect(found.contains(code), "\(found)")
  }

  @Test func aChangedPageIsNamedInItsVolume() throws {
    let pack = try Self.built.get()
    let folder = try TemporaryFolder()
    let names = try files(pack)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(pack.folder.path)/out") {
      try folder.write(ChangedPack.bytes(of: "\(pack.folder.path)/out/\(name)"), to: name)
    }
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(names[1])")
    let pages = ["--pages", "\(pack.folder.path)/out/\(names[1])", "1-4,6,5,7-z", "--"]
    _ = try Program("qpdf", ["\(pack.folder.path)/out/\(names[1])"] + pages + ["\(folder.path)/\(names[1])"]).output
    let found = Verification(of: folder.path, with: pack.installation).report.diagnostics
    let moved = found.filter { $0.code.name == "verify.page-order" }
    #expect(!moved.isEmpty && moved.allSatisfy { $0.place?.file == names[1] })
  }

  @Test func fittingComesFirstWhereItIsAskedForAndAHeavyPieceIsNamed() throws {
    let heavy = try ChangedPack([("electronic:\n", "electronic:\n  max-bytes: 700000\n  volumes: true\n")])
    let found = try heavy.build().diagnostics
    #expect(found.map(\.code.name).contains("build.heavy-piece"))
    // What the portal does not take is said before anything is built.
    #expect(found.contains { $0.code.name == "evidence.heavy" && $0.facts[1].zh == "1" })
    #expect(found.contains { $0.place?.file.contains("平台建设合作合同") == true })
  }

  @Test func theSealedEditionHasTheSameVolumes() throws {
    let changes = Self.changes + [("paper:\n", "paper:\n  unsealed: electronic\n"), ("    - {by: 单位公章}\n", "")]
    let pack = try ChangedPack(changes)
    try pack.build()
    let (files, built, folder) = try (files(pack), readers(pack), pack.folder.path)
    // The pages that are sealed, all in the first volume, and one of the second.
    var scans: [String] = []
    for (volume, page) in [(0, 3), (0, 5), (0, 20), (0, 21), (1, 31)] {
      let number = "\(page - (volume == 0 ? 0 : 28))"
      let range = ["-r", "150", "-gray", "-jpeg", "-f", number, "-l", number, "-singlefile"]
      _ = try Program("pdftoppm", range + ["\(folder)/out/\(files[volume])", "\(folder)/scan-\(page)"])
      scans.append("\(folder)/scan-\(page).jpg")
    }
    let collation = try Collation(of: "\(folder)/out", scans: scans, with: pack.installation)
    #expect(collation.report.diagnostics.isEmpty)
    let written = try collation.write(to: "\(folder)/盖章版.pdf", with: pack.installation)
    #expect(written == (1...3).map { "\(folder)/盖章版-第\($0)册共3册.pdf" })
    for (path, reader) in zip(written, built) {
      let sealed = try PDFReader(bytes: ChangedPack.bytes(of: path))
      #expect(sealed.pages.map(\.label) == reader.pages.map(\.label))
      #expect(sealed.outline == reader.outline)
      #expect(Set(sealed.links.map(\.page)) == Set(reader.links.map(\.page)))
    }
    let images = try Program("pdfimages", ["-list", written[1]]).output.split(separator: "\n").dropFirst(2)
    #expect(images.contains { $0.split(separator: " ").first == "3" })
  }

  @Test func volumesWithoutALimitAreAMistakeOfThePack() throws {
    let pack = try ChangedPack([("electronic:\n", "electronic:\n  volumes: true\n")])
    let found = pack.installation.check(pack: "jinan-platform-2024").report.diagnostics
    #expect(found.contains { $0.code.name == "pack.missing-key" && $0.facts.map(\.zh) == ["max-bytes"] })
  }

  @Test func theirCatalogueIsCheckedWithThePack() throws {
    let pack = try ChangedPack(Self.changes)
    let marks = {
      pack.installation.check(pack: "jinan-platform-2024").report.diagnostics.filter { $0.code.name == "form.mark" }
    }
    #expect(marks().isEmpty)
    let common = "\(pack.folder.path)/home/Templates/common/forms/分册目录.docx"
    try FileManager.default.copyItem(
      atPath: common,
      toPath: "\(pack.folder.path)/\(ChangedPack.path)/forms/分册目录.docx"
    )
    try pack.edit(form: "分册目录.docx", part: "word/document.xml") { $0 = $0.replacing("册数", with: "测数") }
    #expect(marks().map { $0.place?.file } == ["forms/分册目录.docx"])
  }
}
