/// Why a record cannot be written in a format: what the format lacks, and in which field.
public struct EncodingFailure: Error, Sendable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Sendable, Hashable {
    /// Records nest deeper than the codec's limit.
    case nestingTooDeep(limit: Int)
    /// The record is longer than the format allows, in bytes.
    case tooLong(limit: Int)
    /// The format has no way to write this value; the text says which value and why.
    case unrepresentable(String)
    /// The record handed over a field that is not next in the codec's schema.
    case outOfOrder(number: Int)
    /// The record does not have the field, which the schema requires.
    case missingField
    /// The C library below refused; the text is its message.
    case library(String)
  }

  /// What stands in the way.
  public var reason: Reason { details.reason }
  /// The field it is in.
  public var path: FieldPath { details.path }
  /// The codec that refused, once the failure has left it.
  public var codec: CodecIdentity? { details.codec }

  // One reference, so that a typed throw costs the success path a register.
  private let details: Details

  /// States a failure; the field it is in is the last step known, and the levels around it add theirs.
  public init(_ reason: Reason, in path: FieldPath = FieldPath()) {
    self.init(reason, in: path, codec: nil)
  }

  private init(_ reason: Reason, in path: FieldPath, codec: CodecIdentity?) {
    details = Details(reason: reason, path: path, codec: codec)
  }

  /// The same failure seen from one level further out.
  public func inside(_ step: FieldPath.Step) -> EncodingFailure {
    var path = self.path
    path.prepend(step)
    return EncodingFailure(reason, in: path, codec: codec)
  }

  /// The same failure as it leaves a codec: with the codec's name, and the field names of its schema.
  public func leaving(_ codec: CodecIdentity, _ schema: RecordSchema) -> EncodingFailure {
    EncodingFailure(reason, in: path.named(by: schema), codec: codec)
  }

  private final class Details: Sendable {
    let reason: Reason
    let path: FieldPath
    let codec: CodecIdentity?

    init(reason: Reason, path: FieldPath, codec: CodecIdentity?) {
      self.reason = reason
      self.path = path
      self.codec = codec
    }
  }

  public var description: String {
    (codec.map { "\($0): " } ?? "") + (path.steps.isEmpty ? "" : "\(path): ") + "\(reason)"
  }
}

extension EncodingFailure.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nestingTooDeep(let limit):
      "records nest deeper than the limit of \(limit), which readers refuse; raise DecodingLimits.depth on both sides"
    case .tooLong(let limit): "the record is longer than the format's limit of \(limit) bytes"
    case .unrepresentable(let message), .library(let message): message
    case .missingField: "the field is not set, and the schema requires it; set it"
    case .outOfOrder(let number):
      "field \(number) is not next in the schema; encode every field once, in the schema's order"
    }
  }
}
