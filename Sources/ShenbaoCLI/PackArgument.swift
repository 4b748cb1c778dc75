internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// The pack that a command for those who write packs is about.
struct PackArgument: ParsableArguments {
  @Argument(help: "申报包的编号，或它的文件夹 the pack's id, or its folder")
  var pack: String

  /// The pack as far as it can be read; otherwise its report is printed and the program ends.
  func opened(with options: CommonOptions) throws -> PackFolder {
    let check = try options.installation().check(pack: pack)
    guard let opened = check.pack else {
      try options.finish(check.report)
      throw ExitCode(1)
    }
    return opened
  }
}
