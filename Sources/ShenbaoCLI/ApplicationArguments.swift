internal import ArgumentParser
internal import Shenbao
internal import ShenbaoModel

/// The application's folder and the stage it is for: what `build` and `check` make a package of.
struct ApplicationArguments: ParsableArguments {
  @Argument(help: "申报文件夹，或其中的答案文件 the application's folder, or its file of answers")
  var folder: String

  @Option(help: "阶段的编号或名称 the stage, by id or name (default: the applicant's first)")
  var stage: String?

  /// Reads the folder, for which a password may be asked.
  func read() throws(Report) -> ApplicationFolder {
    try ApplicationFolder(
      reading: folder,
      helper: ApplicationFolder.runningProgram,
      asking: ApplicationFolder.askAtTerminal
    )
  }

  /// Makes the package, with a line on the terminal when it takes long.
  func package(
    of folder: ApplicationFolder,
    with installation: Installation,
    to target: String? = nil,
    isDraft: Bool = false,
    isFitted: Bool = false,
    options: CommonOptions,
    into report: inout Report
  ) throws(Report) -> Package {
    let progress = Progress(options.isChinese ? "正在排版和装订…" : "typesetting and binding…")
    defer { progress.finish() }
    let pack = try installation.pack(for: folder, stage: stage)
    return try Package(
      building: folder,
      for: pack,
      with: installation,
      to: target,
      isDraft: isDraft,
      isFitted: isFitted,
      into: &report
    )
  }
}
