import Foundation

/// A program run to its end: what it printed and how it ended.
package struct Program {
  package let status: Int32
  package let output: String
  package let errors: String

  /// Runs a program by its path or, without a slash, by its name on the PATH.
  package init(
    _ name: String,
    _ arguments: [String],
    in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: name.contains("/") ? name : "/usr/bin/env")
    process.arguments = name.contains("/") ? arguments : [name] + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (try TemporaryFile(), try TemporaryFile())
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = try output.text()
    self.errors = try errors.text()
  }

  /// The program under test, which is built beside the tests.
  package static var shenbao: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "shenbao").path
  }
}

/// Output goes to a file, because a pipe that nobody empties would stop the program.
private final class TemporaryFile {
  private let url = FileManager.default.temporaryDirectory.appending(path: "shenbao-\(UUID().uuidString)")
  let handle: FileHandle

  init() throws {
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  func text() throws -> String {
    try handle.close()
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
