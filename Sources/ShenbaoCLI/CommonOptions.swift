internal import ArgumentParser
internal import Foundation
internal import Shenbao
internal import ShenbaoModel

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case human, short, json }
  enum Language: String, ExpressibleByArgument, CaseIterable { case zh, en }

  @Option(help: "输出方式 how to print: human, short (file:line:column), json")
  var format = Format.human

  @Option(help: "语言 language: zh, en (default: by LANG, Chinese first)")
  var lang: Language?

  @Flag(name: .shortAndLong, help: "只说问题 say nothing when all is well")
  var quiet = false

  /// Chinese unless the locale is English.
  var isChinese: Bool {
    if let lang { return lang == .zh }
    let environment = ProcessInfo.processInfo.environment
    let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    return locales.first { !$0.isEmpty }?.hasPrefix("en") != true
  }

  static let emptyOutput = "--output 不能是空的 --output is empty"

  /// The sentence in the chosen language.
  func say(_ zh: String, _ en: String) {
    if !quiet, format != .json { print(isChinese ? zh : en) }
  }

  /// Does work that counts what it has done, with a line on the terminal when it takes long.
  func counting<Result>(
    _ text: String,
    _ work: ((_ done: Int, _ all: Int) -> Void) throws(Report) -> Result
  ) throws(Report) -> Result {
    let progress = CountingProgress(text)
    defer { progress.finish() }
    return try work { progress.show($0, of: $1) }
  }

  /// Where Templates and Fonts lie: `SHENBAO_HOME`, or beside the program.
  func installation() throws -> Installation {
    let home = ProcessInfo.processInfo.environment["SHENBAO_HOME"]
    let found = home.map { Installation(at: $0) } ?? Installation(ofProgramAt: "/proc/self/exe")
    guard var found else {
      let sentence =
        isChinese
        ? "找不到 Templates 和 Fonts 文件夹：请用 make install 安装，或设置 SHENBAO_HOME。"
        : "Templates and Fonts are not found: run make install, or set SHENBAO_HOME."
      FileHandle.standardError.write(Data("\(sentence)\n".utf8))
      throw ExitCode(70)
    }
    found.helper = ApplicationFolder.runningProgram
    return found
  }

  /// Prints a report and ends the program when there is anything to put right.
  func finish(_ report: Report, folder: String? = nil) throws {
    ReportPrinter(options: self, folder: folder).print(report)
    guard report.hasErrors else { return }
    throw ExitCode(report.diagnostics.contains { $0.code.name == "build.unwritable" } ? 74 : 1)
  }
}
