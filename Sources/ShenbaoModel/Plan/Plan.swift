/// Everything that will be made, in order: pure data from which nothing can fail any more.
public struct Plan: Sendable {
  /// One item of the catalogue.
  public struct Item: Hashable, Sendable {
    /// Its short name.
    public var id: String
    /// The Chinese numeral before its title.
    public var number: String
    /// The notice's title.
    public var title: String
    /// What makes its pages.
    public var source: CatalogueItem.Source
    /// The id of the form, when one is filled for it.
    public var form: String
    /// Its evidence.
    public var pieces: [Piece]
    /// Whether a sheet with its title stands before its evidence.
    public var hasSeparator: Bool
  }

  /// What is never cut: a piece of an item with the separator sheet before it, or the pages of an item that is a form.
  public struct Unit: Hashable, Sendable {
    /// The item, from 0.
    public var item: Int
    /// The piece of it, from 0.
    public var piece: Int

    /// A piece by its item's place and its own.
    public init(item: Int, piece: Int) { (self.item, self.piece) = (item, piece) }
  }

  /// The application that is carried out.
  public let application: Application
  /// The items in catalogue order.
  public let items: [Item]

  /// Plans a package of a valid application.
  public init(for application: Application) {
    self.application = application
    items = application.slots.enumerated().map { index, slot in
      Item(
        id: slot.item.id,
        number: chineseNumber(index + 1),
        title: slot.item.title,
        source: slot.item.source,
        form: slot.item.form,
        pieces: slot.pieces,
        hasSeparator: slot.item.source == .evidence && application.pack.paper.hasSeparators
      )
    }
  }

  /// All that the items are made of, in order.
  public var units: [Unit] {
    items.indices.flatMap { index in
      (0..<max(items[index].pieces.count, 1)).map { Unit(item: index, piece: $0) }
    }
  }

  /// A file name by the pack's naming rule: `{甲.乙}` is an answer, `{输出}` the output's own name.
  ///
  /// Characters that file systems refuse become full-width ones; names are cut to 255 bytes of UTF-8, before `part`.
  public func fileName(
    of output: String,
    role: String = "",
    part: String = "",
    extension suffix: String,
    into report: inout Report
  ) -> String {
    let pack = application.pack
    let pattern = pack.namings.first { $0.output == role }?.pattern ?? pack.naming
    let name = pattern.replacing(#/\{([^{}]+)\}/#) { match in
      if match.1 == "输出" { return output }
      guard case .text(let text) = application.answers[match.1.split(separator: ".").map(String.init)] else {
        return ""
      }
      return text
    }
    let safe = name.safeFileName
    let cut = safe.prefix(utf8: 255 - part.utf8.count - suffix.utf8.count - 1)
    if cut != safe { report.add(Diagnostic(.nameTooLong)) }
    return "\(cut.isEmpty ? output : cut)\(part).\(suffix)"
  }
}

/// 1 to 99 as Chinese numerals.
package func chineseNumber(_ number: Int) -> String {
  let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  guard (1...99).contains(number) else { return "\(number)" }
  let (tens, ones) = (number / 10, number % 10)
  return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[ones]
}

extension String {
  /// The characters that Windows refuses in a name, as their full-width twins; no leading dot, nothing invisible.
  package var safeFileName: String {
    let twins: [Character: Character] = [
      "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", "\"": "＂", "<": "＜", ">": "＞", "|": "｜",
    ]
    let visible = String(
      unicodeScalars.compactMap { scalar -> Character? in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: " "
        case .format, .unassigned, .privateUse: nil
        default: Character(scalar)
        }
      }
    )
    let mapped = String(visible.map { twins[$0] ?? $0 }).trimmed
    return mapped.hasPrefix(".") ? "．" + mapped.dropFirst() : mapped
  }

  /// As many whole characters as fit into so many bytes of UTF-8.
  package func prefix(utf8 limit: Int) -> String {
    var result = self
    while result.utf8.count > limit { result.removeLast() }
    return result
  }
}
