/// A colour of the screen (sRGB), eight bits a part.
package struct Colour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  /// 255 covers what lies below.
  package var alpha: UInt8 = 255

  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  package static let black = Colour(red: 0, green: 0, blue: 0)
  package static let white = Colour(red: 255, green: 255, blue: 255)

  /// Reads `RRGGBB`; nil for `auto` and anything else.
  init?(hex: String) {
    guard hex.utf8.count == 6, let value = UInt32(hex, radix: 16) else { return nil }
    self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// `#000000`, with the alpha behind it when it is not solid.
  package var hex: String {
    let parts = alpha == 255 ? [red, green, blue] : [red, green, blue, alpha]
    return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What text without a colour of its own is painted in on this background.
  var readableInk: Colour { brightness < 300 ? .white : .black }

  /// Brightness from 0 to 255 (ECMA-376 17.4.66 compares colours by it).
  var brightness: Int { Int(red) + Int(blue) + 2 * Int(green) }
}
