/// How a stored picture has to be turned to be seen upright: EXIF's tag 274.
enum ImageOrientation: Int, Sendable {
  case upright = 1
  case mirrored
  case upsideDown
  case mirroredUpsideDown
  /// Rows are columns: mirrored at the falling diagonal.
  case transposed
  /// To be turned clockwise by 90 degrees.
  case turnClockwise
  /// Mirrored at the rising diagonal.
  case transverse
  /// To be turned counterclockwise by 90 degrees.
  case turnCounterclockwise

  var swapsSides: Bool { rawValue >= 5 }

  /// From the stored picture's unit square to the seen one's (y upwards).
  var matrix: PageMatrix {
    switch self {
    case .upright: PageMatrix()
    case .mirrored: PageMatrix(a: -1, e: 1)
    case .upsideDown: PageMatrix(a: -1, d: -1, e: 1, f: 1)
    case .mirroredUpsideDown: PageMatrix(d: -1, f: 1)
    case .transposed: PageMatrix(a: 0, b: -1, c: -1, d: 0, e: 1, f: 1)
    case .turnClockwise: PageMatrix(a: 0, b: -1, c: 1, d: 0, f: 1)
    case .transverse: PageMatrix(a: 0, b: 1, c: 1, d: 0)
    case .turnCounterclockwise: PageMatrix(a: 0, b: 1, c: -1, d: 0, e: 1)
    }
  }
}
