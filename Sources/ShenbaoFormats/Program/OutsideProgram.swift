internal import Foundation

/// Another program of the machine, run for what it prints: other eyes than those that wrote a file.
///
/// It gets a minute of processor time, two gigabytes of memory and no input; what it prints is cut at a limit.
package struct OutsideProgram: Sendable {
  /// Where it lies.
  package let path: String

  private static let largestOutput = 256 << 20
  private static let folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]

  /// The program of that name, if the machine has it.
  package init?(named name: String) {
    let found = Self.folders.map { "\($0)/\(name)" }.first { path in
      if case .file = DiskFile.kind(of: path) { true } else { false }
    }
    guard let found else { return nil }
    path = found
  }

  /// The program at a path.
  package init(at path: String) { self.path = path }

  /// Runs it to its end and returns what it printed.
  ///
  /// - Throws: `inputOutput` when it cannot be started, `damaged` when it ends with an error, `tooLarge` past 256 MiB.
  package func output(of arguments: [String]) throws(FormatError) -> [UInt8] {
    let process = Process()
    // The shell sets the limits and is replaced by the program; nothing of the arguments is read by it.
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "ulimit -t 60 -v 2097152; exec \"$0\" \"$@\"", path] + arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw FormatError(.inputOutput, operation: "program.run", detail: path)
    }
    var output = Data()
    while let part = try? pipe.fileHandleForReading.read(upToCount: 1 << 20), !part.isEmpty {
      output.append(part)
      guard output.count <= Self.largestOutput else {
        process.terminate()
        throw FormatError(.tooLarge, operation: "program.run", detail: "\(path): more than \(Self.largestOutput) bytes")
      }
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw FormatError(.damaged, operation: "program.run", detail: "\(path): status \(process.terminationStatus)")
    }
    return Array(output)
  }
}
