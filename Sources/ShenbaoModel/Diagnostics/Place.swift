/// Where something is wrong: a line of a text, a cell of a form, a page of a PDF, or a whole file.
public struct Place: Hashable, Sendable, Comparable {
  /// What all places of one text share: a large file of answers has a place for each of its values.
  private var source: Source
  /// Line and column in half a word each, 0 for none.
  private var position: UInt64 = 0

  private final class Source: Hashable, Sendable {
    let file: String
    let detail: Words?

    init(_ file: String, _ detail: Words?) {
      self.file = file
      self.detail = detail
    }

    static func == (left: Source, right: Source) -> Bool {
      left === right || left.file == right.file && left.detail == right.detail
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(file)
      hasher.combine(detail)
    }
  }

  /// The file, relative to the application's folder when it lies in it.
  public var file: String {
    get { source.file }
    set { source = Source(newValue, source.detail) }
  }
  /// Line, from 1; nothing when the file is no text.
  public var line: Int? {
    get { position >> 32 == 0 ? nil : Int(position >> 32) }
    set { position = position & 0xFFFF_FFFF | UInt64(UInt32(clamping: newValue ?? 0)) << 32 }
  }
  /// Column in Unicode scalars, from 1.
  public var column: Int? {
    get { position & 0xFFFF_FFFF == 0 ? nil : Int(position & 0xFFFF_FFFF) }
    set { position = (position >> 32) << 32 | UInt64(UInt32(clamping: newValue ?? 0)) }
  }
  /// A place inside a file that has no lines: `表3 第2行第1列`, `第5页`.
  public var detail: Words? {
    get { source.detail }
    set { source = Source(source.file, newValue) }
  }

  /// A place in a text, or with neither line nor column the whole file.
  public init(file: String, line: Int? = nil, column: Int? = nil, detail: Words? = nil) {
    source = Source(file, detail)
    self.line = line
    self.column = column
  }

  /// Another place in the same text.
  func at(line: Int?, column: Int?) -> Place {
    var place = self
    place.line = line
    place.column = column
    return place
  }

  /// `file:line:column`, with the parts that are known.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }

  /// Order of reading: by file, line and column; places inside a file that has no lines have no order.
  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0) < (right.file, right.line ?? 0, right.column ?? 0)
  }
}
