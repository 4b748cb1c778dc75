/// A value as the bytes that one process of this program sends another: what it holds in its order, without names.
///
/// Numbers take eight bytes, the first the lowest; texts, lists and choices stand behind their length or name. Dictionaries are not
/// for it, as their keys have no order, nor are lists of what may be missing.
package final class FrameWriter: Encoder {
  private var bytes: [UInt8] = []

  package let codingPath: [any CodingKey] = []
  package let userInfo: [CodingUserInfoKey: Any] = [:]

  private init() {}

  package static func bytes(of value: some Encodable) throws -> [UInt8] {
    let writer = FrameWriter()
    try value.encode(to: writer)
    return writer.bytes
  }

  package func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Fields(writer: self))
  }
  package func unkeyedContainer() -> any UnkeyedEncodingContainer { List(in: self) }
  package func singleValueContainer() -> any SingleValueEncodingContainer { Scalar(writer: self) }

  private func put(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private func put(_ text: String) {
    put(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: FrameWriter
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { writer.bytes.append(0) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try value.encode(to: writer) }

    private func put(_ value: (some Encodable)?) throws {
      writer.bytes.append(value == nil ? 0 : 1)
      try value?.encode(to: writer)
    }
    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try put(value) }
    // Each by itself, as otherwise nothing at all would stand for what is missing.
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try put(value) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try put(value) }

    /// What a choice holds, behind its name.
    func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
      writer.put(key.stringValue)
      return writer.container(keyedBy: Nested.self)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { writer.unkeyedContainer() }
    func superEncoder() -> any Encoder { writer }
    func superEncoder(forKey key: Key) -> any Encoder { writer }
  }

  private struct List: UnkeyedEncodingContainer {
    let writer: FrameWriter
    /// Where its length stands.
    private let place: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(in writer: FrameWriter) {
      (self.writer, place) = (writer, writer.bytes.count)
      writer.put(0)
    }

    private mutating func add() {
      count += 1
      for index in 0..<8 { writer.bytes[place + index] = UInt8(truncatingIfNeeded: count >> (8 * index)) }
    }

    mutating func encodeNil() throws { throw FrameWriter.refusal("nothing in a list") }
    mutating func encode<Value: Encodable>(_ value: Value) throws {
      add()
      try value.encode(to: writer)
    }
    mutating func nestedContainer<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
      add()
      return writer.container(keyedBy: Key.self)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      add()
      return writer.unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { writer }
  }

  private struct Scalar: SingleValueEncodingContainer {
    let writer: FrameWriter
    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { throw FrameWriter.refusal("nothing by itself") }
    func encode(_ value: Bool) { writer.bytes.append(value ? 1 : 0) }
    func encode(_ value: String) { writer.put(value) }
    func encode(_ value: Double) { writer.put(value.bitPattern) }
    func encode(_ value: Float) { writer.put(Double(value).bitPattern) }
    func encode<Value: FixedWidthInteger & Encodable>(_ value: Value) { writer.put(UInt64(truncatingIfNeeded: value)) }
    func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: writer) }
  }

  static func refusal(_ detail: String) -> FormatError {
    FormatError(.unsupported, operation: "frame.code", detail: detail)
  }
}
