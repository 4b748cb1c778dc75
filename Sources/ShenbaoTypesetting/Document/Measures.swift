internal import ShenbaoFormats

extension XMLElement {
  /// A whole number, kept within a million either way: nothing in a document is larger.
  func integer(_ attribute: String) -> Int? {
    guard let text = self[attribute] else { return nil }
    guard let number = Double(text), number.isFinite else { return nil }
    return Int(max(-1_000_000, min(1_000_000, number.rounded())))
  }

  /// A measure in points: twentieths of a point, or a number with its unit (ECMA-376 22.9.2.14, 22.9.2.15).
  func points(_ attribute: String = "val") -> Double? {
    guard let text = self[attribute] else { return nil }
    let units: [(String, Double)] = [
      ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72), ("pt", 1), ("pc", 12), ("pi", 12),
    ]
    for (unit, size) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(2)).flatMap { $0.isFinite ? max(-20_000, min(20_000, $0 * size)) : nil }
    }
    return integer(attribute).map { Double(max(-400_000, min(400_000, $0))) / 20 }
  }

  /// A size in half points, as font sizes are given.
  var halfPoints: Double? {
    integer("val").map { Double(max(2, min(3_276, $0))) / 2 }
  }

  /// A switch: present means on, unless its value says off (ECMA-376 22.9.2.7).
  var isOn: Bool {
    switch self["val"] {
    case "0", "false", "off": false
    default: true
    }
  }

  /// The switch of that name among the children, nil when it is not mentioned.
  func flag(_ name: String) -> Bool? { first(name)?.isOn }

  /// A switch given as an attribute.
  func switched(_ attribute: String) -> Bool? {
    self[attribute].map { !["0", "false", "off"].contains($0) }
  }
}
