/// What a later version must know to open an archive (`shenbao-archive.json`).
struct ArchiveRecord: JSONRecord, Equatable {
  static let format = 1

  var format = ArchiveRecord.format
  /// The name of the answers' file in `data/application/`.
  var answers: String
  var packageCode: String
  /// The version that wrote the archive.
  var version: String

  init(answers: String, packageCode: String, version: String) {
    (self.answers, self.packageCode, self.version) = (answers, packageCode, version)
  }
}
