/// How much a stream decodes to, told before it is decoded: a kilobyte can hold a thousand megabytes.
extension PDFObject {
  /// The most bytes that streams are decoded to.
  static let largestDecoded = 128 << 20
  /// Deflate packs no more than 1,032 bytes into one.
  private static let mostDeflated = 1_032
  /// The most encoded bytes of a stream with filters whose result cannot be counted.
  private static let largestUncounted = 1 << 20

  private static let packing: Set<String> = [
    "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL",
  ]

  private var filters: [String] {
    let filter = self["/Filter"]
    return filter.isArray ? filter.items.compactMap(\.name) : filter.name.map { [$0] } ?? []
  }

  /// What a large stream that is deflated and nothing else holds; nil for all others, broken ones, and too much.
  ///
  /// It is inflated once, while libqpdf would have to be told first that it may.
  var inflatedData: [UInt8]? {
    guard isStream, (self["/Length"].integer ?? 0) > Self.largestDecoded / Self.mostDeflated else { return nil }
    guard isPlain, !self["/Filter"].isNull, let data = streamData(decoded: false) else { return nil }
    return Inflater(of: data).whole(upTo: Self.largestDecoded)
  }

  /// Whether a stream is not encoded or simply deflated.
  var isPlain: Bool {
    let filter = self["/Filter"]
    let single = filter.count == 1 ? filter.item(0) : filter
    let parameters = self["/DecodeParms"]
    let given = parameters.isArray ? parameters.item(0) : parameters
    return filter.isNull || filter.isArray && filter.count == 0 || single.name == "/FlateDecode" && given.isNull
  }

  /// Whether a stream, or the streams of an array together, decode to no more than we hold.
  var decodesWithinLimit: Bool {
    var rest = Self.largestDecoded
    // Most need no counting.
    if isStream, filters.count <= 1, (self["/Length"].integer ?? .max) <= rest / Self.mostDeflated { return true }
    for stream in isStream ? [self] : items where stream.isStream {
      guard let size = stream.decodedSize(upTo: rest) else { return false }
      rest -= size
    }
    return true
  }

  /// At least the bytes that a stream decodes to; nil past `limit`.
  private func decodedSize(upTo limit: Int) -> Int? {
    let packing = filters.filter(Self.packing.contains)
    let encoded = streamData(decoded: false) ?? []
    guard !packing.isEmpty else { return encoded.count <= limit ? encoded.count : nil }
    guard packing.allSatisfy({ $0.hasPrefix("/Fl") }), packing.count == filters.count else {
      return packing.count == 1 && encoded.count <= Self.largestUncounted ? encoded.count : nil
    }
    var data = encoded
    for _ in packing.dropLast() {
      guard let unpacked = Inflater(of: data).unpacked(upTo: limit) else { return nil }
      data = unpacked
    }
    let size = Inflater(of: data).size(upTo: limit)
    return size <= limit ? size : nil
  }
}
