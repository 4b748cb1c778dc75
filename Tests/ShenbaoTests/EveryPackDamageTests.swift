import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Electronic = electronic on every pack and in every stage: one seeded edit in one document of a finished package is found
/// and named, and a package that nobody touched is never accused.
@Suite struct EveryPackDamageTests {
  /// A sample in one of its stages, with a second edition of it that differs in one answer.
  struct Case: CustomTestStringConvertible, Sendable {
    var sample: String
    var answers = "application.yaml"
    var stage: String?
    var yesterday: (old: String, new: String)
    var testDescription: String { "\(sample)/\(answers) \(stage ?? "")" }
  }

  static let cases = [
    Case(sample: "jinan-platform-2024", yesterday: ("专职人员: 7", "专职人员: 8")),
    Case(sample: "liaoning-2023-support", yesterday: ("  法定代表人: ", "  法定代表人: 前")),
    Case(sample: "liaoning-2023-support", stage: "midterm", yesterday: ("  法定代表人: ", "  法定代表人: 前")),
    Case(sample: "liaoning-2023-support", stage: "final", yesterday: ("  法定代表人: ", "  法定代表人: 前")),
    Case(sample: "shandong-2022-conversion", yesterday: ("  法定代表人: ", "  法定代表人: 前")),
    Case(sample: "shandong-2022-conversion", answers: "区域项目.yaml", yesterday: ("  法定代表人: ", "  法定代表人: 前")),
  ]

  private struct Built {
    let folder: TemporaryFolder
    var path: String { "\(folder.path)/out" }
    var application: String

    init(_ test: Case) throws {
      folder = try TemporaryFolder()
      try folder.copy("samples/\(test.sample)", to: "app")
      application = "\(folder.path)/app/\(test.answers)"
      try Self.build(application, test.stage, to: "\(folder.path)/out")
      let text = try String(contentsOfFile: application, encoding: .utf8)
      let changed = text.replacing(test.yesterday.old, with: test.yesterday.new)
      #expect(changed != text)
      try Data(changed.utf8).write(to: URL(filePath: "\(folder.path)/app/yesterday.yaml"))
      try Self.build("\(folder.path)/app/yesterday.yaml", test.stage, to: "\(folder.path)/yesterday")
    }

    private static func build(_ answers: String, _ stage: String?, to target: String) throws {
      var report = Report()
      let folder = try ApplicationFolder(reading: answers)
      let pack = try Sample.installation.pack(for: folder, stage: stage)
      try Package(building: folder, for: pack, with: try Sample.installation, into: &report).write(to: target)
    }

    func names(_ ending: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(ending) }.sorted()
    }

    /// What is found in a copy after one piece of damage.
    func findings(against application: String? = nil, _ damage: (String) throws -> Void = { _ in }) throws
      -> [Diagnostic]
    {
      let copy = "\(folder.path)/damaged"
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      try damage(copy)
      return Verification(of: copy, with: try Sample.installation, against: application).report.diagnostics
    }

    /// The bound volume; the clerk's sheet beside it has one page that is not the package's.
    var bundle: String {
      get throws { try #require(names(".pdf").first { !$0.hasSuffix("打印盖章说明.pdf") }) }
    }

    var pages: Int {
      get throws {
        try PDFReader(bytes: Array(try Data(contentsOf: URL(filePath: "\(path)/\(bundle)")))).pageCount
      }
    }
  }

  @Test(arguments: cases) func everyEditIsNamedAndNothingElse(test: Case) throws {
    let built = try Built(test)
    let untouched = try built.findings(against: built.application).filter { $0.severity == .error }
    #expect(untouched.map(\.message.zh) == [])
    var random = Seeded(7)
    for document in try built.names(".docx") {
      for _ in 0..<3 { try changeDigit(in: document, of: built, &random) }
    }
    for sheet in try built.names(".xlsx") { try changeCell(in: sheet, of: built, &random) }
    try movePages(of: built, &random)
    try leaveOut(of: built, &random)
  }

  private func changeDigit(in document: String, of built: Built, _ random: inout Seeded) throws {
    var isSeen = false
    let found = try built.findings { path in
      try edit("\(path)/\(document)", part: "word/document.xml") { text in
        let digits = text.matches(of: #/<w:t(?: [^>]*)?>[^<]*?([0-9])[^<]*<\/w:t>/#)
        guard let digit = digits.randomElement(using: &random)?.1, let number = Int(digit) else { return }
        isSeen = true
        text.replaceSubrange(digit.startIndex..<digit.endIndex, with: "\((number + 1) % 10)")
      }
    }
    guard isSeen else { return }
    let named = found.filter { ["verify.field", "verify.text"].contains($0.code.name) }
    #expect(!named.isEmpty, "\(document)")
    // Another document may hold the same field: then both are named, by that field.
    #expect(named.contains { $0.place?.file == document }, "\(named.map { $0.place?.file ?? "" })")
    let others = found.map(\.code.name).filter { !["verify.field", "verify.text", "verify.changed"].contains($0) }
    #expect(others.isEmpty, "\(others)")
  }

  private func changeCell(in sheet: String, of built: Built, _ random: inout Seeded) throws {
    var cell = ""
    let found = try built.findings { path in
      try edit("\(path)/\(sheet)", part: "xl/worksheets/sheet1.xml") { text in
        let cells = text.matches(of: #/<c r="([A-Z]+4)"[^>\/]*><(?:v|is><t[^>]*)>([^<]*[0-9])</#)
        guard let match = cells.randomElement(using: &random), let digit = match.2.last?.wholeNumberValue else {
          return
        }
        cell = String(match.1)
        let last = match.2.index(before: match.2.endIndex)
        text.replaceSubrange(last..<match.2.endIndex, with: "\((digit + 1) % 10)")
      }
    }
    guard !cell.isEmpty else { return }
    let named = found.filter { ["verify.field", "verify.cell"].contains($0.code.name) }
    #expect(named.contains { $0.place?.detail?.zh.hasSuffix("!\(cell)") == true }, "\(found.map(\.message.zh))")
  }

  private func movePages(of built: Built, _ random: inout Seeded) throws {
    let (bundle, count) = (try built.bundle, try built.pages)
    let first = Int.random(in: 2...(count - 1), using: &random)
    let swapped = try built.findings { path in
      let rest = first + 1 < count ? ",\(first + 2)-z" : ""
      try arrange("\(path)/\(bundle)", [".", "1-\(first - 1),\(first + 1),\(first)\(rest)"])
    }
    let moved = swapped.filter { $0.code.name == "verify.page-order" }.compactMap { Int($0.facts[0].zh) }
    #expect(Set(moved) == [first, first + 1])
    let old = "\(built.folder.path)/yesterday/\(bundle)"
    let page = Int.random(in: 2...(count - 1), using: &random)
    let replaced = try built.findings { path in
      try arrange("\(path)/\(bundle)", [".", "1-\(page - 1)", old, "\(page)", ".", "\(page + 1)-z"])
    }
    #expect(replaced.contains { $0.code.name == "verify.page-edition" && $0.facts.first?.zh == "\(page)" })
  }

  private func leaveOut(of built: Built, _ random: inout Seeded) throws {
    let (bundle, count) = (try built.bundle, try built.pages)
    let page = Int.random(in: 2...(count - 1), using: &random)
    let missing = try built.findings { path in
      try arrange("\(path)/\(bundle)", [".", "1-\(page - 1),\(page + 1)-z"])
    }
    #expect(missing.contains { $0.code.name == "verify.page-missing" && $0.facts.first?.zh == "\(page)" })
    let evidence = Repository.files(below: "samples", ending: "").filter { $0.contains("/evidence/") }
    let manifest = try String(contentsOfFile: "\(built.path)/manifest.json", encoding: .utf8)
    let used = evidence.map { String($0.drop { $0 != "/" }.dropFirst().drop { $0 != "/" }.dropFirst()) }
      .filter {
        manifest.contains("\"\($0)\"") && FileManager.default.fileExists(atPath: "\(built.folder.path)/app/\($0)")
      }
    guard let left = used.randomElement(using: &random) else { return }
    try FileManager.default.removeItem(atPath: "\(built.folder.path)/app/\(left)")
    let found = try built.findings(against: built.application)
    #expect(found.contains { $0.code.name == "verify.input" && $0.facts.first?.zh == left })
  }

  private func edit(_ file: String, part: String, _ change: (inout String) -> Void) throws {
    var archive = try ZipArchive(unpacking: Array(try Data(contentsOf: URL(filePath: file))))
    var text = String(decoding: archive[part] ?? [], as: UTF8.self)
    change(&text)
    archive[part] = Array(text.utf8)
    try Data(try archive.packed()).write(to: URL(filePath: file))
  }

  private func arrange(_ bundle: String, _ pages: [String]) throws {
    let run = try Program(
      "qpdf",
      [bundle, "--pages"] + pages.map { $0 == "." ? bundle : $0 } + ["--", "\(bundle).new"]
    )
    #expect(run.status == 0 || run.status == 3, "\(run.errors)")
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.moveItem(atPath: "\(bundle).new", toPath: bundle)
  }
}
