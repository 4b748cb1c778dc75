internal import ShenbaoFormats

/// How the lines of a section are numbered in the margin (ECMA-376 17.6.8).
struct LineNumbering: Equatable {
  enum Restart: String { case newPage, newSection, continuous }

  /// Only its multiples are shown.
  var step: Int
  /// The number before that of the first line.
  var start: Int
  /// From the text, in points.
  var distance: Double
  var restart: Restart

  /// Nil when no line would show its number.
  init?(reading element: XMLElement) {
    step = element.integer("countBy") ?? 0
    guard step > 0 else { return nil }
    start = max(0, min(1_000_000, element.integer("start") ?? 0))
    distance = max(0, min(1_000, element.points("distance") ?? 18))
    restart = element["restart"].flatMap(Restart.init(rawValue:)) ?? .newPage
  }
}
