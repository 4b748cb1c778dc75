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

  @Flag(help: "判断 PDF 是否符合 PDF/A-2b，逐条列出不符之处 judge whether a PDF is PDF/A-2b, rule by rule")
  var archival = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    do {
      if archival { return try judge() }
      let text = try Inspection(of: file, helper: ApplicationFolder.runningProgram).text
      guard options.format == .json else { return print(text) }
      let writing: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let data = try JSONSerialization.data(withJSONObject: ["file": file, "lines": lines], options: writing)
      print(String(decoding: data, as: UTF8.self))
    } catch let report as Report {
      try options.finish(report)
    }
  }

  private func judge() throws {
    let judgement = try ArchivalJudgement(of: file, helper: ApplicationFolder.runningProgram)
    try options.finish(judgement.report)
    options.say("符合 PDF/A-2b（ISO 19005-2）。", "It is PDF/A-2b (ISO 19005-2).")
  }
}
