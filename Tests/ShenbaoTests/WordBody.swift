import Foundation
import ShenbaoFormats

/// A Word file with another body.
enum WordBody {
  static func replacing(_ body: String, in template: [UInt8]) throws -> [UInt8] {
    var archive = try ZipArchive(unpacking: template)
    let xml = String(decoding: archive["word/document.xml"] ?? [], as: UTF8.self)
    let changed = xml.replacing(#/<w:body>.*</w:body>/#.dotMatchesNewlines(), with: "<w:body>\(body)</w:body>")
    archive["word/document.xml"] = Array(changed.utf8)
    return try archive.packed()
  }
}
