internal import ShenbaoModel

/// What only all packages together tell: more declarations of one unit than it may make, and the same thing handed in twice.
struct RecommendationComparison {
  private let bureau: BureauFolder
  private(set) var entries: [RecommendationEntry]

  init(of entries: [RecommendationEntry], for bureau: BureauFolder) {
    (self.entries, self.bureau) = (entries, bureau)
    findTwins()
    countUnits()
    findShared(.recommendEvidence) { $0.package.pieces.map { ($0.title, $0.sha256) } }
    findShared(.recommendPatent, ofOneUnit: true) { Self.texts(of: $0, bureau.bureau.patents) }
    findShared(.recommendPerson) { Self.texts(of: $0, bureau.bureau.people) }
  }

  private static func texts(of entry: RecommendationEntry, _ paths: [[String]]) -> [(name: String, text: String)] {
    paths.flatMap { path in entry.answers.all(path).map { (path.joined(separator: "."), $0) } }
  }

  private mutating func findTwins() {
    var known: [String: Int] = [:]
    for index in entries.indices {
      guard let code = entries[index].code else { continue }
      if let first = known[code] {
        entries[index].findings.append(
          Diagnostic(.recommendTwice, at: entries[index].written.place, "\(first)")
        )
      } else {
        known[code] = entries[index].number
      }
    }
  }

  /// Each declaration counts, also one that falls short; the same one twice counts once.
  private mutating func countUnits() {
    guard let quota = bureau.pack.pack.quota else { return }
    var counts: [String: Int] = [:]
    for index in entries.indices {
      let isTwin = entries[index].findings.contains { $0.code == .recommendTwice }
      guard let code = entries[index].creditCode, !isTwin else { continue }
      counts[code, default: 0] += 1
      guard let count = counts[code], count > quota else { continue }
      let found = Diagnostic(
        .recommendQuota,
        at: entries[index].written.place,
        "\(quota)",
        "\(count)",
        clause: bureau.pack.pack.quotaClause
      )
      entries[index].findings.append(found)
    }
  }

  /// What a package has in common with one before it; those of one unit may share evidence and people.
  ///
  /// The first that has the thing is named: with two hundred of them, naming each pair would hide them all.
  private mutating func findShared(
    _ code: Diagnostic.Code,
    ofOneUnit: Bool = false,
    _ things: (RecommendationEntry) -> [(name: String, text: String)]
  ) {
    var owners: [String: [Int]] = [:]
    for index in entries.indices where !entries[index].findings.contains(where: { $0.code == .recommendTwice }) {
      let unit = entries[index].creditCode
      var said: Set<String> = []
      for thing in things(entries[index]) {
        let others = owners[thing.text] ?? []
        let first = others.first { ofOneUnit || unit == nil || entries[$0].creditCode != unit }
        if let first, first != index, said.insert("\(thing.name) \(first)").inserted {
          entries[index].findings.append(
            Diagnostic(code, at: entries[index].written.place, "\(thing.name)", "\(entries[first].number)")
          )
        }
        // Two units are all that has to be remembered: whoever comes next differs from one of them.
        let isKnown = others.contains { entries[$0].creditCode == unit }
        if others.isEmpty || !isKnown && others.count < 2 { owners[thing.text, default: []].append(index) }
      }
    }
  }
}
