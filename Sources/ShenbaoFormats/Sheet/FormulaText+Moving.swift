extension FormulaText {
  /// The formula as it reads when it is copied so many columns and rows further.
  static func moving(_ text: String, columns: Int, rows: Int) -> String {
    rewriting(text) { reference in
      let corners = [reference.first, reference.last].compactMap(\.self).map { $0.moved(columns: columns, rows: rows) }
      guard corners.allSatisfy({ $0 != nil }) else { return "#REF!" }
      return corners.compactMap { $0?.text }.joined(separator: ":")
    }
  }

  /// How references to rows are to be followed.
  enum Following {
    /// To all copies of a row: a single cell becomes a range.
    case all
    /// To the first copy, as in rules that are written for the first cell of their range.
    case first
  }

  /// The formula after the rows of `sheet` have moved.
  ///
  /// - Parameters:
  ///   - text: Without the sign of equality.
  ///   - own: The sheet it stands in.
  ///   - segments: The copies it stands in, outermost first.
  ///   - sheet: The sheet whose rows move.
  ///   - following: What becomes of a reference to a row of which there are several.
  /// - Returns: References to rows that are left out read 0.
  static func following(
    _ text: String,
    in own: String,
    segments: [SheetSegment],
    of sheet: String,
    _ following: Following = .all
  ) -> String {
    rewriting(text) { reference in
      guard let row = reference.first.row, let range = reference.rows(of: sheet, own: own) else {
        return reference.text
      }
      let segment = segments.last { $0.rows.contains(range.lowerBound) && $0.rows.contains(range.upperBound) }
      guard var mapped = segment?.covering(range) else { return reference.sheet == nil ? "0" : "#REF!" }
      let parts = segment?.joined(segment?.instances(of: range) ?? []) ?? []
      if following == .all, reference.isListed, maximumList.contains(parts.count) {
        let prefix = reference.sheet.map { "'" + $0.replacing("'", with: "''") + "'!" } ?? ""
        return parts.map { reference.with(rows: $0).text }.joined(separator: "," + prefix)
      }
      if following == .first, reference.last == nil, let first = segment?.map(row) {
        mapped = first.lowerBound...first.lowerBound
      }
      return reference.with(rows: mapped).text
    }
  }

  /// Several arguments in the place of one; a function takes 255 of them.
  private static let maximumList = 2...200

  /// Whether the formula looks at rows of `sheet` whose copies do not stand together, so that no one range covers just them.
  static func scatters(_ text: String, in own: String, segments: [SheetSegment], of sheet: String) -> Bool {
    var scatters = false
    _ = rewriting(text) { reference in
      if let range = reference.rows(of: sheet, own: own),
        let segment = segments.last(where: { $0.rows.contains(range.lowerBound) && $0.rows.contains(range.upperBound) })
      {
        let parts = segment.joined(segment.instances(of: range)).count
        scatters = scatters || parts > 1 && !(reference.isListed && maximumList.contains(parts))
      }
      return ""
    }
    return scatters
  }
}

extension FormulaText.Corner {
  fileprivate func moved(columns: Int, rows: Int) -> FormulaText.Corner? {
    var moved = self
    if let column, !hasFixedColumn {
      guard (1...CellReference.maximumColumn).contains(column + columns) else { return nil }
      moved.column = column + columns
    }
    if let row, !hasFixedRow {
      guard (1...CellReference.maximumRow).contains(row + rows) else { return nil }
      moved.row = row + rows
    }
    return moved
  }
}

extension FormulaText.Reference {
  fileprivate var text: String { first.text + (last.map { ":" + $0.text } ?? "") }

  /// The rows it covers, if they are rows of that sheet.
  fileprivate func rows(of sheet: String, own: String) -> ClosedRange<Int>? {
    guard (self.sheet ?? own).lowercased() == sheet.lowercased(), let row = first.row else { return nil }
    let other = last?.row ?? row
    return min(row, other)...max(row, other)
  }

  /// The same columns over other rows.
  fileprivate func with(rows: ClosedRange<Int>) -> FormulaText.Reference {
    var result = self
    result.first.row = rows.lowerBound
    if last != nil || rows.count > 1 {
      var end = last ?? first
      end.row = rows.upperBound
      result.last = end
    }
    return result
  }
}
