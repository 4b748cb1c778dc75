internal import ShenbaoFormats
internal import ShenbaoModel

extension Verification {
  /// Holds every PDF that is said to be PDF/A, by the manifest or by itself, against the rules of PDF/A-2b.
  mutating func checkArchival(_ manifest: Manifest) {
    for output in manifest.outputs where output.path.hasSuffix(".pdf") {
      // What was changed since has been said, and is no claim of those who built it.
      guard let bytes = contents[output.role], Digest.hex(bytes) == output.sha256,
        let judged = try? reading.judge("\(folder)/\(output.path)")
      else { continue }
      guard judged.isClaimed || output.standard != nil else { continue }
      for finding in judged.findings.prefix(20) {
        var place = Place(file: output.path)
        let pages = PageList(finding.pages.map { $0 + 1 })
        if !finding.pages.isEmpty { place.detail = Words("第 \(pages.text) 页", "page \(pages.english)") }
        report.add(Diagnostic(.verifyArchival, at: place, finding.words, clause: finding.clause))
      }
    }
  }
}
