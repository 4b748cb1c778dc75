package import Foundation

/// The checkout that the tests run in.
package enum Repository {
  /// Its topmost folder.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file of the checkout as bytes.
  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// A file of the checkout as text.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The paths of all files below a folder that end so, sorted.
  package static func files(below folder: String, ending: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let names = (found?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }
    return names.map { "\(folder)/\($0)" }.sorted()
  }
}
