/// The parts that fonts play in Chinese office documents.
package enum FontRole: String, Sendable, CaseIterable {
  /// 宋体: the text face with serifs.
  case song
  /// 黑体: the sans serif face.
  case hei
  /// 仿宋: the face of official letters.
  case fangsong
  /// 楷体: the brush face.
  case kai
  /// Latin with serifs, as Times New Roman.
  case serif
  /// Latin without serifs, as Arial.
  case sans
  /// Boxes, ticks and arrows.
  case symbol

  /// Beginnings of file names in lower case that may play the part, the best first.
  var fileNames: [String] {
    switch self {
    case .song: ["notoserifsc", "notoserifcjk", "fandolsong"]
    case .hei: ["notosanssc", "notosanscjk", "fandolhei", "wqy"]
    case .fangsong: ["fandolfang"]
    case .kai: ["arplkaiti", "gkai00mp", "lxgwwenkai", "fandolkai"]
    case .serif: ["liberationserif"]
    case .sans: ["liberationsans-"]
    case .symbol: ["notosanssymbols2", "symbola"]
    }
  }

  /// The roles asked for a character, in order; every other file of the folder follows them.
  var chain: [FontRole] {
    switch self {
    case .song: [.song, .hei, .kai, .fangsong, .serif, .symbol]
    case .hei: [.hei, .song, .kai, .fangsong, .sans, .symbol]
    case .fangsong: [.fangsong, .song, .kai, .hei, .serif, .symbol]
    case .kai: [.kai, .song, .fangsong, .hei, .serif, .symbol]
    case .serif: [.serif, .song, .hei, .symbol]
    case .sans: [.sans, .hei, .song, .symbol]
    case .symbol: [.symbol, .song, .hei, .serif]
    }
  }
}
