internal import ShenbaoFormats
public import ShenbaoModel

/// A package kept for good: one BagIt bag with the outputs, all they were made from, and what was found when they were checked.
///
/// | in the bag | what it is |
/// |---|---|
/// | `data/package/` | the package's folder |
/// | `data/application/` | the answers and the evidence, byte for byte as given |
/// | `data/home/Templates/` | the pack and the common forms |
/// | `data/home/Fonts/` | the fonts, only when asked for: without them the manifest's digests must do |
/// | `checks.json` | the report of `verify` on the day of archiving |
/// | `shenbao-archive.json` | what a later version must know to open it |
public struct Archive {
  static let packageFolder = "data/package/"
  static let applicationFolder = "data/application/"
  static let homeFolder = "data/home/"
  static let recordName = "shenbao-archive.json"
  static let checksName = "checks.json"
  /// The largest ZIP file that is opened.
  static let largest = 1 << 30

  let bag: Bag
  let manifest: Manifest
  /// The name of the answers' file.
  let answers: String

  /// The package code.
  public var code: String { manifest.packageCode ?? "" }

  /// Opens an archive, and proves that it is whole.
  ///
  /// - Throws: all that is wrong with it.
  public init(reading path: String) throws(Report) {
    let place = Place(file: path)
    let bytes = try reporting(.archiveUnreadable, at: place) { () throws(FormatError) in
      try DiskFile.read(path, limit: Self.largest)
    }
    bag = try Bag(unpacking: bytes, named: path)
    guard let recorded = bag[Self.recordName], let record = ArchiveRecord(decoding: recorded) else {
      throw Report(Diagnostic(.archiveFormat, at: place, "\(Self.recordName)"))
    }
    guard record.format == ArchiveRecord.format else {
      throw Report(Diagnostic(.archiveFormat, at: place, "format \(record.format)"))
    }
    for name in [Bag.manifestName, Bag.tagManifestName] where bag[name] == nil {
      throw Report(Diagnostic(.archiveNotABag, at: place, "\(name)"))
    }
    guard let listed = bag[Self.packageFolder + Manifest.fileName] else {
      throw Report(Diagnostic(.archiveIncomplete, at: place, "\(Self.packageFolder + Manifest.fileName)"))
    }
    manifest = try Manifest(decoding: listed)
    answers = record.answers
    try checkParts(at: place)
  }

  /// The manifest may lie: every output and input that it names must be in the bag, with its digest.
  private func checkParts(at place: Place) throws(Report) {
    var report = Report()
    let outputs = manifest.outputs.map { (Self.packageFolder + $0.path, $0.sha256) }
    let inputs = manifest.inputs.map { (Self.applicationFolder + $0.path, $0.sha256) }
    for (path, digest) in outputs + inputs {
      if let bytes = bag[path] {
        if Digest.hex(bytes) != digest { report.add(Diagnostic(.archiveChanged, at: place, "\(path)")) }
      } else {
        report.add(Diagnostic(.archiveIncomplete, at: place, "\(path)"))
      }
    }
    if bag[Self.applicationFolder + answers] == nil {
      report.add(Diagnostic(.archiveIncomplete, at: place, "\(Self.applicationFolder + answers)"))
    }
    guard !report.hasErrors else { throw report }
  }
}
