internal import ShenbaoFormats
internal import ShenbaoModel

/// The fonts of a folder beside those that a package was made with.
struct FontComparison {
  private var found: [Bag.File] = []
  private var differences: [(name: String, words: Words)] = []

  init(of manifest: Manifest, with folder: String) {
    for font in manifest.fonts {
      guard ZipListing.isHarmless(font.file), let bytes = try? DiskFile.read("\(folder)/\(font.file)") else {
        differences.append((font.file, Words("没有", "missing")))
        continue
      }
      found.append(Bag.File(path: font.file, bytes: bytes))
      if Digest.hex(bytes) != font.sha256 { differences.append((font.file, Words("内容不同", "another content"))) }
    }
    // A font more can be chosen for a character that no font had.
    let listed = Set(manifest.fonts.map(\.file))
    let names = (try? DiskFile.names(in: folder)) ?? []
    for name in names where Self.isFont(name) && !listed.contains(name) {
      differences.append((name, Words("当时没有", "not there then")))
    }
  }

  private static func isFont(_ name: String) -> Bool {
    [".otf", ".ttf", ".ttc"].contains(where: name.lowercased().hasSuffix)
  }

  func report(severity: Diagnostic.Severity) -> Report {
    differences.reduce(into: Report()) { report, font in
      report.add(Diagnostic(.archiveFonts, at: Place(file: "Fonts"), "\(font.name)", font.words, severity: severity))
    }
  }

  func files(below folder: String) -> [Bag.File] {
    found.map { Bag.File(path: folder + $0.path, bytes: $0.bytes) }
  }
}
