internal import Foundation
internal import ShenbaoFormats
internal import ShenbaoModel

/// In what two files of the same role differ: parts of an Office file, pages of a PDF, keys of a manifest.
struct OutputDifference {
  private static let mostNamed = 8

  /// Names of parts, pages or keys; no values.
  let words: Words

  init(name: String, old: [UInt8], new: [UInt8]) {
    switch name.split(separator: ".").last {
    case "pdf": words = Self.pages(old, new)
    case "json": words = Self.keys(old, new)
    default: words = Self.parts(old, new)
    }
  }

  private static func pages(_ old: [UInt8], _ new: [UInt8]) -> Words {
    guard let old = try? PDFReader(bytes: old), let new = try? PDFReader(bytes: new) else {
      return Words("打不开", "it does not open")
    }
    guard old.pageCount == new.pageCount else {
      return Words("页数 \(old.pageCount) → \(new.pageCount)", "pages \(old.pageCount) → \(new.pageCount)")
    }
    let pages = old.pages.indices.filter { old.pages[$0] != new.pages[$0] }.map { $0 + 1 }
    guard !pages.isEmpty else { return Words("书签、属性或编码", "bookmarks, properties or encoding") }
    guard pages.count < old.pageCount else { return Words("每一页", "every page") }
    let listed = listed(pages.map(String.init))
    return Words("第 \(listed) 页", "pages \(listed)")
  }

  private static func parts(_ old: [UInt8], _ new: [UInt8]) -> Words {
    guard let old = try? ZipArchive(unpacking: old), let new = try? ZipArchive(unpacking: new) else {
      return Words("打不开", "it does not open")
    }
    let names = Set((old.entries + new.entries).map(\.name)).filter { old[$0] != new[$0] }.sorted()
    guard !names.isEmpty else { return Words("压缩方式", "how it is packed") }
    return "\(listed(names))"
  }

  private static func keys(_ old: [UInt8], _ new: [UInt8]) -> Words {
    let (old, new) = (object(old), object(new))
    let keys = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    return keys.isEmpty ? Words("写法", "how it is written") : "\(listed(keys))"
  }

  private static func object(_ bytes: [UInt8]) -> ManifestMembers {
    let object = try? JSONSerialization.jsonObject(with: Data(bytes))
    return ManifestMembers(object as? [String: Any] ?? [:])
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(mostNamed).joined(separator: ", ")
    return names.count > mostNamed ? "\(shown)…" : shown
  }
}

/// The members of a JSON object, each as canonical text.
private struct ManifestMembers {
  private let members: [String: Data]

  init(_ object: [String: Any]) {
    members = object.mapValues { value in
      (try? JSONSerialization.data(withJSONObject: [value], options: [.sortedKeys])) ?? Data()
    }
  }

  var keys: some Collection<String> { members.keys }
  subscript(_ key: String) -> Data? { members[key] }
}
