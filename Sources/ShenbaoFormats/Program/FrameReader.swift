/// Reads what ``FrameWriter`` has written; bytes that are none of its own are an error.
package final class FrameReader: Decoder {
  /// How deep values may lie in one another.
  private static let mostDepth = 100

  private var bytes: ArraySlice<UInt8>
  private var depth = 0

  package let codingPath: [any CodingKey] = []
  package let userInfo: [CodingUserInfoKey: Any] = [:]

  private init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  package static func value<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
    try FrameReader(bytes).value()
  }

  private func value<Value: Decodable>() throws -> Value {
    guard depth < Self.mostDepth else { throw FrameWriter.refusal("values lie too deep in one another") }
    depth += 1
    defer { depth -= 1 }
    return try Value(from: self)
  }

  package func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Fields(reader: self))
  }
  package func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try List(reader: self, length: number()) }
  package func singleValueContainer() -> any SingleValueDecodingContainer { Scalar(reader: self) }

  private func take(_ count: UInt64) throws -> ArraySlice<UInt8> {
    guard count <= UInt64(bytes.count) else { throw FrameWriter.refusal("\(count) bytes are not there") }
    defer { bytes = bytes.dropFirst(Int(count)) }
    return bytes.prefix(Int(count))
  }

  private func number() throws -> UInt64 { try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  private func text() throws -> String { String(decoding: try take(number()), as: UTF8.self) }
  private func flag() throws -> Bool { try take(1).first == 1 }

  private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: FrameReader
    var codingPath: [any CodingKey] { [] }

    /// The choice that comes next: only choices ask for it.
    var allKeys: [Key] { (try? reader.text()).flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }
    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { try !reader.flag() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try reader.value() }

    func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type, forKey key: Key) -> KeyedDecodingContainer<Nested> {
      reader.container(keyedBy: Nested.self)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try reader.unkeyedContainer()
    }
    func superDecoder() -> any Decoder { reader }
    func superDecoder(forKey key: Key) -> any Decoder { reader }
  }

  private struct List: UnkeyedDecodingContainer {
    let reader: FrameReader
    let length: UInt64
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    /// Not told before, so that nobody makes room for what may not come.
    var count: Int? { nil }
    var isAtEnd: Bool { UInt64(currentIndex) >= length }

    init(reader: FrameReader, length: UInt64) { (self.reader, self.length) = (reader, length) }

    func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      currentIndex += 1
      return try reader.value()
    }
    mutating func nestedContainer<Key: CodingKey>(keyedBy: Key.Type) -> KeyedDecodingContainer<Key> {
      currentIndex += 1
      return reader.container(keyedBy: Key.self)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      currentIndex += 1
      return try reader.unkeyedContainer()
    }
    mutating func superDecoder() -> any Decoder { reader }
  }

  private struct Scalar: SingleValueDecodingContainer {
    let reader: FrameReader
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try reader.flag() }
    func decode(_ type: String.Type) throws -> String { try reader.text() }
    func decode(_ type: Double.Type) throws -> Double { try Double(bitPattern: reader.number()) }
    func decode(_ type: Float.Type) throws -> Float { try Float(Double(bitPattern: reader.number())) }
    func decode<Value: FixedWidthInteger & Decodable>(_ type: Value.Type) throws -> Value {
      try Value(truncatingIfNeeded: reader.number())
    }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reader.value() }
  }
}
