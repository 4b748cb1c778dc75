extension EvidenceReader {
  /// Archives ask for at least 200 dpi (DA/T 31); past 600 a scan only takes room.
  private static let resolutions = 200...600
  /// Portals refuse mails and uploads long before this size, where the call does not say theirs.
  private static let heavy = 50 << 20

  /// Says what a usable file loses in the bundle, and what its reader will stumble over.
  mutating func remark(on facts: FileFacts, at place: Place) {
    let path = Words(stringLiteral: facts.path)
    if facts.unseen > 0 { report.add(Diagnostic(.evidenceUnseen, at: place, path, "\(facts.unseen)")) }
    if facts.isEncrypted { report.add(Diagnostic(.evidenceRestricted, at: place, path)) }
    if facts.isSigned {
      let said = facts.signatures.joined(separator: "; ")
      report.add(Diagnostic(.evidenceSigned, at: place, path, said.isEmpty ? "" : Words("（\(said)）", " (\(said))")))
    }
    if !facts.dropped.isEmpty {
      report.add(Diagnostic(.evidenceDropped, at: place, path, "\(facts.dropped.joined(separator: ", "))"))
    }
    if let conversion = facts.conversion {
      report.add(Diagnostic(.evidenceConverted, at: place, path, "\(conversion.path)"))
    }
    remarkOnPages(of: facts, path, at: place)
  }

  private mutating func remarkOnPages(of facts: FileFacts, _ path: Words, at place: Place) {
    if let least = facts.dotsPerInch, least < Self.resolutions.lowerBound {
      report.add(Diagnostic(.evidenceCoarse, at: place, path, "\(least)"))
    }
    if let most = facts.mostDotsPerInch, most > Self.resolutions.upperBound {
      report.add(Diagnostic(.evidenceFine, at: place, path, "\(most)"))
    }
    if !facts.blankPages.isEmpty {
      report.add(Diagnostic(.evidenceBlank, at: place, path, Self.list(facts.blankPages)))
    }
    if !facts.oddPages.isEmpty {
      report.add(Diagnostic(.evidencePageSize, at: place, path, Self.list(facts.oddPages)))
    }
    if !facts.turnedPages.isEmpty {
      report.add(Diagnostic(.evidenceTurned, at: place, path, Self.list(facts.turnedPages)))
    }
    if !facts.looseFonts.isEmpty {
      let fonts = facts.looseFonts.prefix(5).joined(separator: ", ") + (facts.looseFonts.count > 5 ? "…" : "")
      report.add(Diagnostic(.evidenceFonts, at: place, path, "\(fonts)"))
    }
    remarkOnArchiving(of: facts, path, at: place)
    if facts.bytes > min(Self.heavy, mostBytes) {
      report.add(Diagnostic(.evidenceHeavy, at: place, path, "\((facts.bytes + (1 << 20) - 1) >> 20)"))
    }
  }

  /// What keeps its pages, and with them the bundle, from being the PDF/A-2b that the call wants.
  private mutating func remarkOnArchiving(of facts: FileFacts, _ path: Words, at place: Place) {
    guard wantsArchival, let first = facts.archivalFaults.first else { return }
    let more = facts.archivalFaults.count - 1
    let rest = more == 0 ? "" : Words("，另有 \(more) 条", ", and \(more) more")
    let pages = Set(facts.archivalFaults.flatMap(\.pages)).sorted()
    let list = Self.list(pages.isEmpty ? Array(1...max(facts.pages, 1)) : pages)
    report.add(
      Diagnostic(.evidenceArchival, at: place, path, list, first.words, rest, clause: first.clause)
    )
  }

  /// `3、5–7`, at most ten parts.
  private static func list(_ pages: [Int]) -> Words {
    var runs: [ClosedRange<Int>] = []
    for page in pages {
      if let last = runs.last, last.upperBound == page - 1 {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    let parts = runs.prefix(10).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let more = runs.count > 10 ? "…" : ""
    return Words(parts.joined(separator: "、") + more, parts.joined(separator: ", ") + more)
  }

  /// The same file taken twice, and the same page in two files or twice in one.
  mutating func checkDoubles(_ pieces: [Piece]) {
    var files: [String: String] = [:]
    var pages: [String: (path: String, page: Int)] = [:]
    for piece in pieces {
      let path = piece.file.path
      if let first = files.updateValue(path, forKey: piece.file.sha256) {
        report.add(Diagnostic(.evidenceTwice, at: Place(file: path), "\(path)", "\(first)"))
        continue
      }
      for (index, digest) in piece.file.pageDigests.enumerated() where !digest.isEmpty {
        guard let first = pages.updateValue((path, index + 1), forKey: digest) else { continue }
        let facts: [Words] = ["\(path)", "\(index + 1)", "\(first.path)", "\(first.page)"]
        report.add(Diagnostic(.evidencePageTwice, at: Place(file: path), facts[0], facts[1], facts[2], facts[3]))
        break
      }
    }
  }
}

extension FileFacts.Problem {
  /// The code, and the library's own words where it has any.
  var diagnostic: (Diagnostic.Code, Words) {
    switch self {
    case .missing: (.evidenceMissing, "")
    case .outside: (.evidenceOutside, "")
    case .linked: (.evidenceLink, "")
    case .misnamed: (.evidenceName, "")
    case .notAFile: (.evidenceNotAFile, "")
    case .empty: (.evidenceEmpty, "")
    case .damaged(let detail): (.evidenceDamaged, "\(detail)")
    case .encrypted: (.evidenceEncrypted, "")
    case .stopped: (.evidenceStopped, "")
    case .wrongPassword: (.evidencePassword, "")
    case .tooLarge(let detail): (.evidenceTooLarge, "\(detail)")
    case .unsupported("ofd"): (.evidenceOFD, "")
    case .unsupported("office"): (.evidenceOffice, "")
    case .unsupported("zip"): (.evidenceUnsupported, Words("压缩包", "an archive"))
    case .unsupported("gif"): (.evidenceUnsupported, "GIF")
    case .unsupported("unknown"): (.evidenceUnsupported, Words("认不出是什么文件", "no known kind of file"))
    case .unsupported(let detail): (.evidenceUnsupported, "\(detail)")
    }
  }
}
