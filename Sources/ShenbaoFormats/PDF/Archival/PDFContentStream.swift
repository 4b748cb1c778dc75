/// A decoded content stream read operator by operator, with all operands (ISO 32000-1, 7.8.2).
///
/// What is not well formed is passed over as readers do; what PDF/A forbids in the writing of operands is remembered.
struct PDFContentStream {
  enum Operand {
    case number(Double)
    case name(String)
    case string([UInt8])
    case array([Operand])
    case other
  }

  private static let mostOperands = 40_000
  private static let maximumDepth = 16

  private(set) var operands: [Operand] = []
  /// What was found in operands; the limits of 6.1.13 and strings that are not well written.
  private(set) var faults: Set<ArchivalRule> = []
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var name: String? {
    guard case .name(let name)? = operands.last else { return nil }
    return name
  }

  var number: Double? {
    guard case .number(let number)? = operands.last else { return nil }
    return number
  }

  /// The next operator, or nil at the end.
  ///
  /// An inline picture is one operator `EI` with keys and values as operands.
  mutating func next() -> String? {
    operands.removeAll(keepingCapacity: true)
    while index < bytes.count {
      let byte = bytes[index]
      if PDFContentScanner.isRegular(byte) {
        let start = index
        while index < bytes.count, PDFContentScanner.isRegular(bytes[index]) { index += 1 }
        if let number = number(bytes[start..<index]) {
          add(.number(number))
          continue
        }
        let word = String(decoding: bytes[start..<min(index, start + 200)], as: UTF8.self)
        switch word {
        case "true", "false", "null": add(word == "true" ? .name("true") : .other)
        case "BI": operands.removeAll()
        case "ID":
          skipPicture()
          return "EI"
        default: return word
        }
      } else if let operand = operand(depth: 0) {
        add(operand)
      }
    }
    return nil
  }

  private mutating func add(_ operand: Operand) {
    if operands.count < Self.mostOperands { operands.append(operand) }
  }

  /// One object that is no bare word; nil for white space, comments and stray brackets.
  private mutating func operand(depth: Int) -> Operand? {
    switch bytes[index] {
    case UInt8(ascii: "/"): return .name(readName())
    case UInt8(ascii: "("): return .string(readString())
    case UInt8(ascii: "["):
      index += 1
      return .array(readItems(depth: depth + 1))
    case UInt8(ascii: "<"):
      guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "<") else { return .string(readHex()) }
      index += 2
      _ = readItems(depth: depth + 1)
      return .other
    case UInt8(ascii: "%"):
      while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
      return nil
    default:
      index += 1
      return nil
    }
  }

  /// Up to the bracket that closes an array or dictionary.
  private mutating func readItems(depth: Int) -> [Operand] {
    var items: [Operand] = []
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "]"):
        index += 1
        return items
      case UInt8(ascii: ">"):
        index += index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">") ? 2 : 1
        return items
      case let byte where PDFContentScanner.isRegular(byte):
        let start = index
        while index < bytes.count, PDFContentScanner.isRegular(bytes[index]) { index += 1 }
        items.append(number(bytes[start..<index]).map { .number($0) } ?? .other)
      default:
        guard depth < Self.maximumDepth else {
          index = bytes.count
          return items
        }
        if let item = operand(depth: depth), items.count < Self.mostOperands { items.append(item) }
      }
    }
    return items
  }

  private mutating func readName() -> String {
    index += 1
    var name: [UInt8] = [UInt8(ascii: "/")]
    while index < bytes.count, PDFContentScanner.isRegular(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), index + 2 < bytes.count,
        let high = Self.hex(bytes[index + 1]), let low = Self.hex(bytes[index + 2])
      {
        name.append(high << 4 | low)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
    }
    if name.count > 128 { faults.insert(.nameLength) }
    return String(decoding: name.prefix(512), as: UTF8.self)
  }

  private mutating func readString() -> [UInt8] {
    index += 1
    var (string, start, depth) = ([] as [UInt8], index, 1)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          defer { index += 1 }
          return ended(string + bytes[start..<index])
        }
      case UInt8(ascii: "\\"):
        string += bytes[start..<index]
        index += 1
        if let escaped = readEscape() { string.append(escaped) }
        start = index
        continue
      default: break
      }
      index += 1
    }
    return ended(string + bytes[start..<index])
  }

  private mutating func ended(_ string: [UInt8]) -> [UInt8] {
    if string.count > 32_767 { faults.insert(.stringLength) }
    return string
  }

  /// What follows a backslash (7.3.4.2); nil for a line end, which it hides.
  private mutating func readEscape() -> UInt8? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if index < bytes.count, bytes[index] == 10 { index += 1 }
      return nil
    case 0x30...0x37:
      var value = Int(byte - 0x30)
      for _ in 0..<2 where index < bytes.count && (0x30...0x37).contains(bytes[index]) {
        value = value * 8 + Int(bytes[index] - 0x30)
        index += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  private mutating func readHex() -> [UInt8] {
    index += 1
    var digits: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if let digit = Self.hex(bytes[index]) {
        digits.append(digit)
      } else if PDFContentScanner.isRegular(bytes[index]) {
        faults.insert(.hexString)
      }
      index += 1
    }
    index += 1
    if digits.count % 2 == 1 {
      faults.insert(.hexString)
      digits.append(0)
    }
    return ended(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// The data of an inline picture ends at an `EI` between white space.
  private mutating func skipPicture() {
    while index + 2 < bytes.count {
      let isEnd = bytes[index + 1] == UInt8(ascii: "E") && bytes[index + 2] == UInt8(ascii: "I")
      let isLast = index + 3 >= bytes.count || !PDFContentScanner.isRegular(bytes[index + 3])
      if isEnd, isLast, !PDFContentScanner.isRegular(bytes[index]) {
        index += 3
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private mutating func number(_ word: ArraySlice<UInt8>) -> Double? {
    guard let first = word.first, first < 0x3A else { return nil }
    var (value, scale, isNegative, isReal) = (0.0, 1.0, false, false)
    for byte in word {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Double(byte - 0x30)
        if isReal { scale *= 10 }
      case UInt8(ascii: "."): isReal = true
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default: return nil
      }
    }
    let result = (isNegative ? -value : value) / scale
    if !isReal, result > 2_147_483_647 || result < -2_147_483_648 { faults.insert(.integerRange) }
    if isReal { noteRange(value, scale) }
    return result.isFinite ? result : 0
  }

  private mutating func noteRange(_ value: Double, _ scale: Double) {
    if value.isInfinite || value / scale > 3.403e38 { faults.insert(.realRange) }
    if value > 0, value / scale < 1.175e-38 { faults.insert(.realTooSmall) }
  }
}
