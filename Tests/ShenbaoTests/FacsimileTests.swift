import Foundation
import Shenbao
import ShenbaoFormats
import ShenbaoModel
import TestSupport
import Testing

/// The picture of a seal lies where it is due, in its true size, and is never called a seal.
@Suite struct FacsimileTests {
  /// The Shandong sample with a red disc for a seal.
  private func application(_ seal: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let sample = "samples/shandong-2022-conversion"
    try folder.copy(sample, to: "application")
    let answers = try Repository.text("\(sample)/application.yaml") + "\n印章图片: \(seal)\n"
    try folder.write(Array(answers.utf8), to: "application/application.yaml")
    try folder.write(try Self.disc(), to: "application/印章/公章.png")
    try folder.write(try Raster(width: 9, height: 9, channels: 3).jpeg(quality: 50), to: "application/印章/公章.jpg")
    return folder
  }

  /// A red square of 90 pixels as PNG, made by poppler from a PDF.
  private static func disc() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    var red = Raster(width: 90, height: 90, channels: 3, filledWith: 20)
    for place in stride(from: 0, to: red.pixels.count, by: 3) { red.pixels[place] = 220 }
    var sheaf = try ScanSheaf(writingTo: "\(folder.path)/red.pdf")
    try sheaf.add(jpeg: red.jpeg(quality: 95), width: 90, height: 90)
    try sheaf.finish()
    _ = try Program("pdftoppm", ["-r", "72", "-png", "-singlefile", "\(folder.path)/red.pdf", "\(folder.path)/red"])
    return try DiskFile.read("\(folder.path)/red.png")
  }

  private static let bundle = "济南样本知识产权运营有限公司-申报材料.pdf"

  /// Where red is on a page, in millimetres; nil where nothing is.
  private func red(on page: Int, of folder: TemporaryFolder) throws -> (x: ClosedRange<Double>, y: ClosedRange<Double>)?
  {
    let number = "\(page)"
    _ = try Program(
      "pdftoppm",
      ["-r", "100", "-f", number, "-l", number, "-singlefile", "\(folder.path)/out/\(Self.bundle)", "\(folder.path)/p"]
    )
    let picture = try Raster(decodingPPM: DiskFile.read("\(folder.path)/p.ppm"))
    var (columns, rows): (Set<Int>, Set<Int>) = ([], [])
    for place in 0..<picture.width * picture.height
    where picture.pixels[place * 3] > 180 && picture.pixels[place * 3 + 1] < 60 {
      columns.insert(place % picture.width)
      rows.insert(place / picture.width)
    }
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(), let bottom = rows.max() else {
      return nil
    }
    return (Double(left) * 0.254...Double(right + 1) * 0.254, Double(top) * 0.254...Double(bottom + 1) * 0.254)
  }

  @Test func itStandsWhereTheFormAsksForASealInItsTrueSize() throws {
    let folder = try application("{文件: 印章/公章.png, 宽: 40}")
    try Sample.build("\(folder.path)/application", to: "\(folder.path)/out")
    for page in [2, 6] {
      let seal = try #require(try red(on: page, of: folder))
      #expect(abs(seal.x.upperBound - seal.x.lowerBound - 40) < 0.6)
      #expect(abs(seal.y.upperBound - seal.y.lowerBound - 40) < 0.6)
    }
    #expect(try red(on: 3, of: folder) == nil)
    let verification = Verification(of: "\(folder.path)/out", with: try Sample.installation)
    #expect(!verification.report.hasErrors)
    let found = try #require(verification.report.diagnostics.first { $0.code.name == "verify.facsimile" })
    #expect(found.message.zh.contains("第 2、6 页") && found.severity == .note)
  }

  @Test func theStraddleSealRunsAcrossTheEdgesOfAllPages() throws {
    let folder = try application("{文件: 印章/公章.png, 宽: 42, 骑缝: 是}")
    try Sample.build("\(folder.path)/application", to: "\(folder.path)/out")
    for page in [1, 3, 4] {
      let slice = try #require(try red(on: page, of: folder))
      #expect(abs(slice.x.upperBound - 210) < 0.6)
      #expect(abs(slice.x.upperBound - slice.x.lowerBound - 6) < 0.6)
      #expect(abs((slice.y.lowerBound + slice.y.upperBound) / 2 - 148.5) < 0.6)
    }
  }

  @Test func itIsArchivedAndMadeAgain() throws {
    let folder = try application("{文件: 印章/公章.png}")
    try Sample.build("\(folder.path)/application", to: "\(folder.path)/out")
    let archive = try Sample.archive(in: folder, of: "application")
    let made = try Regeneration(
      of: archive,
      to: "\(folder.path)/again",
      with: Sample.installation
    )
    #expect(!made.outputs.isEmpty && made.outputs.filter { !$0.isSame }.isEmpty)
  }

  @Test(arguments: [
    ("{文件: 印章/没有.png}", "evidence.missing"), ("{文件: 印章/公章.jpg}", "evidence.unsupported"),
    ("{文件: ../公章.png}", "evidence.outside"), ("{文件: 印章/公章.png, 宽: 200}", "field.shape"),
    ("{文件: 印章/公章.png, 宽: 宽}", "field.shape"), ("{文件: 印章/公章.png, 骑缝: 也许}", "field.choice"),
    ("{宽: 42}", "field.required"), ("{文件: 印章/公章.png, 大小: 42}", "field.unknown"),
  ])
  func whatIsWrongWithItIsSaid(seal: String, code: String) throws {
    let folder = try application(seal)
    let refused = #expect(throws: Report.self) {
      try Sample.build("\(folder.path)/application", to: "\(folder.path)/out")
    }
    #expect(refused?.diagnostics.map(\.code.name).contains(code) == true)
  }
}
