internal import ShenbaoFormats
internal import ShenbaoModel

/// Whether files are a complete and valid bag (RFC 8493, 3): every list is held against every file.
///
/// Nothing is ever fetched, so a bag with a `fetch.txt` is refused; so is one whose lists use a digest that nobody here knows.
struct BagCheck {
  private(set) var report = Report()
  private let place: Place
  private let files: [String: [UInt8]]

  init(of files: [Bag.File], at place: Place) {
    self.place = place
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    check()
  }

  private mutating func check() {
    guard let declared = files["bagit.txt"], Self.isDeclaration(declared) else { return refuse("bagit.txt") }
    guard files["fetch.txt"] == nil else { return refuse("fetch.txt") }
    let tops = files.keys.filter { !$0.contains("/") && $0.hasSuffix(".txt") }.sorted()
    let payload = tops.filter { $0.hasPrefix("manifest-") }
    guard !payload.isEmpty else { return refuse("\(Bag.manifestName)") }
    for name in payload { check(list: name, "manifest-", isPayload: true) }
    // What a list that cannot be read would have said, nobody knows.
    guard !report.diagnostics.contains(where: { $0.code == .archiveNotABag }) else { return }
    for name in tops where name.hasPrefix("tagmanifest-") { check(list: name, "tagmanifest-", isPayload: false) }
    if !report.hasErrors { checkSize() }
  }

  private mutating func refuse(_ words: Words) {
    report.add(Diagnostic(.archiveNotABag, at: place, words))
  }

  /// Two lines, without a mark of byte order (RFC 8493, 2.1.1).
  private static func isDeclaration(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.starts(with: ["\u{FEFF}"]) else {
      return false
    }
    let lines = text.split(whereSeparator: \.isNewline)
    return lines == ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]
  }

  /// Every line names a file with that digest, and of the payload every file is named.
  private mutating func check(list name: String, _ prefix: String, isPayload: Bool) {
    let algorithm = Digest.Algorithm(rawValue: String(name.dropFirst(prefix.count).dropLast(".txt".count)))
    guard let algorithm, let manifest = BagManifest(reading: files[name] ?? []) else { return refuse("\(name)") }
    var listed: Set<String> = []
    for line in manifest.lines {
      guard listed.insert(line.path).inserted, line.path.hasPrefix("data/") == isPayload else {
        refuse("\(name): \(line.path)")
        continue
      }
      guard let bytes = files[line.path] else {
        report.add(Diagnostic(.archiveIncomplete, at: place, "\(line.path)"))
        continue
      }
      if Digest.hex(bytes, algorithm) != line.digest {
        report.add(Diagnostic(.archiveChanged, at: place, "\(line.path)"))
      }
    }
    guard isPayload else { return }
    for path in files.keys.filter({ $0.hasPrefix("data/") && !listed.contains($0) }).sorted() {
      report.add(Diagnostic(.archiveUnlisted, at: place, "\(path)"))
    }
  }

  /// `Payload-Oxum`, where it is given, is the sum of bytes and the count of files (RFC 8493, 2.2.2).
  private mutating func checkSize() {
    let text = String(decoding: files["bag-info.txt"] ?? [], as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      guard let match = line.wholeMatch(of: #/(?i:Payload-Oxum)\s*:\s*(.*?)\s*/#) else { continue }
      let payload = files.filter { $0.key.hasPrefix("data/") }
      let size = payload.reduce(0) { $0 + $1.value.count }
      if match.1 != "\(size).\(payload.count)" { refuse("Payload-Oxum") }
    }
  }
}

extension Report {
  /// Throws the report when there is anything to put right.
  func orThrow() throws(Report) {
    guard hasErrors else { return }
    throw self
  }
}
