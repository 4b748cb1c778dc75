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

  /// What two packages have in common; those of one unit may share evidence and people.
  private mutating func findShared(
    _ code: Diagnostic.Code,
    ofOneUnit: Bool = false,
    _ things: (RecommendationEntry) -> [(name: String, text: String)]
  ) {
    var known: [String: [Int]] = [:]
    for index in entries.indices where !entries[index].findings.contains(where: { $0.code == .recommendTwice }) {
      var said: Set<String> = []
      for thing in things(entries[index]) {
        for other in known[thing.text] ?? [] where other != index {
          let isOneUnit = entries[other].creditCode != nil && entries[other].creditCode == entries[index].creditCode
          guard ofOneUnit || !isOneUnit, said.insert("\(thing.name) \(other)").inserted else { continue }
          let place = entries[index].written.place
          entries[index].findings.append(
            Diagnostic(code, at: place, "\(thing.name)", "\(entries[other].number)")
          )
        }
        if known[thing.text]?.last != index { known[thing.text, default: []].append(index) }
      }
    }
  }
}
