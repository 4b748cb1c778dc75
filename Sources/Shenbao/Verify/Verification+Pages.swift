internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// Which page lies where, by what each paints: changed, moved and missing pages are told apart.
  mutating func checkPages(_ manifest: Manifest) {
    guard let output = manifest.volumes.first, output.parts != nil, let bundle else { return }
    let recorded = manifest.volumes.flatMap { PartDigests(reading: $0.parts ?? []).parts }
    let found = PartDigests.pages(of: bundle)
    let numbers = Dictionary(recorded.map { ($0.digest, Int($0.name) ?? 0) }) { first, _ in first }
    let places = PagePlaces(numbers: found.map { numbers[$0.digest] }, count: recorded.count)
    for (page, number) in places.moved {
      report.add(Diagnostic(.verifyPageOrder, at: place(ofPage: page), "\(page)", "\(number)"))
    }
    for page in places.strange where !others.contains(page) {
      report.add(Diagnostic(.verifyPageChanged, at: place(ofPage: page), "\(page)"))
    }
    for number in places.missing {
      report.add(Diagnostic(.verifyPageMissing, at: Place(file: output.path), "\(number)"))
    }
  }

  /// What must never be in a package: scripts, attachments, a password.
  mutating func checkActivity(of reader: PDFReader, at place: Place) {
    looked.insert(.bundle)
    let content = reader.activeContent.map(\.rawValue).sorted() + (reader.isEncrypted ? ["encryption"] : [])
    for name in content { report.add(Diagnostic(.verifyActive, at: place, "\(place.file)", "\(name)")) }
  }

  /// Macros, links to other files, and embedded programs in the Word file and the sheet.
  mutating func checkActive(_ manifest: Manifest) {
    for output in manifest.outputs where output.isWord || output.isSheet {
      guard let bytes = contents[output.role] else { continue }
      let place = Place(file: output.path)
      guard let archive = try? ZipArchive(unpacking: bytes) else {
        report.add(Diagnostic(.verifyUnopened, at: place, "\(output.path)", "ZIP"))
        continue
      }
      looked.insert(.office)
      for entry in archive.entries {
        let name = entry.name.lowercased()
        if name.hasSuffix("vbaproject.bin") || name.contains("/embeddings/") || name.contains("/activex/") {
          report.add(Diagnostic(.verifyActive, at: place, "\(output.path)", "\(entry.name)"))
        } else if name.hasSuffix(".rels"), String(decoding: entry.bytes, as: UTF8.self).leadsOutside {
          let words = Words("外部链接", "a link to another file")
          report.add(Diagnostic(.verifyActive, at: place, "\(output.path)", words))
        }
      }
    }
  }
}

extension String {
  /// Whether a part's relationships lead out of the file, other than by an address that somebody may click on.
  fileprivate var leadsOutside: Bool {
    split(separator: ">").contains { $0.contains("\"External\"") && !$0.contains("/hyperlink\"") }
  }
}
