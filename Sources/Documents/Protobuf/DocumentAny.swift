import Bytes
import NativeCodecs
import RecordModel

// Records of any type: an object with the member `@type`, which names the type of the rest.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Any".

extension DocumentReader {
  /// Reads an object with a type into the URL of the type and the bytes of the rest; one without a type as it is.
  mutating func readTyped(
    _ value: JSONValue, _ record: DocumentPlan.Record, into result: inout DynamicRecord
  ) throws(DocumentFailure) {
    guard case .object(let members) = value else { throw wrongType("an object", value) }
    guard let type = members.first(where: { $0.name == TypeURL.member }) else {
      return try readMembers(of: value, record, into: &result)
    }
    guard case .string(let url) = type.value else {
      throw wrongType("the URL of a type", type.value).inside(.member(type.name))
    }
    guard let position = TypeURL.typeName(url).flatMap({ plan.types[$0] }) else {
      throw DocumentFailure(.malformed(TypeURL.unknown(url))).inside(.member(type.name))
    }
    var content = members.filter { $0.name != TypeURL.member }
    let isWrapped = plan.isWrapped(position)
    let inner: DynamicRecord
    if isWrapped {
      guard let index = content.firstIndex(where: { $0.name == TypeURL.value }) else {
        throw DocumentFailure(.missingMember(TypeURL.value))
      }
      let member = content.remove(at: index)
      if let other = content.first, !ignoresUnknown {
        throw DocumentFailure(.unknownMember(other.name))
      }
      do throws(DocumentFailure) {
        inner = try self.record(member.value, as: position)
      } catch {
        throw error.inside(.member(member.name))
      }
    } else {
      inner = try self.record(.object(content), as: position)
    }
    do throws(EncodingFailure) {
      let bytes = try ProtobufCodec<DynamicRecord>(schema: inner.schema, limits: limits)
        .encode(inner)
      (result[0], result[1]) = (.string(url), .bytes(bytes))
    } catch {
      throw DocumentFailure(.malformed("\(error)"))
    }
  }
}

extension DocumentWriter {
  /// The object of what a record of any type holds, with its type.
  func typed(_ value: DynamicRecord, _ depth: Int) throws(DocumentFailure) -> JSONValue {
    guard case .string(let url) = value[0], case .bytes(let bytes) = value[1] else {
      preconditionFailure("a record of any type has a URL and bytes")
    }
    if url.isEmpty, bytes.isEmpty { return .object([]) }
    guard let position = TypeURL.typeName(url).flatMap({ plan.types[$0] }) else {
      throw DocumentFailure(.malformed(TypeURL.unknown(url)))
    }
    let content = try plan.content(bytes, at: position, url: url, limits)
    let type = JSONValue.Member(TypeURL.member, .string(url))
    let inner = try document(content, as: position, depth: depth + 1)
    guard !plan.isWrapped(position), case .object(let members) = inner else {
      return .object([type, .init(TypeURL.value, inner)])
    }
    return .object([type] + members)
  }
}

extension DocumentPlan {
  /// The record that bytes of a type are. A function of its own, since what it needs of the stack is much and is needed
  /// once at a time, however deep such records nest.
  @inline(never)
  fileprivate func content(
    _ bytes: [UInt8], at position: Int, url: String, _ limits: DecodingLimits
  ) throws(DocumentFailure) -> DynamicRecord {
    do throws(DecodingFailure) {
      return try ProtobufCodec<DynamicRecord>(schema: records[position].schema, limits: limits)
        .decode(bytes)
    } catch {
      throw DocumentFailure(.malformed("the bytes of a \(url) are not one: \(error)"))
    }
  }

  /// Whether a record with a type is a member `value` of the object, since it is not an object of its fields.
  func isWrapped(_ position: Int) -> Bool { records[position].role != .object }
}
