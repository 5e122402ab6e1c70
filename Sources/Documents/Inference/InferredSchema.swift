/// A schema that all documents seen fit, and why it is as it is.
public struct InferredSchema: Sendable {
  /// The schema.
  public let schema: DocumentSchema
  /// How many documents were seen.
  public let documents: Int
  /// What was decided, place by place, in the order of the schema.
  public let findings: [Finding]
  /// The names of the records of role ``RecordRole/union`` among whose values `null` was seen.
  let unionsWithNull: Set<String>

  /// What was decided about a place of the documents.
  public struct Finding: Sendable, Hashable {
    /// The place: `$.rules[].path`; `{}` is any key of a map.
    public let path: String
    /// The type that carries it, as `.proto` spells types, and what it stands for.
    public let type: String
    /// Why.
    public let reason: String
    /// How often there was a value that is not `null`.
    public let present: Int
    /// How often there could have been one.
    public let possible: Int
  }
}
