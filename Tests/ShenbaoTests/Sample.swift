import Foundation
import Shenbao
import ShenbaoModel
import TestSupport

/// The sample, built once for all tests that look at it.
enum Sample {
  static let path = "samples/jinan-platform-2024"

  static var installation: Installation {
    get throws {
      guard let found = Installation(at: Repository.root.path) else { throw Report() }
      return found
    }
  }

  /// Builds a folder and writes the package.
  @discardableResult
  static func build(
    _ folder: String,
    to target: String,
    isDraft: Bool = false
  ) throws(Report) -> (package: Package, report: Report) {
    var report = Report()
    guard let installation = try? installation else { throw Report() }
    let folder = try ApplicationFolder(reading: folder)
    let pack = try installation.pack(for: folder)
    let package = try Package(building: folder, for: pack, with: installation, isDraft: isDraft, into: &report)
    try package.write(to: target)
    return (package, report)
  }

  /// Archives the package `out` that was built from `application`, both in a folder, as `a.zip` beside them.
  @discardableResult
  static func archive(in folder: TemporaryFolder, of application: String = "app") throws -> Archive {
    let path = folder.path
    let source = try ArchiveSource(
      gathering: "\(path)/out",
      application: "\(path)/\(application)",
      with: installation
    )
    try source.write(to: "\(path)/a.zip")
    return try Archive(reading: "\(path)/a.zip")
  }

  /// The finished sample, made on first use and kept until the tests end.
  static let built: Result<TemporaryFolder, Report> = {
    do {
      let folder = try TemporaryFolder()
      _ = try build(Repository.root.appending(path: path).path, to: "\(folder.path)/out")
      return .success(folder)
    } catch {
      return .failure(error as? Report ?? Report())
    }
  }()

  /// The finished sample's package code.
  static var code: String {
    get throws {
      let manifest = try String(contentsOfFile: try file("manifest"), encoding: .utf8)
      return manifest.firstMatch(of: #/"package_code" : "([^"]+)"/#).map { String($0.1) } ?? ""
    }
  }

  /// The files of the finished sample by role.
  static func file(_ role: String) throws -> String {
    let names = ["declaration": "申报书.docx", "summary": "汇总表.xlsx", "bundle": "申报材料.pdf", "print-sheet": "打印盖章说明.pdf"]
    let name = role == "manifest" ? "manifest.json" : "泉城示例大学-\(names[role] ?? role)"
    return "\(try built.get().path)/out/\(name)"
  }
}
