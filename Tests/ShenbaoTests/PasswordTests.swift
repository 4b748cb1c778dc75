import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Evidence that opens with a password only, and evidence that is no PDF yet.
@Suite struct PasswordTests {
  private static let file = "evidence/合作合同/02-合同附件进度表.pdf"
  private static let password = "Geheim-7731"

  /// The sample with one file encrypted, and its answers changed.
  private func sample(_ entry: String?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let path = "\(folder.path)/app/\(Self.file)"
    let key = Self.password
    let locked = try Program("qpdf", ["--encrypt", key, "\(key)!", "256", "--", path, "--replace-input"])
    #expect(locked.status == 0, "\(locked.errors)")
    guard let entry else { return folder }
    let answers = "\(folder.path)/app/application.yaml"
    let text = try String(contentsOfFile: answers, encoding: .utf8)
    let changed = text.replacing("{文件: \(Self.file),", with: "{文件: \(Self.file), 密码: \(entry),")
    #expect(changed != text)
    try folder.write(Array(changed.utf8), to: "app/application.yaml")
    return folder
  }

  private func codes(_ folder: TemporaryFolder) throws -> [String] {
    do {
      return try Sample.build("\(folder.path)/app", to: "\(folder.path)/out").report.diagnostics.map(\.code.name)
    } catch {
      return error.diagnostics.map(\.code.name)
    }
  }

  @Test func aFileOpensWithThePasswordOfTheAnswersAndWithNoOther() throws {
    #expect(try codes(sample(nil)).contains("evidence.encrypted"))
    #expect(try codes(sample("falsch")).contains("evidence.password"))
    #expect(try codes(sample(Self.password)) == ["evidence.restricted"])
  }

  @Test func thePasswordStandsNowhereInWhatIsMade() throws {
    let folder = try sample("\"\(Self.password)\"")
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    try Sample.archive(in: folder)
    let archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: "\(folder.path)/a.zip"))))
    let secret = Array(Self.password.utf8)
    for entry in archive.entries { #expect(entry.bytes.firstRange(of: secret) == nil, "\(entry.name)") }
    #expect(archive.entries.contains { $0.name.hasSuffix(Self.file) })
  }

  @Test func anArchiveIsMadeAgainByWhoeverKnowsThePassword() throws {
    let folder = try sample(Self.password)
    try Sample.build("\(folder.path)/app", to: "\(folder.path)/out")
    let archive = try Sample.archive(in: folder)
    let installation = try Sample.installation
    #expect(throws: Report.self) { try Regeneration(of: archive, to: "\(folder.path)/none", with: installation) }
    let again = try Regeneration(
      of: archive,
      to: "\(folder.path)/again",
      with: installation,
      asking: { $0 == Self.file ? Self.password : nil }
    )
    let differing = again.outputs.filter { !$0.isSame }.map(\.name)
    #expect(differing == [])
  }

  @Test func anOfficeFileIsBoundAsItWasConvertedTheFirstTime() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    let office = try ZipArchive(entries: [ZipArchive.Entry(name: "[Content_Types].xml", bytes: [1])]).packed()
    try folder.write(office, to: "app/\(Self.file)")
    let kept = "evidence/.converted/\(Digest.hex(office).prefix(32)).pdf"
    try folder.copy("\(Sample.path)/evidence/合作合同/01-平台建设合作合同.pdf", to: "contract.pdf")
    let pdf = [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/contract.pdf")))
    try folder.write(pdf, to: "app/\(kept)")
    #expect(try codes(folder).contains("evidence.converted"))
    let manifest = try String(contentsOfFile: "\(folder.path)/out/manifest.json", encoding: .utf8)
    #expect(manifest.contains(kept) && manifest.contains("\"treatment\" : \"converted\""))
  }
}
