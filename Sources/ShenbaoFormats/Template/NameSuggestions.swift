/// The names somebody may have meant.
enum NameSuggestions {
  /// At most three of `candidates`, nearest first: the same last name in another place, or a few letters' difference.
  static func nearest(to name: String, among candidates: [String]) -> [String] {
    let wanted = Array(name)
    let last = lastName(of: name)
    var scored: [(score: Int, order: Int, name: String)] = []
    for (order, candidate) in candidates.enumerated() where candidate != name {
      let letters = Array(candidate)
      let limit = max(1, max(wanted.count, letters.count) / 4)
      if abs(letters.count - wanted.count) <= limit {
        let distance = distance(wanted, letters)
        if distance <= limit { scored.append((distance, order, candidate)) }
      }
      if lastName(of: candidate) == last { scored.append((limit + 1, order, candidate)) }
    }
    var result: [String] = []
    for item in scored.sorted(by: { ($0.score, $0.order) < ($1.score, $1.order) }) where !result.contains(item.name) {
      result.append(item.name)
    }
    return Array(result.prefix(3))
  }

  private static func lastName(of name: String) -> Substring {
    name.split(separator: ".").last ?? ""
  }

  /// The least number of letters to insert, delete, change or swap with a neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let change = previous[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
