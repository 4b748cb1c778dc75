internal import Foundation

/// How a picture stands in its frame: mirrored, then turned about the middle (ECMA-376 20.1.7.6).
struct PictureTurn: Equatable {
  /// Clockwise.
  var degrees = 0.0
  var isMirrored = false
  var isUpsideDown = false

  static let none = PictureTurn()

  /// What something of a size covers when it is turned.
  func reach(width: Double, height: Double) -> (width: Double, height: Double) {
    guard degrees != 0 else { return (width, height) }
    let (sine, cosine) = (abs(direction.y), abs(direction.x))
    return (width * cosine + height * sine, width * sine + height * cosine)
  }

  /// Where a point goes that lies so far from the middle.
  func move(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (x * direction.x - y * direction.y, x * direction.y + y * direction.x)
  }

  /// Where the upper edge leads; quarter turns exactly.
  private var direction: (x: Double, y: Double) {
    switch degrees {
    case 0: return (1, 0)
    case 90: return (0, 1)
    case 180: return (-1, 0)
    case 270: return (0, -1)
    default:
      let angle = degrees * .pi / 180
      return (cos(angle), sin(angle))
    }
  }
}
