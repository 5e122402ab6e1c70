import Bytes
package import RecordModel

extension UnknownFields {
  /// The number of each field, in the order in which they came.
  package var numbers: [Int] {
    var numbers: [Int] = []
    // The fields were passed over once, so what could not be read is not among them.
    try? ByteReader.reading(bytes.rawSpan) { reader throws(DecodingFailure) in
      var decoder = ProtobufDecoder(
        reader: reader, limits: DecodingLimits(depth: .max), elements: ElementStack())
      while true {
        let number = try decoder.nextField()
        if number == 0 { return }
        numbers.append(number)
        try decoder.skipField()
      }
    }
    return numbers
  }
}
