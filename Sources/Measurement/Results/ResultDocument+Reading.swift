import Foundation

extension ResultDocument {
  /// Reads a document; every key must be known, every value present and sensible.
  public static func read(_ json: Data) throws(ResultFailure) -> ResultDocument {
    let decoder = JSONDecoder()
    let header: Header
    let document: ResultDocument
    do {
      header = try decoder.decode(Header.self, from: json)
    } catch {
      if let file = ForeignFile.recognised(json) { throw .anotherFile(file) }
      throw failure(error, of: json)
    }
    guard header.format == Self.format else {
      guard let value = try? JSONSerialization.jsonObject(with: json),
        let file = ForeignFile.recognised(json: value)
      else { throw .notAResult }
      throw .anotherFile(file)
    }
    guard let version = header.schemaVersion else {
      throw .invalid(path: "schema_version", problem: "is missing or no integer")
    }
    guard version == currentVersion else { throw .unknownVersion(version) }
    do {
      document = try decoder.decode(ResultDocument.self, from: json)
    } catch {
      throw failure(error, of: json)
    }
    // A key that reading passed over is not written back, which is how it is found.
    if let path = try? unknownKey(
      in: JSONSerialization.jsonObject(with: json),
      knowing: JSONSerialization.jsonObject(with: document.encoded()))
    {
      throw .invalid(path: path, problem: "is not a key of a result document of this version")
    }
    try document.check()
    return document
  }

  /// What must be known before the rest can be read.
  private struct Header: Decodable {
    let format: String?
    let schemaVersion: Int?

    init(from decoder: any Decoder) throws {
      guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
        format = nil
        schemaVersion = nil
        return
      }
      format = try? container.decode(String.self, forKey: .format)
      schemaVersion = try? container.decode(Int.self, forKey: .schemaVersion)
    }
  }

  private static func failure(_ error: any Error, of json: Data) -> ResultFailure {
    guard let error = error as? DecodingError else { return .notJSON("\(error)") }
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      let reason =
        (context.underlyingError as? NSError)?
        .userInfo[NSDebugDescriptionErrorKey] as? String
      return .notJSON(reason ?? "\(context.debugDescription) (\(json.count) bytes)")
    case .dataCorrupted(let context):
      return .invalid(path: path(context.codingPath), problem: context.debugDescription)
    case .keyNotFound(let key, let context):
      return .invalid(path: path(context.codingPath + [key]), problem: "is missing")
    case .valueNotFound(let type, let context):
      return .invalid(path: path(context.codingPath), problem: "is null and should be \(type)")
    case .typeMismatch(let type, let context):
      return .invalid(path: path(context.codingPath), problem: "is not of the type \(type)")
    @unknown default:
      return .notJSON("\(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }

  /// The path of the first key in a JSON value that another value of the same shape does not have.
  private static func unknownKey(in value: Any, knowing known: Any, at path: String = "") -> String?
  {
    if let object = value as? [String: Any], let known = known as? [String: Any] {
      for (key, inner) in object.sorted(by: { $0.key < $1.key }) {
        let path = path.isEmpty ? key : "\(path).\(key)"
        guard let knownInner = known[key] else { return path }
        if let found = unknownKey(in: inner, knowing: knownInner, at: path) { return found }
      }
    } else if let list = value as? [Any], let known = known as? [Any] {
      for (index, inner) in zip(list, known).enumerated() {
        if let found = unknownKey(in: inner.0, knowing: inner.1, at: "\(path)[\(index)]") {
          return found
        }
      }
    }
    return nil
  }
}
