internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// Lists the names in a template.
struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "列出模板里的名称，作为待填的 YAML the names in a template, as YAML to fill in",
    usage: "shenbao fields <template> [--delimiters <opening> <closing>]"
  )

  @Argument(help: "模板 the template, .docx or .xlsx")
  var files: [String] = []

  @Option(parsing: .upToNextOption, help: "标记两边的括号 the brackets around marks (default: {{ and }})")
  var delimiters: [String] = []

  @OptionGroup var options: CommonOptions

  private var template: String? {
    let all = delimiters.dropFirst(2) + files
    return all.count == 1 ? all.first : nil
  }

  func validate() throws {
    if template == nil { throw ValidationError("a template is due") }
    try Brackets.validate(delimiters)
  }

  func run() throws {
    guard let template else { return }
    do {
      let template = try Template(reading: template, brackets: Brackets.pair(delimiters))
      let problems = template.problems
      if problems.diagnostics.isEmpty {
        print(template.skeleton, terminator: "")
      } else {
        try options.finish(problems)
      }
    } catch let report as Report {
      try options.finish(report)
    }
  }
}
