internal import ShenbaoFormats

/// What `verify` and `collate` have to know of files that strangers made.
extension EvidenceReading {
  /// Reads a finished PDF back.
  ///
  /// - Throws: what ``PDFReader`` throws, and `stopped` when the helper came to its limits.
  func read(_ path: String) throws(FormatError) -> PDFReader {
    guard let helper else { return try PDFReader(bytes: DiskFile.read(path)) }
    return try helper.answer(to: .read(path: path), about: path) {
      if case .reader(let reader) = $0 { reader } else { nil }
    }
  }

  /// How many pages a file of scans has.
  ///
  /// - Throws: why it cannot be used, and `stopped`.
  func pageCount(ofScans path: String) throws(FormatError) -> Int {
    guard let helper else { throw FormatError(.stopped, operation: "evidence.read", detail: path) }
    return try helper.answer(to: .scans(path: path), about: path) {
      if case .pageCount(let count) = $0 { count } else { nil }
    }
  }

  /// A page of a file of scans, from 0.
  ///
  /// - Throws: why there is none, and `stopped`.
  func scan(_ path: String, page: Int) throws(FormatError) -> Raster {
    guard let helper else { throw FormatError(.stopped, operation: "evidence.read", detail: path) }
    return try helper.conversing(about: path) { (conversation) throws(FormatError) in
      try conversation.say(.scan(path: path, page: page))
      guard case .picture(let width, let height, let channels, let dotsPerInch) = try conversation.reply(),
        let pixels = conversation.bytes(), width >= 0, height >= 0, width <= 65_535, height <= 65_535,
        (1...4).contains(channels), pixels.count == width * height * channels
      else { throw conversation.stopped }
      var raster = Raster(width: width, height: height, channels: channels, pixels: pixels)
      raster.dotsPerInch = dotsPerInch
      return raster
    }
  }
}
