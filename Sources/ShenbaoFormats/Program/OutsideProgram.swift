internal import Foundation

/// Another program of the machine, run for what it prints: other eyes than those that wrote a file.
///
/// It gets a minute of processor time, two gigabytes of memory and no input, unless it is known to need more; what it
/// prints is cut at a limit.
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

  /// What it may use, and the only folder it should write to.
  package struct Room: Sendable {
    var seconds = 60
    var megabytes = 2_048
    var home: String?

    package init(seconds: Int = 60, megabytes: Int = 2_048, home: String? = nil) {
      (self.seconds, self.megabytes, self.home) = (seconds, megabytes, home)
    }
  }

  /// Runs it to its end and returns what it printed.
  ///
  /// - Throws: `inputOutput` when it cannot be started, `damaged` when it ends with an error, `tooLarge` past 256 MiB.
  package func output(of arguments: [String], in room: Room = Room()) throws(FormatError) -> [UInt8] {
    let process = Process()
    // The shell sets the limits and is replaced by the program; nothing of the arguments is read by it.
    process.executableURL = URL(filePath: "/bin/sh")
    let limits = "ulimit -t \(room.seconds) -v \(room.megabytes * 1_024)"
    // It may also wait without working.
    let watched = room.home == nil ? "exec \"$0\" \"$@\"" : "exec timeout -k 5 \(room.seconds * 2) \"$0\" \"$@\""
    process.arguments = ["-c", "\(limits); \(watched)", path] + arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    if let home = room.home { process.environment?["HOME"] = home }
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
