import NativeCodecs
import RecordModel

// Records that stand for a JSON string.

extension DocumentReader {
  /// Reads the text that a record stands for.
  func readText(
    _ value: JSONValue, _ record: DocumentPlan.Record
  ) throws(DocumentFailure) -> DynamicRecord {
    let text: String? = if case .string(let text) = value { text } else { nil }
    var result = DynamicRecord(schema: record.schema)
    if record.role == .fieldMask {
      guard let paths = text.flatMap(FieldMaskText.paths) else {
        throw wrongType(FieldMaskText.expectation, value)
      }
      result[0] = .list(.string(paths))
      return result
    }
    let isMoment = record.role == .timestamp
    guard let text else {
      throw wrongType(isMoment ? TimeText.momentExpectation : TimeText.spanExpectation, value)
    }
    let time: TimeText
    do throws(TimeText.Unreadable) {
      time = isMoment ? try TimeText(moment: text) : try TimeText(span: text)
    } catch {
      guard error.isOutOfRange else { throw wrongType(error.expected, value) }
      throw DocumentFailure(.outOfRange(expected: error.expected, found: JSONText.found(value)))
    }
    result[0] = .int64(time.seconds)
    result[1] = .int32(time.nanoseconds)
    return result
  }
}

extension DocumentWriter {
  /// The text that a record stands for.
  func text(
    of value: DynamicRecord, _ record: DocumentPlan.Record
  ) throws(DocumentFailure) -> JSONValue {
    switch (record.role, value[0], value.values.last) {
    case (.timestamp, .int64(let seconds), .int32(let nanoseconds)):
      let time = TimeText(seconds: seconds, nanoseconds: nanoseconds)
      if let text = time.moment { return .string(text) }
      throw hasNoText(TimeText.momentExpectation, "\(seconds) s and \(nanoseconds) ns")
    case (.duration, .int64(let seconds), .int32(let nanoseconds)):
      let time = TimeText(seconds: seconds, nanoseconds: nanoseconds)
      if let text = time.span { return .string(text) }
      throw hasNoText(TimeText.spanExpectation, "\(seconds) s and \(nanoseconds) ns")
    case (.fieldMask, .list(.string(let paths)), _):
      if let text = FieldMaskText.text(paths) { return .string(text) }
      throw hasNoText(
        FieldMaskText.expectation, JSONText.excerpt(paths.joined(separator: ",")))
    default: preconditionFailure("\(record.schema.name) has the fields of no text")
    }
  }

  private func hasNoText(_ expected: String, _ found: String) -> DocumentFailure {
    DocumentFailure(.outOfRange(expected: expected, found: found))
  }
}
