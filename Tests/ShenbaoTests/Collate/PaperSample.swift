import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport

/// The Shandong sample, built, printed and scanned: what the tests of `collate` start from.
struct PaperSample {
  static let pageCount = 7

  let folder: TemporaryFolder
  var package: String { "\(folder.path)/out" }
  var bundle: String { "\(package)/济南样本知识产权运营有限公司-申报材料.pdf" }

  /// The package of the sample, with the answers changed if asked.
  init(changing change: (String) -> String = { $0 }) throws {
    folder = try TemporaryFolder()
    let sample = "samples/shandong-2022-conversion"
    try folder.copy(sample, to: "application")
    let answers = try Repository.text("\(sample)/application.yaml")
    try folder.write(Array(change(answers).utf8), to: "application/application.yaml")
    try Sample.build("\(folder.path)/application", to: package)
  }

  /// The pages as a printer puts them on paper.
  func printed(dotsPerInch: Int, gray: Bool = true) throws -> [Raster] {
    let target = "\(folder.path)/print"
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    let kind = gray ? ["-gray"] : []
    _ = try Program("pdftoppm", ["-r", "\(dotsPerInch)"] + kind + [bundle, "\(target)/p"])
    return try FileManager.default.contentsOfDirectory(atPath: target).sorted().map { name in
      try Raster(decodingPPM: DiskFile.read("\(target)/\(name)"))
    }
  }

  /// Writes a scan as JPEG and gives its path.
  func write(_ raster: Raster, _ name: String) throws -> String {
    try folder.write(raster.jpeg(quality: 85), to: name)
    return "\(folder.path)/\(name)"
  }

  /// Every page of the package scanned well, in order.
  func scans() throws -> [String] {
    try printed(dotsPerInch: 150).enumerated().map { try write($1, "scan-\($0 + 1).jpg") }
  }

  func collation(_ scans: [String]) throws -> Collation {
    try Collation(of: package, scans: scans, with: Sample.installation)
  }

  /// `code place` of every finding.
  func findings(_ scans: [String]) throws -> [String] {
    try collation(scans).report.sorted.map { found in
      let file = found.place?.file.split(separator: "/").last.map(String.init) ?? ""
      return "\(found.code.name) \(file) \(found.facts.first?.en ?? "")"
    }
  }
}
