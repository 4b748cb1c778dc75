/// A BagIt 1.0 bag (RFC 8493): the payload below `data/`, and the tag files that list and describe it.
///
/// Digests are SHA-256; those of SM3 (GB/T 32905) stand in a tag file of their own, because other programs know no
/// `manifest-sm3.txt`. There is no `Bagging-Date`: the same package gives the same bytes whenever it is archived.
struct Bag {
  /// One file, by its path in the bag.
  struct File: Equatable {
    var path: String
    var bytes: [UInt8]
  }

  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
  static let manifestName = "manifest-sha256.txt"
  static let tagManifestName = "tagmanifest-sha256.txt"
  static let chineseDigestsName = "digests-sm3.txt"

  /// The one folder that all of it lies in.
  let name: String
  /// Sorted by the bytes of their paths, each of which begins with `data/`.
  let payload: [File]
  /// Tag files that are ours, without those that the bag itself calls for.
  let tags: [File]

  init(name: String, payload: [File], tags: [File]) {
    self.name = name
    self.payload = payload.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.tags = tags
  }

  /// The bytes of a file of the payload or of our tag files.
  subscript(_ path: String) -> [UInt8]? {
    (payload + tags).first { $0.path == path }?.bytes
  }

  /// The files below a folder of the payload, with paths from there on.
  func files(below folder: String) -> [File] {
    payload.filter { $0.path.hasPrefix(folder) }.map { file in
      File(path: String(file.path.dropFirst(folder.count)), bytes: file.bytes)
    }
  }
}

/// The lines of a manifest: a digest, two spaces, a path (RFC 8493, 2.1.3).
struct BagManifest {
  var lines: [(digest: String, path: String)]

  init(_ lines: [(digest: String, path: String)]) { self.lines = lines }

  var text: String {
    lines.map { "\($0.digest)  \(Self.encoded($0.path))\n" }.joined()
  }

  /// Reads one; nil when a line is no digest and path.
  init?(reading bytes: [UInt8]) {
    lines = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let match = line.wholeMatch(of: #/([0-9A-Fa-f]{32,128})[ \t]+\*?(.+)/#) else { return nil }
      lines.append((String(match.1).lowercased(), Self.decoded(String(match.2))))
    }
  }

  /// Line feeds, returns and the per cent sign itself are written in hexadecimal.
  private static func encoded(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("\n", with: "%0A").replacing("\r", with: "%0D")
  }

  private static func decoded(_ path: String) -> String {
    path.replacing(#/%(?:0[AaDd]|25)/#) { match in
      match.0.hasSuffix("5") ? "%" : match.0.lowercased().hasSuffix("a") ? "\n" : "\r"
    }
  }
}
