import Bytes
import Documents
import Payloads
import SchemaLanguages
import SerializationCodecs

/// Documents that are messages of a `.proto` file, between all formats.
///
/// JSON documents are looked at all before any is converted, since how they stand to the messages is found out from them
/// (`ProtobufDocuments`), unless the file says it. What is converted into JSON has the names and the shape of ProtoJSON, or
/// those that the file says; JSON that is converted into JSON keeps the names that it has, unless ProtoJSON is asked for.
struct RecordConversion {
  private let documents: ProtobufDocuments
  /// Whether members that no field goes with are passed over.
  private let ignoresUnknown: Bool
  /// How documents are written.
  private let form: JSONForm
  /// Whether messages stand behind their lengths, as Protobuf's libraries write several to a file.
  private let isDelimited: Bool
  private let compression: (any AvroBlockCompression)?
  private let bodies: DocumentFile.Form

  /// Prepares for the messages of a name; `nil` is the one that no other message uses. `bodies` says which values of a
  /// JSON file are its documents.
  ///
  /// - Throws: `SchemaFailure` where the file cannot be read, or has no such message.
  init(
    proto path: String, message: String?, importsFrom folders: [String], isDelimited: Bool,
    compression: (any AvroBlockCompression)?, bodies: DocumentFile.Form, ignoresUnknown: Bool,
    form: JSONForm
  ) throws(SchemaFailure) {
    documents = try ProtobufDocuments(
      try SchemaSet(protoFile: path, importsFrom: folders), message: message,
      ignoresUnknown: ignoresUnknown)
    self.ignoresUnknown = ignoresUnknown
    self.form = form
    self.isDelimited = isDelimited
    self.compression = compression
    self.bodies = bodies
  }

  /// The bytes of a file's messages in another format.
  func convert(
    _ file: PayloadFile, from source: PayloadFormat, to target: PayloadFormat
  ) throws(DocumentFailure) -> [UInt8] {
    guard source == .json else {
      let mapping = mapping(documents.schema)
      return try write(
        try files(of: mapping).read(file, as: source, for: target), of: file, as: target, mapping)
    }
    var observed = documents
    var values: [JSONValue] = []
    try file.forEachDocument(form: bodies) { document throws(DocumentFailure) in
      try observed.observe(document)
      values.append(document)
    }
    let mapping = mapping(observed.schema)
    var records: [DynamicRecord] = []
    for (index, value) in values.enumerated() {
      do throws(DocumentFailure) {
        records.append(try mapping.record(value))
      } catch {
        throw error.inFile(file.name, sample: index + 1)
      }
    }
    // What the documents call their fields is known now, and not to who reads what is written.
    let keepsNames = target == .json && form == .plain
    return try write(
      records, of: file, as: target,
      keepsNames ? mapping : self.mapping(documents.schema))
  }

  private func mapping(_ schema: DocumentSchema) -> DocumentMapping {
    DocumentMapping(
      schema, limits: PayloadFile.limits, ignoresUnknown: ignoresUnknown, form: form)
  }

  private func files(of mapping: DocumentMapping) -> RecordFiles {
    RecordFiles(
      schema: mapping.schema.root, rules: mapping.readingRules, isDelimited: isDelimited,
      compression: compression, documents: mapping.schema)
  }

  private func write(
    _ records: [DynamicRecord], of source: PayloadFile, as target: PayloadFormat,
    _ mapping: DocumentMapping
  ) throws(DocumentFailure) -> [UInt8] {
    guard target == .json else {
      return try files(of: mapping).write(records, of: source, as: target)
    }
    var lines = ByteBuffer()
    for (index, record) in records.enumerated() {
      do throws(DocumentFailure) {
        lines.append(line: try mapping.document(record))
      } catch {
        throw error.inFile(source.name, sample: index + 1)
      }
    }
    return lines.bytes()
  }
}
