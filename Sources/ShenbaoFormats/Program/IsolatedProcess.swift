internal import Foundation
internal import Glibc

/// A process of its own for work on untrusted bytes: it may use so much memory and processor time, and writes no files.
///
/// Whatever happens in it, this one goes on.
package final class IsolatedProcess {
  private let process = Process()
  private let channel: FrameChannel
  private let end: Int32

  /// Starts a program that answers over its standard input and output.
  ///
  /// - Throws: `inputOutput` when it cannot be started.
  package init(program: String, arguments: [String], in room: OutsideProgram.Room) throws(FormatError) {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw FormatError(.inputOutput, operation: "process.start", detail: String(cString: strerror(errno)))
    }
    end = ends[0]
    channel = FrameChannel(input: ends[0], output: ends[0])
    let other = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
    // Kept open here, it would hide that the process has ended.
    defer { close(ends[1]) }
    // The shell sets the limits and is replaced by the program.
    let limits = "ulimit -c 0 -f 0 -t \(room.seconds) -v \(room.megabytes * 1_024)"
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(Self.separate(limits)); exec \"$0\" \"$@\"", program] + arguments
    process.standardInput = other
    process.standardOutput = other
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      close(end)
      throw FormatError(.inputOutput, operation: "process.start", detail: program)
    }
  }

  deinit {
    close(end)
    process.waitUntilExit()
  }

  /// Asks for something; false when the process is gone.
  package func send(_ bytes: [UInt8]) -> Bool { channel.send(bytes) }

  /// Waits for what it says next; nil when it is gone.
  package func receive() -> [UInt8]? { channel.receive() }

  /// One `ulimit` for each limit: Debian's shell takes no more at once.
  private static func separate(_ limits: String) -> String {
    let parts = limits.split(separator: " ").dropFirst()
    return stride(from: parts.startIndex, to: parts.endIndex, by: 2).map { "ulimit \(parts[$0]) \(parts[$0 + 1])" }
      .joined(separator: "; ")
  }
}
