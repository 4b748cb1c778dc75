internal import ArgumentParser
internal import Shenbao

/// What the program starts itself as, to read evidence within limits; no command for people.
struct HelperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "helper",
    abstract: "内部使用 for the program itself",
    shouldDisplay: false
  )

  func run() { IsolatedReading.serve() }
}
