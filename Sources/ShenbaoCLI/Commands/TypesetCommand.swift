internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Sets any Word file as pages.
struct TypesetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "typeset",
    abstract: "把任意 Word 文件排成 PDF set any Word file as PDF, or as pictures"
  )

  @Argument(help: "Word 文件 the Word file (.docx)")
  var file: String

  @Option(name: .shortAndLong, help: "输出的 PDF the PDF to write (default: beside the file, unless there is --png)")
  var output: String?

  @Option(help: "每页一张 PNG，放入此文件夹 a folder for one picture a page")
  var png: String?

  @Option(help: "PNG 的分辨率 dots per inch of the pictures, 10 to 1200")
  var dpi = 150

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard output?.isEmpty != true else { throw ValidationError(CommonOptions.emptyOutput) }
    guard (10...1_200).contains(dpi) else { throw ValidationError("--dpi: 10 ... 1200") }
  }

  func run() throws {
    let installation = try options.installation()
    var report = Report()
    let progress = Progress(options.isChinese ? "正在排版…" : "typesetting…")
    defer { progress.finish() }
    var done: [String] = []
    do {
      let pages = try WordPages(of: file, with: installation)
      var count = 0
      if let target = output ?? (png == nil ? pdfBesideFile : nil) {
        count = try pages.write(to: target, into: &report)
        done.append(target)
      }
      if let png {
        count = try pages.writePictures(to: png, dotsPerInch: dpi, into: &report)
        done.append(png)
      }
      progress.finish()
      try options.finish(report)
      let names = done.joined(separator: options.isChinese ? "、" : ", ")
      options.say("已排成 \(count) 页：\(names)", "\(count) pages: \(names)")
    } catch let found as Report {
      progress.finish()
      report.add(found)
      try options.finish(report)
    }
  }

  private var pdfBesideFile: String {
    let stem = file.lowercased().hasSuffix(".docx") ? String(file.dropLast(5)) : file
    return stem + ".pdf"
  }
}
