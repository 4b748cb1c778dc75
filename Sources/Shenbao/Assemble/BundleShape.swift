internal import ShenbaoModel

/// What is done to a bundle so that it is no larger than what may be sent.
struct BundleShape: Hashable {
  /// The finest that scans may be, in dots per inch; nothing leaves them as they are.
  var fit: Int?
  /// What each volume after the first begins with.
  var cuts: [Plan.Unit] = []

  /// Whether it does less to the bundle than another: finer scans, or fewer volumes.
  func isGentler(than other: BundleShape) -> Bool {
    (fit ?? .max, other.cuts.count) > (other.fit ?? .max, cuts.count)
  }

  /// What tells the volumes of a bundle apart in file names: `-第2册共3册`; nothing for a bundle that is not cut.
  static func fileNamePart(_ volume: Int, of count: Int) -> String {
    count > 1 ? "-第\(volume + 1)册共\(count)册" : ""
  }

  /// What the catalogue of a volume is called.
  static func catalogueTitle(_ volume: Int, of count: Int) -> String { "目录（第 \(volume + 1) 册，共 \(count) 册）" }
}
