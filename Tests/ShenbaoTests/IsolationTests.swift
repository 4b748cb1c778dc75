import Foundation
@testable import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// Evidence is read and bound by a process of its own.
@Suite struct IsolationTests {
  @Test func theDeathOfTheHelperIsADiagnosticAboutEachPiece() throws {
    let sample = Repository.root.appending(path: Sample.path).path
    let folder = try ApplicationFolder(reading: sample, helper: "/bin/false")
    #expect(folder.facts.count == 15)
    #expect(folder.facts.allSatisfy { $0.problem == .stopped })
  }

  @Test func theHelperMakesTheSameBytes() throws {
    let target = try TemporaryFolder()
    let sample = Repository.root.appending(path: Sample.path).path
    let folder = try ApplicationFolder(reading: sample, helper: Program.shenbao)
    let installation = try Sample.installation
    var report = Report()
    let pack = try installation.pack(for: folder)
    let package = try Package(building: folder, for: pack, with: installation, into: &report)
    try package.write(to: "\(target.path)/out")
    let own = try Sample.built.get()
    for file in package.files {
      let bytes = try [own.path, target.path].map { try Data(contentsOf: URL(filePath: "\($0)/out/\(file.name)")) }
      #expect(bytes[0] == bytes[1], "\(file.name)")
    }
  }

  @Test func aStrangersPackageIsReadByTheHelperAndItsDeathIsAFinding() throws {
    let folder = "\(try Sample.built.get().path)/out"
    func findings(_ helper: String?) -> [String] {
      Verification(of: folder, readsText: false, helper: helper).report.diagnostics.map(\.code.name)
    }
    #expect(findings(Program.shenbao) == findings(nil))
    #expect(findings("/bin/false").contains("verify.unopened"))
  }

  @Test func scansAreReadByTheHelper() throws {
    let folder = try TemporaryFolder()
    _ = try Program("pdftoppm", ["-r", "60", "-jpeg", "-f", "1", "-l", "2", Sample.file("bundle"), "\(folder.path)/p"])
    _ = try Program("pdftoppm", ["-r", "60", "-tiff", "-f", "3", "-l", "3", Sample.file("bundle"), "\(folder.path)/p"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() + [""]
    for name in names {
      let path = name.isEmpty ? try Sample.file("bundle") : "\(folder.path)/\(name)"
      let (own, helped) = try (ScanFile(opening: path, helper: nil), ScanFile(opening: path, helper: Program.shenbao))
      #expect(own.pageCount == helped.pageCount)
      #expect(try own.raster(of: 0) == helped.raster(of: 0))
      #expect(throws: FormatError.self) { try helped.raster(of: helped.pageCount) }
      #expect(try own.raster(of: own.pageCount - 1) == helped.raster(of: own.pageCount - 1))
    }
    do {
      _ = try ScanFile(opening: Sample.file("bundle"), helper: "/bin/false")
      Issue.record("it was opened")
    } catch {
      #expect((error as? Report)?.diagnostics.map(\.code.name) == ["paper.file"])
    }
  }

  @Test func muchToSayOnBothSidesStopsNeither() throws {
    let path = Repository.root.appending(path: "\(Sample.path)/evidence/主体资格/01-事业单位法人证书.pdf").path
    let source = BundleJob.Source(try FileSurvey(surveyingFile: path), path: path, password: "")
    var job = BundleJob(title: "many")
    job.pages = (0..<1_000).map { BundleJob.Page(source: $0, page: 0, placement: .asIs) }
    let reading = EvidenceReading(helper: Program.shenbao)
    reading.begin(Array(repeating: source, count: 1_000))
    // Drawn pages that are none are refused, after all sources were taken in.
    #expect(throws: FormatError.self) {
      _ = try reading.bind(job, into: NamelessFile()) { [UInt8](repeating: 0x20, count: 8 << 20) }
    }
  }

  @Test func aHelperThatDiesWhileBindingNamesTheFile() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Sample.path, to: "app")
    // It answers surveys as the real one does, and ends when a bundle is due.
    let script = """
      #!/usr/bin/python3
      import subprocess, sys, os, struct, socket
      ours, theirs = socket.socketpair()
      helper = subprocess.Popen(["\(Program.shenbao)", "helper"], stdin=theirs, stdout=theirs)
      theirs.close()
      line = ours.makefile("rwb")
      def take(source):
          head = source.read(8)
          if len(head) < 8: sys.exit(1)
          return head + source.read(struct.unpack("<Q", head)[0])
      while True:
          asked = take(sys.stdin.buffer)
          if b'take' in asked: os._exit(9)
          line.write(asked)
          line.flush()
          sys.stdout.buffer.write(take(line))
          sys.stdout.flush()
      """
    try folder.write(Array(script.utf8), to: "helper.py")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/helper.py")
    let application = try ApplicationFolder(reading: "\(folder.path)/app", helper: "\(folder.path)/helper.py")
    #expect(application.facts.allSatisfy { $0.problem == nil })
    let installation = try Sample.installation
    let pack = try installation.pack(for: application)
    var report = Report()
    do {
      _ = try Package(building: application, for: pack, with: installation, into: &report)
      Issue.record("it was built")
    } catch {
      #expect(error.diagnostics.map(\.code.name) == ["evidence.stopped"])
      #expect(error.diagnostics.first?.place?.file.hasPrefix("evidence/") == true)
    }
  }
}
