import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// PDF/A-2b from the pack to the finished package.
@Suite struct ArchivalTests {
  /// The sample with one of its files exchanged for a page whose font is not embedded, and a changed pack.
  private func build(_ old: String = "", _ new: String = "", conforming: Bool = false) throws -> (
    TemporaryFolder, Report
  ) {
    let folder = try TemporaryFolder()
    for name in ["jinan-platform-2024", "common"] { try folder.copy("Templates/\(name)", to: "home/Templates/\(name)") }
    let path = "home/Templates/jinan-platform-2024/pack.yaml"
    let text = try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    try folder.write(Array(text.replacing(old, with: new, maxReplacements: 1).utf8), to: path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/home/Fonts",
      withDestinationPath: Repository.root.appending(path: "Fonts").path
    )
    let installation = try #require(Installation(at: "\(folder.path)/home"))
    try folder.copy(Sample.path, to: "sample")
    if !conforming { try replaceAnEvidence(in: folder) }
    let sample = try ApplicationFolder(reading: "\(folder.path)/sample")
    var report = Report()
    do {
      let package = try Package(
        building: sample,
        for: installation.pack(for: sample),
        with: installation,
        into: &report
      )
      try package.write(to: "\(folder.path)/out")
    } catch {
      report = error
    }
    return (folder, report)
  }

  private func replaceAnEvidence(in folder: TemporaryFolder) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/sample/evidence").sorted()
    let name = try #require(names.first { $0.hasSuffix(".pdf") })
    let page = """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
        /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
      4 0 obj << /Length 38 >> stream
      BT /F 12 Tf 100 700 Td (letters) Tj ET
      endstream endobj
      trailer << /Root 1 0 R /Size 5 >>
      %%EOF
      """
    try folder.write(Array(page.utf8), to: "sample/evidence/\(name)")
  }

  private func archival(_ report: Report) -> [Diagnostic] {
    report.diagnostics.filter { $0.code.name.hasSuffix(".pdfa") }
  }

  @Test func theSampleIsPDFA() throws {
    let judged = try ArchivalJudgement(of: Sample.file("bundle"))
    #expect(judged.report.diagnostics.map(\.message.zh) == [])
    #expect(judged.conforms && judged.isClaimed)
  }

  @Test func pagesThatStopItAreNamed() throws {
    let (folder, report) = try build()
    let found = archival(report)
    #expect(found.map(\.code.name) == ["package.pdfa"])
    #expect(found.first?.severity == .note)
    #expect(found.first?.message.en.contains("page 24: a font is not embedded (Helvetica)") == true)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").first { $0.hasSuffix("申报材料.pdf") }
    )
    let judged = try ArchivalJudgement(of: "\(folder.path)/out/\(name)")
    #expect(!judged.isClaimed)
    #expect(Set(judged.report.diagnostics.map(\.code.name)) == ["pdfa.broken", "pdfa.mendable"])
    #expect(Verification(of: "\(folder.path)/out").report.diagnostics.map(\.code.name) == [])
  }

  @Test func aCallMayDemandIt() throws {
    let (folder, report) = try build("electronic:\n", "electronic:\n  pdf-a: true\n")
    #expect(archival(report).map(\.code.name) == ["evidence.pdfa"])
    #expect(archival(report).first?.severity == .error)
    #expect(archival(report).first?.clause == "ISO 19005-2, 6.2.11.4.1")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
    let (_, fine) = try build("electronic:\n", "electronic:\n  pdf-a: true\n", conforming: true)
    #expect(archival(fine) == [])
  }

  @Test func aFalseClaimIsFound() throws {
    let (folder, _) = try build()
    let manifest = "\(folder.path)/out/manifest.json"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    let claimed = text.replacing("\"role\" : \"bundle\",", with: "\"role\" : \"bundle\", \"standard\" : \"PDF/A-2b\",")
    #expect(claimed != text)
    try Data(claimed.utf8).write(to: URL(filePath: manifest))
    let found = Verification(of: "\(folder.path)/out").report.diagnostics
    #expect(found.contains { $0.code.name == "verify.pdfa" && $0.clause == "ISO 19005-2, 6.2.11.4.1" })
  }
}
