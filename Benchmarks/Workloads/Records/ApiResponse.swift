// Generated from Schemas/api_response.proto by `serbench schema generate`; change that file and run it again.
//
// The answer of a typical web interface: an envelope, a page of items, links. Its JSON has 2,000 bytes on average, which
// is what the assignment about 10,000 requests a second assumes.

public import RecordModel

@frozen
public enum StockLevel: EnumValue, Hashable {
  case unknown
  case none
  case low
  case plenty
  /// A number without a name.
  case unrecognized(Int32)

  public static let schema = EnumSchema(
    "StockLevel",
    [
      .init("STOCK_LEVEL_UNKNOWN", 0),
      .init("STOCK_LEVEL_NONE", 1),
      .init("STOCK_LEVEL_LOW", 2),
      .init("STOCK_LEVEL_PLENTY", 3),
    ])

  @inlinable public var number: Int32 {
    switch self {
    case .unknown: 0
    case .none: 1
    case .low: 2
    case .plenty: 3
    case .unrecognized(let number): number
    }
  }

  @inlinable public init(number: Int32) {
    switch number {
    case 0: self = .unknown
    case 1: self = .none
    case 2: self = .low
    case 3: self = .plenty
    default: self = .unrecognized(number)
    }
  }
}

/// A page of products.
@frozen
public struct ApiResponse: Record {
  public var requestId = ""
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var servedAt: Int64 = 0
  public var page: UInt32 = 0
  public var pageCount: UInt32 = 0
  public var total: UInt32 = 0
  public var products: [Product] = []
  public var next: String?
  /// How long each stage took, in microseconds.
  public var timings: [String: UInt32] = [:]

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "ApiResponse",
    [
      FieldSchema(1, "request_id", .string),
      FieldSchema(
        2, "served_at", .int64, documentation: "Milliseconds since 1970-01-01T00:00:00Z."),
      FieldSchema(3, "page", .uint32),
      FieldSchema(4, "page_count", .uint32),
      FieldSchema(5, "total", .uint32),
      FieldSchema(6, "products", .record(Product.schema), .repeated),
      FieldSchema(7, "next", .string, .optional),
      FieldSchema(
        8, "timings", .uint32, .map, documentation: "How long each stage took, in microseconds."),
    ],
    documentation: "A page of products.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(requestId, field: 1)
    try encoder.encode(servedAt, field: 2)
    try encoder.encode(page, field: 3)
    try encoder.encode(pageCount, field: 4)
    try encoder.encode(total, field: 5)
    try encoder.encode(products, field: 6)
    try encoder.encode(next, field: 7)
    try encoder.encode(timings, field: 8)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&requestId)
      case 2: try decoder.decode(&servedAt)
      case 3: try decoder.decode(&page)
      case 4: try decoder.decode(&pageCount)
      case 5: try decoder.decode(&total)
      case 6: try decoder.decode(&products, new: Product.init)
      case 7: try decoder.decode(&next, new: String.init)
      case 8: try decoder.decode(&timings, new: UInt32.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension ApiResponse {
  /// A product as a list shows it.
  @frozen
  public struct Product: Record {
    public var id: Int64 = 0
    public var name = ""
    public var category = ""
    public var priceCents: Int64 = 0
    public var currency = ""
    public var stock: StockLevel = .unknown
    public var discountPercent: UInt32?
    public var rating = 0.0
    public var reviewCount: UInt32 = 0
    public var imageUrl = ""

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema(
      "ApiResponse_Product",
      [
        FieldSchema(1, "id", .int64),
        FieldSchema(2, "name", .string),
        FieldSchema(3, "category", .string),
        FieldSchema(4, "price_cents", .int64),
        FieldSchema(5, "currency", .string),
        FieldSchema(6, "stock", .enumeration(StockLevel.schema)),
        FieldSchema(7, "discount_percent", .uint32, .optional),
        FieldSchema(8, "rating", .double),
        FieldSchema(9, "review_count", .uint32),
        FieldSchema(10, "image_url", .string),
      ],
      documentation: "A product as a list shows it.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(id, field: 1)
      try encoder.encode(name, field: 2)
      try encoder.encode(category, field: 3)
      try encoder.encode(priceCents, field: 4)
      try encoder.encode(currency, field: 5)
      try encoder.encode(stock, field: 6)
      try encoder.encode(discountPercent, field: 7)
      try encoder.encode(rating, field: 8)
      try encoder.encode(reviewCount, field: 9)
      try encoder.encode(imageUrl, field: 10)
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
        case 3: try decoder.decode(&category)
        case 4: try decoder.decode(&priceCents)
        case 5: try decoder.decode(&currency)
        case 6: try decoder.decode(&stock)
        case 7: try decoder.decode(&discountPercent, new: UInt32.init)
        case 8: try decoder.decode(&rating)
        case 9: try decoder.decode(&reviewCount)
        case 10: try decoder.decode(&imageUrl)
        default: try decoder.skipField()
        }
      }
    }
  }
}

/// Several answers, as a client's cache keeps them.
@frozen
public struct ApiResponseCache: Record {
  public var responses: [ApiResponse] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "ApiResponseCache",
    [
      FieldSchema(1, "responses", .record(ApiResponse.schema), .repeated)
    ],
    documentation: "Several answers, as a client's cache keeps them.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(responses, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&responses, new: ApiResponse.init)
      default: try decoder.skipField()
      }
    }
  }
}
