import Bytes
import RecordModel

/// Rewrites an input so that every record that occurs once is written in one part.
///
/// A record in several parts is the record of all their fields one after the other (Protocol Buffers, *Encoding*, "Last
/// One Wins"), unless another member of its oneof came between them. protobuf-c joins parts itself, but copies what it
/// has of a repeated field again for each, so that an input can make it work and allocate without end; an empty string in
/// a later part does not replace an earlier one; an implicit number of an earlier part is lost; and parts of a oneof's
/// member are not joined. So the parts are put behind each other before it sees them, in time proportional to the
/// input's length and depth.
struct SplitRecords {
  private let input: UnsafeRawBufferPointer

  /// The input with its parts joined, after ``InputScan`` has let it pass.
  static func joined(
    _ bytes: RawSpan, as layout: UnsafePointer<MessageLayout>
  ) throws(DecodingFailure) -> ByteBuffer {
    do throws(ByteReadFailure) {
      return try bytes.withUnsafeBytes { input throws(ByteReadFailure) in
        var output = ByteBuffer(minimumCapacity: input.count)
        try SplitRecords(input: input).append([0..<input.count], of: layout, to: &output)
        return output
      }
    } catch {
      throw DecodingFailure(DecodingFailure.Reason(error))
    }
  }

  private func append(
    _ parts: [Range<Int>], of layout: UnsafePointer<MessageLayout>, to output: inout ByteBuffer
  ) throws(ByteReadFailure) {
    var split: [UnsafePointer<FieldLayout>: [Range<Int>]] = [:]
    var hint = layout.pointee.fields
    for part in parts {
      var rest = part
      while let field = try takeField(from: &rest) {
        let found = layout.pointee.field(numbered: field.number, near: &hint)
        // What there is of another member is gone; the members of a oneof have their place in common.
        if let found, found.pointee.isMember,
          let other = split.keys.first(where: {
            $0 != found && $0.pointee.quantifierOffset == found.pointee.quantifierOffset
          })
        {
          split[other] = nil
        }
        guard let known = found, let message = known.pointee.message else {
          output.append(unsafeBytes: UnsafeRawBufferPointer(rebasing: input[field.whole]))
          continue
        }
        if known.pointee.shape == .single {
          split[known, default: []].append(field.body)
        } else {
          try append([field.body], of: message, behind: known, to: &output)
        }
      }
    }
    for (field, parts) in split.sorted(by: { $0.key < $1.key }) {
      try append(parts, of: field.pointee.message.unsafelyUnwrapped, behind: field, to: &output)
    }
  }

  private func append(
    _ parts: [Range<Int>], of message: UnsafePointer<MessageLayout>,
    behind field: UnsafePointer<FieldLayout>, to output: inout ByteBuffer
  ) throws(ByteReadFailure) {
    output.appendVarint(UInt64(field.pointee.number) << 3 | InputScan.lengthDelimited)
    let start = output.beginLengthPrefix()
    try append(parts, of: message, to: &output)
    output.endLengthPrefix(start)
  }

  /// A field where it stands in the input: with its tag, and what is behind its tag and length.
  private struct Field {
    let number: Int
    let whole: Range<Int>
    let body: Range<Int>
  }

  /// Takes the first field off a range of the input; `nil` at its end.
  private func takeField(from rest: inout Range<Int>) throws(ByteReadFailure) -> Field? {
    if rest.isEmpty { return nil }
    let start = rest.lowerBound
    let bytes = UnsafeRawBufferPointer(rebasing: input[rest])
    let field = try ByteReader.reading(RawSpan(_unsafeBytes: bytes)) {
      reader throws(ByteReadFailure) -> Field in
      var reader = reader
      let tag = try reader.readVarint()
      var body = start + reader.offset
      switch tag & 7 {
      case InputScan.lengthDelimited:
        let length = Int(clamping: try reader.readVarint())
        body = start + reader.offset
        try reader.skip(length)
      case InputScan.fixed32: try reader.skip(4)
      case InputScan.fixed64: try reader.skip(8)
      default: _ = try reader.readVarint()
      }
      let end = start + reader.offset
      return Field(number: Int(tag >> 3), whole: start..<end, body: body..<end)
    }
    rest = field.whole.upperBound..<rest.upperBound
    return field
  }
}
