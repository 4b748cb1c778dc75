internal import ArgumentParser
internal import Foundation
internal import Shenbao
internal import ShenbaoModel

/// Shows an output as text.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "以文字显示 docx、xlsx、pdf 或清单 show a docx, xlsx, pdf or manifest as text"
  )

  @Argument(help: "文件 the file")
  var file: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    do {
      let text = try Inspection(of: file).text
      guard options.format == .json else { return print(text) }
      let writing: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let data = try JSONSerialization.data(withJSONObject: ["file": file, "lines": lines], options: writing)
      print(String(decoding: data, as: UTF8.self))
    } catch let report as Report {
      try options.finish(report)
    }
  }
}
