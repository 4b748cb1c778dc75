internal import ShenbaoFormats
internal import ShenbaoModel

extension Bag {
  /// Takes a bag out of a ZIP file, in memory: nothing is written anywhere.
  ///
  /// - Throws: all that is wrong with it; an archive that strangers made unsafe is not unpacked at all.
  init(unpacking bytes: [UInt8], named file: String) throws(Report) {
    let place = Place(file: file)
    try Self.refuseHazards(of: bytes, at: place)
    let entries = try reporting(.archiveUnreadable, at: place) { () throws(FormatError) in
      try ZipArchive(unpacking: bytes).entries.filter { !$0.name.hasSuffix("/") }
    }
    guard let first = entries.first?.name.split(separator: "/").first,
      entries.allSatisfy({ $0.name.hasPrefix("\(first)/") })
    else {
      throw Report(Diagnostic(.archiveNotABag, at: place, Words("应只有一个顶层文件夹", "one top folder is due")))
    }
    let files = entries.map { File(path: String($0.name.dropFirst(first.count + 1)), bytes: $0.bytes) }
    try BagCheck(of: files, at: place).report.orThrow()
    self.init(
      name: String(first),
      payload: files.filter { $0.path.hasPrefix("data/") },
      tags: files.filter { !$0.path.hasPrefix("data/") }
    )
  }

  /// Refuses what no honest archive holds.
  static func refuseHazards(of bytes: [UInt8], at place: Place) throws(Report) {
    let listing = try reporting(.archiveUnreadable, at: place) { () throws(FormatError) in try ZipListing(of: bytes) }
    var report = Report()
    for hazard in listing.hazards.prefix(20) { report.add(Diagnostic(hazard, at: place)) }
    guard !report.hasErrors else { throw report }
  }
}

extension Diagnostic {
  /// Why an archive is not unpacked.
  init(_ hazard: ZipListing.Hazard, at place: Place) {
    switch hazard {
    case .tooManyEntries(let count):
      self.init(.archiveTooLarge, at: place, Words("\(count) 个文件", "\(count) files"))
    case .tooLarge(let size):
      self.init(.archiveTooLarge, at: place, Words("展开后 \(size) 字节", "\(size) bytes unpacked"))
    case .bomb:
      self.init(.archiveTooLarge, at: place, Words("压缩炸弹", "a decompression bomb"))
    case .link(let name):
      self.init(.archiveUnsafe, at: place, Words("链接", "a link"), "\(name)")
    case .name(let name):
      self.init(.archiveUnsafe, at: place, Words("会写到文件夹之外的名称", "a name that leaves the folder"), "\(name)")
    case .twice(let name):
      self.init(.archiveUnsafe, at: place, Words("同名文件", "the same name twice"), "\(name)")
    }
  }
}
