/// Profiles made from published figures, the same on every machine (ICC.1:2010, version 4.2).
enum ICCProfile {
  /// SRGB (IEC 61966-2-1) as a display profile: three primaries adapted to D50, one parametric curve.
  static let sRGB: [UInt8] = {
    let curve = tag("para", [0, 3, 0, 0] + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed))
    let tags: [(name: String, data: [UInt8])] = [
      ("desc", text("sRGB IEC61966-2-1")), ("cprt", text("No copyright, use freely")),
      ("wtpt", point(0.9642, 1, 0.8249)),
      ("chad", tag("sf32", adaptation.flatMap(fixed))),
      ("rXYZ", point(0.436066, 0.222488, 0.013916)),
      ("gXYZ", point(0.385147, 0.716873, 0.097076)),
      ("bXYZ", point(0.143066, 0.060608, 0.714096)),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    return assembled(tags)
  }()

  /// Bradford, from D65 to D50.
  private static let adaptation = [
    1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751678,
  ]

  private static func assembled(_ tags: [(name: String, data: [UInt8])]) -> [UInt8] {
    var table = number(tags.count)
    var body: [UInt8] = []
    var places: [[UInt8]: Int] = [:]
    let start = 128 + 4 + tags.count * 12
    for (name, data) in tags {
      let place = places[data] ?? start + body.count
      if places.updateValue(place, forKey: data) == nil {
        body += data + [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
      }
      table += Array(name.utf8) + number(place) + number(data.count)
    }
    return header(size: start + body.count) + table + body
  }

  private static func header(size: Int) -> [UInt8] {
    var header = number(size) + [0, 0, 0, 0, 4, 0x20, 0, 0] + Array("mntrRGB XYZ ".utf8)
    // 1 January 2000, because a date has to stand there.
    header += [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
    header += [UInt8](repeating: 0, count: 28) + fixed(0.9642) + fixed(1) + fixed(0.8249)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  private static func tag(_ type: String, _ data: [UInt8]) -> [UInt8] { Array(type.utf8) + [0, 0, 0, 0] + data }

  private static func point(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    tag("XYZ ", [x, y, z].flatMap(fixed))
  }

  /// One English text in UTF-16.
  private static func text(_ text: String) -> [UInt8] {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return tag("mluc", number(1) + number(12) + Array("enUS".utf8) + number(units.count) + number(28) + units)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// S15Fixed16.
  private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65_536).rounded())) }
}
