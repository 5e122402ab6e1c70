// Generated from Schemas/payment.proto by `serbench schema generate`; change that file and run it again.
//
// What a payment service sends to its ledger and to whoever subscribed to its events.

public import RecordModel

@frozen
public enum PaymentStatus: EnumValue, Hashable {
  case unknown
  case authorized
  case captured
  case refunded
  case declined
  /// A number without a name.
  case unrecognized(Int32)

  public static let schema = EnumSchema(
    "PaymentStatus",
    [
      .init("PAYMENT_STATUS_UNKNOWN", 0),
      .init("PAYMENT_STATUS_AUTHORIZED", 1),
      .init("PAYMENT_STATUS_CAPTURED", 2),
      .init("PAYMENT_STATUS_REFUNDED", 3),
      .init("PAYMENT_STATUS_DECLINED", 4),
    ])

  @inlinable public var number: Int32 {
    switch self {
    case .unknown: 0
    case .authorized: 1
    case .captured: 2
    case .refunded: 3
    case .declined: 4
    case .unrecognized(let number): number
    }
  }

  @inlinable public init(number: Int32) {
    switch number {
    case 0: self = .unknown
    case 1: self = .authorized
    case 2: self = .captured
    case 3: self = .refunded
    case 4: self = .declined
    default: self = .unrecognized(number)
    }
  }
}

/// One transaction.
@frozen
public struct Payment: Record {
  public var id = ""
  /// The amount in the currency's smallest unit.
  public var amountMinor: Int64 = 0
  /// ISO 4217, three letters.
  public var currency = ""
  public var status: PaymentStatus = .unknown
  public var merchantId = ""
  public var customerId = ""
  public var card: Card?
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var createdAt: Int64 = 0
  /// Present once the payment is captured.
  public var capturedAt: Int64?
  /// Present when the payment was declined.
  public var declineCode: String?
  /// A balance change is positive or negative, and mostly small.
  public var feeMinor: Int64 = 0
  /// Whatever the merchant attached.
  public var metadata: [String: String] = [:]

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "Payment",
    [
      FieldSchema(1, "id", .string),
      FieldSchema(
        2, "amount_minor", .int64, documentation: "The amount in the currency's smallest unit."),
      FieldSchema(3, "currency", .string, documentation: "ISO 4217, three letters."),
      FieldSchema(4, "status", .enumeration(PaymentStatus.schema)),
      FieldSchema(5, "merchant_id", .string),
      FieldSchema(6, "customer_id", .string),
      FieldSchema(7, "card", .record(Card.schema), .optional),
      FieldSchema(
        8, "created_at", .int64, documentation: "Milliseconds since 1970-01-01T00:00:00Z."),
      FieldSchema(
        9, "captured_at", .int64, .optional,
        documentation: "Present once the payment is captured."),
      FieldSchema(
        10, "decline_code", .string, .optional,
        documentation: "Present when the payment was declined."),
      FieldSchema(
        11, "fee_minor", .int64, as: .zigzag,
        documentation: "A balance change is positive or negative, and mostly small."),
      FieldSchema(12, "metadata", .string, .map, documentation: "Whatever the merchant attached."),
    ],
    documentation: "One transaction.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(id, field: 1)
    try encoder.encode(amountMinor, field: 2)
    try encoder.encode(currency, field: 3)
    try encoder.encode(status, field: 4)
    try encoder.encode(merchantId, field: 5)
    try encoder.encode(customerId, field: 6)
    try encoder.encode(card, field: 7)
    try encoder.encode(createdAt, field: 8)
    try encoder.encode(capturedAt, field: 9)
    try encoder.encode(declineCode, field: 10)
    try encoder.encode(feeMinor, field: 11, as: .zigzag)
    try encoder.encode(metadata, field: 12)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&id)
      case 2: try decoder.decode(&amountMinor)
      case 3: try decoder.decode(&currency)
      case 4: try decoder.decode(&status)
      case 5: try decoder.decode(&merchantId)
      case 6: try decoder.decode(&customerId)
      case 7: try decoder.decode(&card, new: Card.init)
      case 8: try decoder.decode(&createdAt)
      case 9: try decoder.decode(&capturedAt, new: Int64.init)
      case 10: try decoder.decode(&declineCode, new: String.init)
      case 11: try decoder.decode(&feeMinor, as: .zigzag)
      case 12: try decoder.decode(&metadata, new: String.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension Payment {
  /// The card that was charged; never its number.
  @frozen
  public struct Card: Record {
    public var network = ""
    public var lastFour = ""
    public var expiryMonth: UInt32 = 0
    public var expiryYear: UInt32 = 0
    /// Stands for the number in the vault.
    public var token: [UInt8] = []

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema = RecordSchema(
      "Payment_Card",
      [
        FieldSchema(1, "network", .string),
        FieldSchema(2, "last_four", .string),
        FieldSchema(3, "expiry_month", .uint32),
        FieldSchema(4, "expiry_year", .uint32),
        FieldSchema(5, "token", .bytes, documentation: "Stands for the number in the vault."),
      ],
      documentation: "The card that was charged; never its number.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(network, field: 1)
      try encoder.encode(lastFour, field: 2)
      try encoder.encode(expiryMonth, field: 3)
      try encoder.encode(expiryYear, field: 4)
      try encoder.encode(token, field: 5)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&network)
        case 2: try decoder.decode(&lastFour)
        case 3: try decoder.decode(&expiryMonth)
        case 4: try decoder.decode(&expiryYear)
        case 5: try decoder.decode(&token)
        default: try decoder.skipField()
        }
      }
    }
  }
}

/// What the ledger takes in one request.
@frozen
public struct PaymentBatch: Record {
  public var payments: [Payment] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "PaymentBatch",
    [
      FieldSchema(1, "payments", .record(Payment.schema), .repeated)
    ],
    documentation: "What the ledger takes in one request.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(payments, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&payments, new: Payment.init)
      default: try decoder.skipField()
      }
    }
  }
}
