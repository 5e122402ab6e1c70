import Bytes
public import RecordModel

// A map is a repeated record of a key and a value, of which either may be missing: it then is zero, or empty. Of entries with
// one key the last holds.
//
// Source: Protocol Buffers, *Encoding*, "Maps".
extension ProtobufDecoder {
  @inlinable
  public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    guard isAt(.lengthDelimited) else { return try skipField() }
    let tag = tag
    unknown.entry = reader.offset
    do throws(DecodingFailure) {
      // A key that is missing is zero.
      var key: Key = try zeroKey(as: form)
      if entries.isEmpty { entries.makeRoom(for: min(reader.countRun(of: tag), limits.elements)) }
      let outer = try narrow()
      var value = new()
      loop: while true {
        switch try nextField() {
        case 0: break loop
        case 1 where isAt(Key.kind(as: form).valueKind.wireType(as: form.keyEncoding)):
          key = try readKey(as: form)
        case 2 where isAt(Value.kind.wireType(as: form.encoding)):
          do throws(DecodingFailure) {
            try read(&value, as: form)
          } catch {
            throw error.inside(.key(key.keyText))
          }
        default: _ = try passField(canEndGroup: false)
        }
      }
      reader.widen(to: outer)
      self.tag = tag
      if try entries.setEntry(key, value), entries.count > limits.elements {
        throw failure(.tooManyElements(limit: limits.elements))
      }
    } catch {
      throw error.inside(.field(Int(truncatingIfNeeded: tag &>> 3)))
    }
  }

  /// Reads the key of an entry.
  @inlinable @inline(__always)
  mutating func readKey<Key: MapKey>(as form: FieldForm) throws(DecodingFailure) -> Key {
    let keyForm = FieldForm(form.keyEncoding)
    let key: Key?
    switch Key.kind(as: form) {
    case .string:
      var text = ""
      try read(&text)
      key = Key(key: .string(text))
    case .bool:
      var value = false
      try read(&value)
      key = Key(key: .bool(value))
    case .int32:
      var value = Int32(0)
      try read(&value, as: keyForm)
      key = Key(key: .int32(value))
    case .int64:
      var value = Int64(0)
      try read(&value, as: keyForm)
      key = Key(key: .int64(value))
    case .uint32:
      var value = UInt32(0)
      try read(&value, as: keyForm)
      key = Key(key: .uint32(value))
    case .uint64:
      var value = UInt64(0)
      try read(&value, as: keyForm)
      key = Key(key: .uint64(value))
    }
    guard let key else { throw failure(.malformed("the map's type has keys of another kind")) }
    return key
  }

  /// The key of an entry that has none.
  @inlinable @inline(__always)
  func zeroKey<Key: MapKey>(as form: FieldForm) throws(DecodingFailure) -> Key {
    guard let key = Key(key: DynamicKey(zeroOf: Key.kind(as: form))) else {
      throw failure(.malformed("the map's type has keys of another kind"))
    }
    return key
  }
}
