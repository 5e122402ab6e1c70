// Generated from Schemas/food_order.proto by `serbench schema generate`; change that file and run it again.
//
// An order of a food delivery service, as the restaurant, the courier and the customer follow it.

public import RecordModel

@frozen
public enum OrderStatus: EnumValue, Hashable {
  case unknown
  case placed
  case accepted
  case cooking
  case onTheWay
  case delivered
  case cancelled
  /// A number without a name.
  case unrecognized(Int32)

  public static let schema = EnumSchema(
    "OrderStatus",
    [
      .init("ORDER_STATUS_UNKNOWN", 0),
      .init("ORDER_STATUS_PLACED", 1),
      .init("ORDER_STATUS_ACCEPTED", 2),
      .init("ORDER_STATUS_COOKING", 3),
      .init("ORDER_STATUS_ON_THE_WAY", 4),
      .init("ORDER_STATUS_DELIVERED", 5),
      .init("ORDER_STATUS_CANCELLED", 6),
    ])

  @inlinable public var number: Int32 {
    switch self {
    case .unknown: 0
    case .placed: 1
    case .accepted: 2
    case .cooking: 3
    case .onTheWay: 4
    case .delivered: 5
    case .cancelled: 6
    case .unrecognized(let number): number
    }
  }

  @inlinable public init(number: Int32) {
    switch number {
    case 0: self = .unknown
    case 1: self = .placed
    case 2: self = .accepted
    case 3: self = .cooking
    case 4: self = .onTheWay
    case 5: self = .delivered
    case 6: self = .cancelled
    default: self = .unrecognized(number)
    }
  }
}

/// Where something is picked up or brought to.
@frozen
public struct Address: Record {
  public var street = ""
  public var city = ""
  public var postalCode = ""
  /// ISO 3166-1, two letters.
  public var country = ""
  public var floor: String?
  public var latitude = 0.0
  public var longitude = 0.0

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "Address",
    [
      FieldSchema(1, "street", .string),
      FieldSchema(2, "city", .string),
      FieldSchema(3, "postal_code", .string),
      FieldSchema(4, "country", .string, documentation: "ISO 3166-1, two letters."),
      FieldSchema(5, "floor", .string, .optional),
      FieldSchema(6, "latitude", .double),
      FieldSchema(7, "longitude", .double),
    ],
    documentation: "Where something is picked up or brought to.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(street, field: 1)
    try encoder.encode(city, field: 2)
    try encoder.encode(postalCode, field: 3)
    try encoder.encode(country, field: 4)
    try encoder.encode(floor, field: 5)
    try encoder.encode(latitude, field: 6)
    try encoder.encode(longitude, field: 7)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&street)
      case 2: try decoder.decode(&city)
      case 3: try decoder.decode(&postalCode)
      case 4: try decoder.decode(&country)
      case 5: try decoder.decode(&floor, new: String.init)
      case 6: try decoder.decode(&latitude)
      case 7: try decoder.decode(&longitude)
      default: try decoder.skipField()
      }
    }
  }
}

/// An order with its lines.
@frozen
public struct FoodOrder: Record {
  public var id = ""
  public var status: OrderStatus = .unknown
  public var restaurant = ""
  public var pickup: Address?
  public var dropoff: Address?
  public var lines: [Line] = []
  public var totalCents: UInt32 = 0
  public var tipCents: UInt32?
  /// Seconds since 1970-01-01T00:00:00Z.
  public var placedAt: Int64 = 0
  /// Seconds since 1970-01-01T00:00:00Z; present once a courier has the order.
  public var expectedAt: Int64?
  public var courier: String?

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "FoodOrder",
    [
      FieldSchema(1, "id", .string),
      FieldSchema(2, "status", .enumeration(OrderStatus.schema)),
      FieldSchema(3, "restaurant", .string),
      FieldSchema(4, "pickup", .record(Address.schema), .optional),
      FieldSchema(5, "dropoff", .record(Address.schema), .optional),
      FieldSchema(6, "lines", .record(Line.schema), .repeated),
      FieldSchema(7, "total_cents", .uint32),
      FieldSchema(8, "tip_cents", .uint32, .optional),
      FieldSchema(9, "placed_at", .int64, documentation: "Seconds since 1970-01-01T00:00:00Z."),
      FieldSchema(
        10, "expected_at", .int64, .optional,
        documentation: "Seconds since 1970-01-01T00:00:00Z; present once a courier has the order."),
      FieldSchema(11, "courier", .string, .optional),
    ],
    documentation: "An order with its lines.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(id, field: 1)
    try encoder.encode(status, field: 2)
    try encoder.encode(restaurant, field: 3)
    try encoder.encode(pickup, field: 4)
    try encoder.encode(dropoff, field: 5)
    try encoder.encode(lines, field: 6)
    try encoder.encode(totalCents, field: 7)
    try encoder.encode(tipCents, field: 8)
    try encoder.encode(placedAt, field: 9)
    try encoder.encode(expectedAt, field: 10)
    try encoder.encode(courier, field: 11)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&id)
      case 2: try decoder.decode(&status)
      case 3: try decoder.decode(&restaurant)
      case 4: try decoder.decode(&pickup, new: Address.init)
      case 5: try decoder.decode(&dropoff, new: Address.init)
      case 6: try decoder.decode(&lines, new: Line.init)
      case 7: try decoder.decode(&totalCents)
      case 8: try decoder.decode(&tipCents, new: UInt32.init)
      case 9: try decoder.decode(&placedAt)
      case 10: try decoder.decode(&expectedAt, new: Int64.init)
      case 11: try decoder.decode(&courier, new: String.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension FoodOrder {
  /// A dish, with what was chosen for it.
  @frozen
  public struct Line: Record {
    public var dish = ""
    public var quantity: UInt32 = 0
    public var priceCents: UInt32 = 0
    public var options: [Option] = []
    public var note: String?

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema(
      "FoodOrder_Line",
      [
        FieldSchema(1, "dish", .string),
        FieldSchema(2, "quantity", .uint32),
        FieldSchema(3, "price_cents", .uint32),
        FieldSchema(4, "options", .record(Option.schema), .repeated),
        FieldSchema(5, "note", .string, .optional),
      ],
      documentation: "A dish, with what was chosen for it.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(dish, field: 1)
      try encoder.encode(quantity, field: 2)
      try encoder.encode(priceCents, field: 3)
      try encoder.encode(options, field: 4)
      try encoder.encode(note, field: 5)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&dish)
        case 2: try decoder.decode(&quantity)
        case 3: try decoder.decode(&priceCents)
        case 4: try decoder.decode(&options, new: Option.init)
        case 5: try decoder.decode(&note, new: String.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension FoodOrder.Line {
  /// Something added to a dish or left out of it.
  @frozen
  public struct Option: Record {
    public var name = ""
    /// What it costs, in cents; negative where leaving it out saves something.
    public var priceCents: Int32 = 0

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema(
      "FoodOrder_Line_Option",
      [
        FieldSchema(1, "name", .string),
        FieldSchema(
          2, "price_cents", .int32, as: .zigzag,
          documentation: "What it costs, in cents; negative where leaving it out saves something."),
      ],
      documentation: "Something added to a dish or left out of it.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(name, field: 1)
      try encoder.encode(priceCents, field: 2, as: .zigzag)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&name)
        case 2: try decoder.decode(&priceCents, as: .zigzag)
        default: try decoder.skipField()
        }
      }
    }
  }
}

/// The open orders on a restaurant's screen.
@frozen
public struct FoodOrderBoard: Record {
  public var orders: [FoodOrder] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "FoodOrderBoard",
    [
      FieldSchema(1, "orders", .record(FoodOrder.schema), .repeated)
    ],
    documentation: "The open orders on a restaurant's screen.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(orders, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&orders, new: FoodOrder.init)
      default: try decoder.skipField()
      }
    }
  }
}
