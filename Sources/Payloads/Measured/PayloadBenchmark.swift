import Documents
import Measurement
import SerializationCodecs
import Suites

/// What is measured of payloads: each one's records in every codec, one by one and as a batch, and its documents.
///
/// Every payload is a workload, so that one result holds several: the endpoints of a service, each with its own schema.
package struct PayloadBenchmark {
  /// All codecs that can be measured.
  package static let allCodecs =
    // For an unknown payload there is no way to know which fields a reader needs.
    CodecSuite.codecs.filter { $0.kind != .borrowedDecode } + [
      DocumentSubjects.json, DocumentSubjects.avro,
    ]

  /// The payloads, in their order.
  package private(set) var workloads: [BenchmarkSuite.Workload] = []
  /// What is measured of all of them.
  package private(set) var subjects: [BenchmarkSubject] = []
  /// What is left out: a codec that cannot carry a payload, and why.
  package private(set) var omissions: [String] = []
  private let asked: [BenchmarkSuite.Codec]

  /// Prepares payloads for some codecs.
  ///
  /// - Parameters:
  ///   - payloads: What is measured.
  ///   - asked: In which codecs.
  ///   - progress: Called before a payload is encoded in a codec.
  /// - Precondition: the payloads' names differ from each other.
  package init(
    _ payloads: [Payload], codecs asked: [BenchmarkSuite.Codec] = allCodecs,
    progress: (BenchmarkProgress) -> Void = { _ in }
  ) throws {
    precondition(Set(payloads.map(\.bodies.name)).count == payloads.count, "names are unique")
    self.asked = asked
    for (index, payload) in payloads.enumerated() {
      try add(payload) { codec, fraction in
        progress(
          .encoding(
            codec: codec,
            fractionCompleted: (Double(index) + fraction) / Double(payloads.count)))
      }
    }
  }

  /// The codecs that carry at least one payload, of those asked for.
  package var codecs: [BenchmarkSuite.Codec] {
    let measured = Set(subjects.map(\.identity.codec))
    return asked.filter { measured.contains($0.name) }
  }

  private mutating func add(
    _ payload: Payload, progress: (_ codec: String, _ fraction: Double) -> Void
  ) throws {
    let workload = BenchmarkSuite.Workload(
      name: payload.bodies.name, summary: "the user's own bodies: \(payload.bodies.source)",
      seed: nil, bodies: payload.description)
    workloads.append(workload)
    var names: [String] = []
    for codec in asked where CodecSuite.codecs.contains(codec) && names.last != codec.name {
      names.append(codec.name)
    }
    // A codec and its library alone share a name, and so their fate.
    for (index, name) in names.enumerated() {
      progress(name, Double(index) / Double(names.count + 1))
      do {
        try add(payload, in: name)
      } catch let failure as EncodingFailure {
        omissions.append("\(name) is left out: \(failure.finding)")
      }
    }
    let whole = DocumentSubjects(payload, limits: Payload.limits)
    progress(DocumentSubjects.json.name, Double(names.count) / Double(names.count + 1))
    if asked.contains(DocumentSubjects.json) { subjects += try whole.asJSON() }
    if let avro = payload.avro, asked.contains(DocumentSubjects.avro) {
      subjects += try whole.asAvro(avro)
    }
  }

  private mutating func add(_ payload: Payload, in codec: String) throws {
    let (records, schema) = (payload.records, payload.schema)
    var added = try CodecSuite.subjects(
      of: records, workload: payload.bodies.name, size: "one", recordsPerOperation: 1,
      schema: schema, codecs: [codec], limits: Payload.limits)
    if records.count > 1 {
      let batch = RecordBatch(of: records, schema)
      added += try CodecSuite.subjects(
        of: [batch.record], workload: payload.bodies.name, size: "batch",
        recordsPerOperation: records.count, schema: batch.schema, codecs: [codec],
        limits: Payload.limits)
    }
    subjects += added
  }
}

/// Records of one type in a record around them.
private struct RecordBatch {
  let schema: RecordSchema
  let record: DynamicRecord

  init(of records: [DynamicRecord], _ item: RecordSchema) {
    schema = RecordSchema(
      "\(item.name)_Batch", [FieldSchema(1, "records", .record(item), .repeated)])
    var record = DynamicRecord(schema: schema)
    record["records"] = .list(.record(records))
    self.record = record
  }
}
