package import ShenbaoFormats

/// The fonts of one folder, and nothing else of the machine.
///
/// Opening only lists the folder; a font file is read when the first character needs it. Not for two threads at
/// once: each takes a library of its own, and what cairo shares among libraries is guarded (``FontLock``).
package final class FontLibrary {
  private let folder: String
  private let names: [String]
  private var faces: [String: FontFace] = [:]
  private var chains: [ChainKey: [FontFile]] = [:]
  private var choices: [ChoiceKey: FontVariant?] = [:]
  private var declared: [String: DeclaredFont] = [:]
  private var digested: [(name: String, sha256: String)]?

  private struct ChainKey: Hashable {
    var role: FontRole
    var isBold: Bool
    var isItalic: Bool
  }

  private struct ChoiceKey: Hashable {
    var chain: ChainKey
    var scalar: UInt32
  }

  /// Opens the fonts (`otf`, `ttf`, `ttc`) that lie in `folder` itself.
  ///
  /// - Throws: `inputOutput` when there is none.
  package init(folder: String) throws(FormatError) {
    let endings = [".otf", ".ttf", ".ttc"]
    names = try DiskFile.names(in: folder).filter { name in endings.contains(where: name.lowercased().hasSuffix) }
    self.folder = folder
    guard !names.isEmpty else {
      throw FormatError(.inputOutput, operation: "fonts.open", detail: "no font file in \(folder)")
    }
  }

  /// Every font file and the digest of its bytes, by name; read when first asked for.
  package func files() throws(FormatError) -> [(name: String, sha256: String)] {
    if let digested { return digested }
    let paths = names.map { "\(folder)/\($0)" }
    let digests = paths.mapInParallel { path in Result { () throws(FormatError) in try Digest.hex(ofFile: path) } }
    let files = try zip(names, digests).map { name, digest throws(FormatError) in (name, try digest.get()) }
    digested = files
    return files
  }

  /// What a font name of Word means here.
  func declaredFont(_ name: String) -> DeclaredFont {
    if let known = declared[name] { return known }
    let found = WordFonts.font(named: name)
    declared[name] = found
    return found
  }

  /// The first variant of the role's chain that has a glyph for `scalar`.
  func variant(for scalar: UInt32, role: FontRole, isBold: Bool, isItalic: Bool) throws(FormatError) -> FontVariant? {
    let chain = ChainKey(role: role, isBold: isBold, isItalic: isItalic)
    let key = ChoiceKey(chain: chain, scalar: scalar)
    if let known = choices[key] { return known }
    let found = try find(scalar, in: chain)
    choices[key] = .some(found)
    return found
  }

  private func find(_ scalar: UInt32, in key: ChainKey) throws(FormatError) -> FontVariant? {
    for file in chain(key) {
      let variant = try open(file)
      if variant.face.has(scalar) { return variant }
    }
    return nil
  }

  /// The files of the role's chain, then all others by name.
  private func chain(_ key: ChainKey) -> [FontFile] {
    if let known = chains[key] { return known }
    var chain: [FontFile] = []
    for role in key.role.chain {
      guard let file = file(for: role, isBold: key.isBold, isItalic: key.isItalic) else { continue }
      if !chain.contains(where: { $0.name == file.name }) { chain.append(file) }
    }
    for name in names where !chain.contains(where: { $0.name == name }) {
      chain.append(FontFile(name: name, needsBold: false, needsSlant: false))
    }
    chains[key] = chain
    return chain
  }

  private func open(_ file: FontFile) throws(FormatError) -> FontVariant {
    let key = file.needsBold ? file.name + "+" : file.name
    let face: FontFace
    if let known = faces[key] {
      face = known
    } else {
      let stem = String(file.name.prefix { $0 != "." })
      let short = stem.hasSuffix("-Regular") ? String(stem.dropLast("-Regular".count)) : stem
      face = try FontFace(path: folder + "/" + file.name, name: short, isEmboldened: file.needsBold)
      faces[key] = face
    }
    return FontVariant(face: face, slant: file.needsSlant ? 0.2 : 0)
  }

  private func file(for role: FontRole, isBold: Bool, isItalic: Bool) -> FontFile? {
    for beginning in role.fileNames {
      let candidates = names.filter { $0.lowercased().hasPrefix(beginning) }
      guard !candidates.isEmpty else { continue }
      let wanted = (isBold ? "Bold" : "") + (isItalic ? "Italic" : "")
      if let exact = candidates.first(where: { Self.cut($0) == wanted }) {
        return FontFile(name: exact, needsBold: false, needsSlant: false)
      }
      if isItalic, isBold, let bold = candidates.first(where: { Self.cut($0) == "Bold" }) {
        return FontFile(name: bold, needsBold: false, needsSlant: true)
      }
      let plain = candidates.first { Self.cut($0).isEmpty } ?? candidates[0]
      return FontFile(name: plain, needsBold: isBold, needsSlant: isItalic)
    }
    return nil
  }

  /// `BoldItalic` of `LiberationSerif-BoldItalic.ttf`; nothing for the regular cut.
  private static func cut(_ name: String) -> String {
    let stem = name.prefix { $0 != "." }
    guard let dash = stem.lastIndex(of: "-") else { return "" }
    let cut = stem[stem.index(after: dash)...]
    return cut == "Regular" ? "" : String(cut)
  }
}

/// A file chosen for a style, and what it lacks of that style.
private struct FontFile {
  var name: String
  var needsBold: Bool
  var needsSlant: Bool
}

/// A face and how far it must be slanted (in em per em) to serve as italic.
struct FontVariant {
  var face: FontFace
  var slant: Double
}
