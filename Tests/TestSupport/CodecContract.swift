public import RecordModel

/// What every codec must do, whatever its format: give back the records it was given, and survive what nobody gave it.
///
/// A check throws a ``Breach`` that names the seed, so that the same records come again:
///
///     let contract = CodecContract { schema, limits in MyCodec<DynamicRecord>(schema: schema, limits: limits) }
///     try contract.checkRoundTrips()
///     try contract.checkDamagedInput()
public struct CodecContract<Subject: Codec> where Subject.Value == DynamicRecord {
  /// A promise that was not kept.
  public struct Breach: Error, CustomStringConvertible {
    /// What happened, with the seed and the record or the bytes.
    public let description: String
  }

  private let repertoire: RandomRecord.Repertoire
  private let hasOneofs: Bool
  private let hasOddNames: Bool
  private let keyKinds: [KeyKind]
  private let makeCodec: (RecordSchema, DecodingLimits) throws -> Subject

  /// Checks the codecs that `makeCodec` returns, with the values that its format can carry.
  public init(
    repertoire: RandomRecord.Repertoire = .portable, hasOneofs: Bool = true,
    hasOddNames: Bool = false, keyKinds: [KeyKind] = KeyKind.allCases,
    _ makeCodec: @escaping (RecordSchema, DecodingLimits) throws -> Subject
  ) {
    self.repertoire = repertoire
    self.hasOneofs = hasOneofs
    self.hasOddNames = hasOddNames
    self.keyKinds = keyKinds
    self.makeCodec = makeCodec
  }

  /// Encodes and decodes random records of random schemas; each must come back equal, and encode to the same bytes again.
  ///
  /// - Parameter visit: sees each record with its bytes, to ask somebody else about them.
  public func checkRoundTrips(
    records: Int = 10_000, seed: UInt64 = 1,
    visit: (RecordSchema, DynamicRecord, [UInt8]) throws -> Void = { _, _, _ in }
  ) throws {
    let recordsPerSchema = 20
    for round in 0..<UInt64(records / recordsPerSchema) {
      let seed = seed &+ round
      var schemas = RandomSchema(
        seed: seed, hasOneofs: hasOneofs, keyKinds: keyKinds, hasOddNames: hasOddNames)
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: repertoire)
      let codec = try makeCodec(schema, .standard)
      for _ in 0..<recordsPerSchema {
        let record = random.next(schema)
        do {
          let bytes = try codec.encode(record)
          let decoded = try codec.decode(bytes)
          guard decoded == record else {
            throw Breach(description: "came back as \(decoded)")
          }
          guard try codec.encode(decoded) == bytes else {
            throw Breach(description: "encodes to other bytes the second time")
          }
          try visit(schema, record, bytes)
        } catch {
          throw Breach(description: "seed \(seed): \(error)\n\(record)")
        }
      }
    }
  }

  /// Decodes damaged encodings and noise; each must be refused or be a record that itself makes the round trip.
  ///
  /// - Parameter visit: sees the codec and each input with the record in it, `nil` where it was refused.
  public func checkDamagedInput(
    mutations: Int = 100_000, seed: UInt64 = 1,
    visit: (Subject, [UInt8], DynamicRecord?) -> Void = { _, _, _ in }
  ) throws {
    let schemaCount = 50
    // Tight limits, so that they are met as well.
    let limits = DecodingLimits(inputBytes: 20_000, depth: 6, elements: 100, stringBytes: 1000)
    for round in 0..<UInt64(schemaCount) {
      let seed = seed &+ round
      var schemas = RandomSchema(
        seed: seed, hasOneofs: hasOneofs, keyKinds: keyKinds, hasOddNames: hasOddNames)
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: repertoire)
      var mutation = Mutation(seed: seed)
      let codec = try makeCodec(schema, limits)
      let lenient = try makeCodec(schema, .standard)
      let samples = try (0..<10).map { _ in try codec.encode(random.next(schema)) }
      for _ in 0..<(mutations / schemaCount) {
        let bytes = mutation.next(of: samples)
        let record: DynamicRecord
        do throws(DecodingFailure) {
          record = try codec.decode(bytes)
        } catch {
          guard error.codec == Subject.identity else {
            throw Breach(
              description: "seed \(seed): the failure names no codec: \(error)\n\(bytes)")
          }
          visit(codec, bytes, nil)
          continue
        }
        do {
          let again = try lenient.decode(try lenient.encode(record))
          guard again == record else {
            throw Breach(description: "\(record) came back as \(again)")
          }
          visit(codec, bytes, record)
        } catch {
          throw Breach(
            description: "seed \(seed): what was read from \(bytes) cannot be written: \(error)")
        }
      }
    }
  }
}
