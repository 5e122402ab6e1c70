import SerializationCodecs
import TestSupport

extension FuzzTarget {
  /// What a codec reads it must write, and read again as the same record; tight limits may only refuse.
  static func roundTrip(of name: CodecName) -> FuzzTarget {
    FuzzTarget(
      name: name.rawValue,
      seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: name) } },
      makeCheck: {
        let checks = fuzzedRecords.map { $0.roundTrip(of: name) }
        return { bytes in for check in checks { check(bytes) } }
      })
  }

  /// The same of groups, and of fields that are required.
  static var protobufGroups: FuzzTarget {
    let records = FuzzedRecord<DynamicRecord>(schema: KitchenSink.groups) {
      var records = RandomRecord(seed: 1)
      return (0..<30).map { _ in records.next(KitchenSink.groups, depth: 3) }
    }
    return FuzzTarget(
      name: "protobuf/groups", seeds: { try records.seeds(of: .protobufSwift) },
      makeCheck: { records.roundTrip(of: .protobufSwift) })
  }
}

extension FuzzedRecord {
  func roundTrip(of name: CodecName) -> FuzzTarget.Check {
    let limits = DecodingLimits(inputBytes: 4000, depth: 5, elements: 20, stringBytes: 50)
    return roundTrip(codec(name), strict: codec(name, limits: limits))
  }

  private func roundTrip(
    _ codec: some Codec<Value>, strict: some Codec<Value>
  ) -> FuzzTarget.Check {
    { bytes in
      let value: Value
      do throws(DecodingFailure) {
        value = try codec.decode(bytes)
      } catch {
        if error.codec != codec.identity { finding("the failure names no codec: \(error)") }
        if (try? strict.decode(bytes)) != nil {
          finding("\(schema.name) is read with tight limits, and without: \(error)")
        }
        return
      }
      do {
        let encoded = try codec.encode(value)
        let again = try codec.decode(encoded)
        guard try codec.encode(again) == encoded, isSame(value, again) else {
          finding("\(value)\ncame back as \(again)")
        }
        if let small = try? strict.decode(bytes), try codec.encode(small) != encoded {
          finding("\(value)\nis read with tight limits as \(small)")
        }
      } catch {
        finding("\(value)\nwas read and cannot be written and read: \(error)")
      }
    }
  }

  /// Whether two records are the same, as far as can be said of records: dynamic ones are compared bit for bit.
  private func isSame(_ one: Value, _ other: Value) -> Bool {
    guard let one = one as? DynamicRecord, let other = other as? DynamicRecord else { return true }
    return one == other
  }
}
