internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// For those who write packs.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "编写申报包 for those who write packs",
    subcommands: [
      PackNewCommand.self, PackCheckCommand.self, PackFieldsCommand.self, PackSchemaCommand.self,
      PackSheetsCommand.self,
    ]
  )
}

/// Says everything that is wrong with a pack.
struct PackCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查申报包：引文、名称、模板标记、没有用到的字段、受损的原文 say everything that is wrong with a pack"
  )

  @OptionGroup var argument: PackArgument

  @OptionGroup var options: CommonOptions

  func run() throws {
    let check = try options.installation().check(pack: argument.pack)
    try options.finish(check.report)
    guard let pack = check.pack?.pack else { return }
    options.say(
      "没有错误：\(pack.leaves.count) 个字段，\(pack.rules.count) 条规则，\(pack.forms.count) 张表。",
      "no errors: \(pack.leaves.count) fields, \(pack.rules.count) rules, \(pack.forms.count) forms."
    )
  }
}

/// Lists the names that forms and rules may use.
struct PackFieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "列出字段：模板里就写这些名称 list the names that forms may use"
  )

  @OptionGroup var argument: PackArgument

  @OptionGroup var options: CommonOptions

  func run() throws {
    let pack = try argument.opened(with: options).pack
    for field in pack.leaves {
      let notes = field.notes.isEmpty ? "" : "  \(field.notes.joined(separator: "；"))"
      print("{{\(field.markName)}}\(notes)")
    }
  }
}

/// Prints the JSON Schema of the answers.
struct PackSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "输出答案文件的 JSON Schema，供编辑器补全和检查 print the JSON Schema of application.yaml"
  )

  @OptionGroup var argument: PackArgument

  @OptionGroup var options: CommonOptions

  func run() throws {
    let pack = try argument.opened(with: options).pack
    print(String(decoding: PackSchema(of: pack).json, as: UTF8.self), terminator: "")
  }
}

/// Writes the sheets of a plan.
struct PackSheetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets",
    abstract: "输出任务分工表、指标表（参考类申报包） write the sheets of a plan that takes no applications"
  )

  @OptionGroup var argument: PackArgument

  @Argument(help: "新文件夹 the folder to make")
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let pack = try argument.opened(with: options)
    do {
      for name in try PackSheets.write(of: pack, to: folder) { options.say("\(folder)/\(name)", "\(folder)/\(name)") }
    } catch {
      try options.finish(error)
    }
  }
}
