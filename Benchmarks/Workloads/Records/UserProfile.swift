// Generated from Schemas/user_profile.proto by `serbench schema generate`; change that file and run it again.
//
// A profile page of a social network, as its mobile client asks for it.

public import RecordModel

/// A person as others see them.
@frozen
public struct UserProfile: Record {
  public var id: Int64 = 0
  /// What the person is called; any script.
  public var name = ""
  /// The unique name behind the @ sign.
  public var handle = ""
  public var avatarUrl = ""
  /// Present for two people in five.
  public var bio: String?
  public var followerCount: UInt32 = 0
  public var followingCount: UInt32 = 0
  public var isVerified = false
  /// The five newest, the newest first.
  public var recentPosts: [Post] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "UserProfile",
    [
      FieldSchema(1, "id", .int64),
      FieldSchema(2, "name", .string, documentation: "What the person is called; any script."),
      FieldSchema(3, "handle", .string, documentation: "The unique name behind the @ sign."),
      FieldSchema(4, "avatar_url", .string),
      FieldSchema(5, "bio", .string, .optional, documentation: "Present for two people in five."),
      FieldSchema(6, "follower_count", .uint32),
      FieldSchema(7, "following_count", .uint32),
      FieldSchema(8, "is_verified", .bool),
      FieldSchema(
        9, "recent_posts", .record(Post.schema), .repeated,
        documentation: "The five newest, the newest first."),
    ],
    documentation: "A person as others see them.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(id, field: 1)
    try encoder.encode(name, field: 2)
    try encoder.encode(handle, field: 3)
    try encoder.encode(avatarUrl, field: 4)
    try encoder.encode(bio, field: 5)
    try encoder.encode(followerCount, field: 6)
    try encoder.encode(followingCount, field: 7)
    try encoder.encode(isVerified, field: 8)
    try encoder.encode(recentPosts, field: 9)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&id)
      case 2: try decoder.decode(&name)
      case 3: try decoder.decode(&handle)
      case 4: try decoder.decode(&avatarUrl)
      case 5: try decoder.decode(&bio, new: String.init)
      case 6: try decoder.decode(&followerCount)
      case 7: try decoder.decode(&followingCount)
      case 8: try decoder.decode(&isVerified)
      case 9: try decoder.decode(&recentPosts, new: Post.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension UserProfile {
  /// A short message that the person published.
  @frozen
  public struct Post: Record {
    /// Rises with time, as snowflake identifiers do.
    public var id: Int64 = 0
    public var text = ""
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var publishedAt: Int64 = 0
    public var likeCount: UInt32 = 0
    public var replyCount: UInt32 = 0
    public var hashtags: [String] = []

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema(
      "UserProfile_Post",
      [
        FieldSchema(
          1, "id", .int64, documentation: "Rises with time, as snowflake identifiers do."),
        FieldSchema(2, "text", .string),
        FieldSchema(
          3, "published_at", .int64, documentation: "Milliseconds since 1970-01-01T00:00:00Z."),
        FieldSchema(4, "like_count", .uint32),
        FieldSchema(5, "reply_count", .uint32),
        FieldSchema(6, "hashtags", .string, .repeated),
      ],
      documentation: "A short message that the person published.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(id, field: 1)
      try encoder.encode(text, field: 2)
      try encoder.encode(publishedAt, field: 3)
      try encoder.encode(likeCount, field: 4)
      try encoder.encode(replyCount, field: 5)
      try encoder.encode(hashtags, field: 6)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&id)
        case 2: try decoder.decode(&text)
        case 3: try decoder.decode(&publishedAt)
        case 4: try decoder.decode(&likeCount)
        case 5: try decoder.decode(&replyCount)
        case 6: try decoder.decode(&hashtags, new: String.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

/// Several profiles, as the list of a post's likes shows them.
@frozen
public struct UserProfilePage: Record {
  public var profiles: [UserProfile] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "UserProfilePage",
    [
      FieldSchema(1, "profiles", .record(UserProfile.schema), .repeated)
    ],
    documentation: "Several profiles, as the list of a post's likes shows them.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(profiles, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&profiles, new: UserProfile.init)
      default: try decoder.skipField()
      }
    }
  }
}
