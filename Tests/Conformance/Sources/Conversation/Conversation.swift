import NativeCodecs
import SchemaLanguages

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Answers the runner of Google's conformance suite on standard input and output, until it has no more to ask.
///
/// Requests and answers are messages of `conformance/conformance.proto`, each after its length in four bytes,
/// little-endian (Protocol Buffers, `conformance/conformance_test_runner.cc`). They are read and written with the codec
/// that is tested: what it gets wrong the runner sees.
public struct Conversation {
  private let request: ProtobufCodec<DynamicRecord>
  private let response: ProtobufCodec<DynamicRecord>
  /// The messages that can be asked for, by their full names.
  private let subjects: [String: any Subject]

  /// Prepares answers.
  ///
  /// - Parameters:
  ///   - path: where `conformance.proto` is.
  ///   - subjects: what answers for each message, by its full name.
  public init(conformanceProto path: String, subjects: [String: any Subject]) throws {
    let messages = try SchemaSet(protoFile: path)
    guard let request = messages.record(named: "conformance.ConformanceRequest"),
      let response = messages.record(named: "conformance.ConformanceResponse")
    else { throw Unfit("conformance.proto does not have the messages of the runner") }
    self.request = ProtobufCodec(schema: request)
    self.response = ProtobufCodec(schema: response)
    self.subjects = subjects
  }

  /// Answers until the input ends.
  public func run() throws {
    while let length = readExactly(4) {
      let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
      guard let bytes = readExactly(count) else { throw Unfit("a request ends early") }
      let answer = try response.encode(try answer(try request.decode(bytes)))
      var size = UInt32(answer.count).littleEndian
      withUnsafeBytes(of: &size) { write(Array($0)) }
      write(answer)
    }
  }

  private func answer(_ request: DynamicRecord) throws -> DynamicRecord {
    var answer = DynamicRecord(schema: response.schema)
    func set(_ field: String, _ text: String) { answer[field] = .string(text) }
    guard case .string(let type)? = request["message_type"] else { throw Unfit("no message type") }
    if type == "conformance.FailureSet" {
      // Which failures are expected the runner is told by a file.
      answer["protobuf_payload"] = .bytes([])
      return answer
    }
    guard let subject = subjects[type] else {
      set("skipped", "there is no message \(type)")
      return answer
    }
    do {
      guard let payload = Payload(request), let output = Payload.Format(wanted: request) else {
        set("skipped", "JSPB and the text format are not formats of this library")
        return answer
      }
      let message = try subject.convert(payload, to: output)
      switch message.format {
      case .protobuf: answer["protobuf_payload"] = .bytes(message.bytes)
      case .json: set("json_payload", String(decoding: message.bytes, as: UTF8.self))
      }
    } catch .reading(let text) {
      set("parse_error", text)
    } catch .writing(let text) {
      set("serialize_error", text)
    }
    return answer
  }

  // MARK: Bytes

  private func readExactly(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = bytes.withUnsafeMutableBytes {
        Glibc.read(STDIN_FILENO, $0.baseAddress! + filled, count - filled)
      }
      guard read > 0 else { return nil }
      filled += read
    }
    return bytes
  }

  private func write(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
      }
      guard count > 0 else { exit(1) }
      written += count
    }
  }
}

/// What the runner asks that cannot be answered.
struct Unfit: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
