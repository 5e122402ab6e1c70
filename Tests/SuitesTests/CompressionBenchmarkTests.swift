import Compression
import Measurement
import Testing

@testable import Suites

@Suite("Compression benchmark")
struct CompressionBenchmarkTests {
  private static func subject(
    _ codec: String, size: String = "one", records: Int = 1,
    kind: BenchmarkSubject.Kind = .codec, _ bodies: [[UInt8]]
  ) -> BenchmarkSubject {
    BenchmarkSubject(
      identity: .init(workload: "orders", size: size, codec: codec, kind: kind),
      recordsPerOperation: records, operationsPerPass: bodies.count,
      encodedBytesPerPass: bodies.reduce(0) { $0 + $1.count }, encode: nil, decode: nil,
      verifyRoundTrip: {}, encodings: bodies)
  }

  private static func body(_ number: Int) -> [UInt8] {
    Array(
      #"{"order":\#(number * 7919),"state":"delivered","items":[\#(number),\#(number * 3)]}"#.utf8)
  }

  private static let bodies = (0..<40).map(body)
  private static func subjects() -> [BenchmarkSubject] {
    [
      subject("json/a", bodies), subject("json/b", bodies), subject("text/c", bodies.reversed()),
      subject("json/a", size: "batch", records: 40, [Array(bodies.joined())]),
      subject("json/a", kind: .libraryAlone, bodies),
    ]
  }

  @Test("every body is compressed by itself, in the settings of servers and at the best")
  func sizes() throws {
    let outcome = try CompressionBenchmark(methods: [.gzip, .brotli]).run(Self.subjects())
    #expect(outcome.isComplete)
    let settings = outcome.result.settings
    #expect(settings.map(\.method) == ["gzip", "gzip", "brotli", "brotli"])
    #expect(settings.map(\.level) == [6, 9, 5, 11])
    #expect(settings.map(\.choice) == [.server, .best, .server, .best])
    let first = outcome.result.bodies[0]
    #expect(first.bodyCount == 40)
    #expect(first.totalBytes == Self.bodies.reduce(0) { $0 + $1.count })
    for (setting, result) in zip(settings, first.outcomes) {
      let method = try #require(CompressionMethod(rawValue: setting.method))
      let compressor = Compressor(method, level: setting.level)
      let lengths = try Self.bodies.map { try compressor.compress($0).count }
      #expect(result.totalBytes == lengths.reduce(0, +))
      #expect(result.enlargedBodyCount == zip(Self.bodies, lengths).count { $0.count < $1 })
      #expect(result.compress == nil && result.decompress == nil)
    }
  }

  @Test(
    "codecs that write the same bytes share them, parts of codecs have none, batches are asked for")
  func scope() throws {
    func codecs(_ scope: CompressionBenchmark.Scope) throws -> [[String]] {
      try CompressionBenchmark(methods: [.gzip], scope: scope).run(Self.subjects()).result.bodies
        .map { [$0.size] + $0.codecs }
    }
    let single = [["one", "json/a", "json/b"], ["one", "text/c"]]
    #expect(try codecs(.singleRecords) == single)
    #expect(try codecs(.batchesToo) == single + [["batch", "json/a"]])
  }

  @Test("a dictionary is trained on one half of the bodies and tried on the other")
  func dictionary() throws {
    let result = try CompressionBenchmark(methods: [.zstd]).run(Self.subjects()).result
    let dictionary = try #require(result.bodies[0].dictionary)
    let (training, tested) = (
      stride(from: 0, to: 40, by: 2).map(Self.body), stride(from: 1, to: 40, by: 2).map(Self.body)
    )
    let own = try CompressionDictionary(trainedOn: training)
    let (with, without) = (Compressor(.zstd, dictionary: own), Compressor(.zstd))
    #expect(dictionary.trainingBodyCount == 20 && dictionary.testedBodyCount == 20)
    #expect(dictionary.dictionaryBytes == own.bytes.count)
    #expect(dictionary.testedBytes == tested.reduce(0) { $0 + $1.count })
    #expect(try dictionary.totalBytesWith == tested.reduce(0) { try $0 + with.compress($1).count })
    #expect(
      try dictionary.totalBytesWithout == tested.reduce(0) { try $0 + without.compress($1).count })
    #expect(dictionary.totalBytesWith < dictionary.totalBytesWithout)
    let few = [Self.subject("json/a", Array(Self.bodies.prefix(15)))]
    #expect(try CompressionBenchmark(methods: [.zstd]).run(few).result.bodies[0].dictionary == nil)
    let gzip = try CompressionBenchmark(methods: [.gzip]).run(Self.subjects()).result
    #expect(gzip.bodies.allSatisfy { $0.dictionary == nil })
  }

  @Test(
    "both directions of the settings that are asked for are sampled beside the codecs",
    arguments: CompressionBenchmark.TimedLevels.allCases)
  func times(_ levels: CompressionBenchmark.TimedLevels) throws {
    let compression = CompressionBenchmark(methods: [.gzip, .zstd], timedLevels: levels)
    let timed = try compression.timedCases(of: Self.subjects())
    let sampler = InterleavedSampler(
      plan: SamplingPlan(
        rounds: 2, budgetSeconds: 0.01, targetSampleNanoseconds: 1000, orderSeed: 1))
    let benchmark = Benchmark(
      subjects: Self.subjects(), others: timed.map(\.sampled), sampler: sampler)
    var result = try compression.run(Self.subjects()).result
    result.take(try benchmark.run().otherSeries, of: timed)
    for bodies in result.bodies {
      for (setting, outcome) in zip(result.settings, bodies.outcomes) {
        for direction in ResultDocument.Compression.Direction.allCases {
          let isTimed = levels == .all || levels == .servers && setting.choice == .server
          #expect((outcome[direction] != nil) == isTimed)
          guard let operation = outcome[direction] else { continue }
          #expect(operation.sampleNanoseconds.count == 2)
          #expect(operation.operationsPerSample.isMultiple(of: 40))
        }
      }
    }
    let task = try compression.timedCases(of: Self.subjects())
    #expect(task.map(\.sampled.id) == timed.map(\.sampled.id))
  }

  @Test("of many bytes, evenly spaced bodies are compressed, the same ones in every format")
  func thinning() {
    let longer = Self.bodies.map { $0 + [0x20] }
    let subjects = [Self.subject("json/a", Self.bodies), Self.subject("text/b", longer)]
    let total = longer.reduce(0) { $0 + $1.count }
    let sets = BodySet.sets(of: subjects, mostBytes: total / 4 + 1)
    #expect(BodySet.sets(of: subjects, mostBytes: total).map(\.bodies) == [Self.bodies, longer])
    #expect(sets.map(\.bodies.count) == [10, 10])
    #expect(sets[0].bodies == stride(from: 0, to: 40, by: 4).map { Self.bodies[$0] })
    #expect(sets[1].bodies == stride(from: 0, to: 40, by: 4).map { longer[$0] })
  }

  @Test("an interruption keeps what was compressed before it")
  func interruption() throws {
    var questions = 0
    let outcome = try CompressionBenchmark(methods: [.gzip]).run(
      Self.subjects(),
      isInterrupted: {
        questions += 1
        return questions > 1
      })
    #expect(!outcome.isComplete)
    #expect(outcome.result.bodies.map(\.codecs) == [["json/a", "json/b"]])
  }

  @Test("the workloads' own encodings are what is compressed")
  func workload() throws {
    let subjects = try CodecSuite.suite.makeSubjects(
      ["session-claims"], ["json/swift", "protobuf/swift", "protobuf/protobuf-c"])
    let result = try CompressionBenchmark(methods: [.gzip]).run(subjects).result
    #expect(
      result.bodies.map(\.codecs) == [
        ["json/swift"], ["protobuf/swift", "protobuf/protobuf-c"],
      ])
    for bodies in result.bodies {
      let subject = try #require(
        subjects.first {
          $0.identity.codec == bodies.codecs[0] && $0.identity.size == "one"
        })
      #expect(bodies.totalBytes == subject.encodedBytesPerPass)
      #expect(bodies.bodyCount == subject.operationsPerPass)
    }
  }
}
