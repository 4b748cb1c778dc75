import Foundation
import ShenbaoFormats
import TestSupport

extension TemporaryFolder {
  /// Packs each folder `name.docx` of the checkout into a Word or Excel file of that name, so that what stands in
  /// templates can be read in a review.
  func packForms(_ source: String) throws {
    let files = Repository.files(below: source, ending: "")
    let names = Set(files.compactMap { $0.dropFirst(source.count + 1).split(separator: "/").first.map(String.init) })
    for name in names.sorted() {
      let prefix = "\(source)/\(name)/"
      let parts = files.filter { $0.hasPrefix(prefix) && ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) }
      let entries = try parts.map { path in
        ZipArchive.Entry(name: String(path.dropFirst(prefix.count)), bytes: try Repository.bytes(path))
      }
      try write(try ZipArchive(entries: entries).packed(), to: name)
    }
  }
}
