import Measurement
import NativeCodecs
import Synchronization
import Testing
import Workloads

@testable import Suites

@Suite("Codec suite")
struct CodecSuiteTests {
  @Test("has every workload and every codec once")
  func lists() {
    let suite = CodecSuite.suite
    #expect(suite.workloads.map(\.name) == Workloads.all.map { $0.name })
    #expect(Set(suite.codecs).count == suite.codecs.count)
    #expect(suite.codecs.contains { $0.name == "json/foundation" && $0.kind == .codec })
  }

  @Test("a workload has a subject for each size and codec, and each passes its round trip")
  func subjects() throws {
    let suite = CodecSuite.suite
    let subjects = try suite.makeSubjects(
      [SessionClaimsWorkload.name], suite.codecs.map(\.name))
    #expect(subjects.count == 2 * suite.codecs.count)
    for subject in subjects {
      try subject.verifyRoundTrip()
      try subject.encode?(2)
      try subject.decode?(2)
      #expect(subject.encodedBytesPerPass > 0)
    }
    let sizes = Set(subjects.map(\.identity.size))
    #expect(sizes == ["one", "batch"])
  }

  @Test("only what is chosen is made")
  func choice() throws {
    let subjects = try CodecSuite.suite.makeSubjects(
      [PaymentWorkload.name, SessionClaimsWorkload.name], ["protobuf/swift"]
    )
    #expect(
      subjects.map(\.identity.description) == [
        "payment/one protobuf/swift", "payment/one protobuf/swift (borrowed)",
        "payment/batch protobuf/swift", "payment/batch protobuf/swift (borrowed)",
        "session-claims/one protobuf/swift", "session-claims/one protobuf/swift (borrowed)",
        "session-claims/batch protobuf/swift", "session-claims/batch protobuf/swift (borrowed)",
      ])
  }

  @Test("a codec that gives back another record fails its round trip")
  func brokenCodec() throws {
    var claims = SessionClaims()
    claims.subject = "somebody"
    let maker = SubjectMaker(
      records: [SessionClaims(), claims], workload: "w", size: "one", recordsPerOperation: 1)
    let subject = try maker.subject { ForgetfulCodec() }
    let difference = #expect(throws: RoundTripDifference.self) { try subject.verifyRoundTrip() }
    #expect(difference?.index == 1)
  }

  @Test("the codec that is measured has done nothing before its first operation")
  func unusedCodec() throws {
    let maker = SubjectMaker(
      records: [SessionClaims()], workload: "w", size: "one", recordsPerOperation: 1)
    var uses: [UseCount] = []
    let subject = try maker.subject {
      uses.append(UseCount())
      return ForgetfulCodec(uses: uses[uses.count - 1])
    }
    #expect(uses.map(\.count) == [1, 0])
    try subject.passes(.encode)?(1)
    #expect(uses.map(\.count) == [1, 1])
  }

  @Test("the versions of the C libraries are those that are loaded")
  func libraries() {
    let versions = CodecSuite.suite.libraryVersions
    #expect(
      Set(versions.keys) == [
        "libxml2", "libprotobuf-c", "libavro", "libcbor", "libmsgpackc", "libz", "libzstd",
        "libbrotlienc",
      ])
    for version in versions.values { #expect(version.first?.isNumber == true) }
  }
}

/// Writes nothing and reads an empty record.
private struct ForgetfulCodec: Codec {
  static let identity = CodecIdentity(format: "forgetful", implementation: "test")
  let schema = SessionClaims.schema
  var uses = UseCount()

  func encode(_ value: SessionClaims, into buffer: inout ByteBuffer) { uses.add() }
  func decode(_ bytes: RawSpan) -> SessionClaims { SessionClaims() }
}

/// How often a codec has encoded.
private final class UseCount: Sendable {
  private let uses = Atomic(0)
  var count: Int { uses.load(ordering: .relaxed) }
  func add() { uses.add(1, ordering: .relaxed) }
}
