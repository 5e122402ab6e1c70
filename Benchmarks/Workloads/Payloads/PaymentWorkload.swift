public import Randomness

/// Transactions: identifiers, an enum, bytes, a map, and optional fields that follow from the status.
public enum PaymentWorkload: GeneratedWorkload {
  public static let name = "payment"
  public static let summary = "a transaction of a payment service"
  public static let purpose = "many small fields: enum, bytes, map, optional, zigzag"
  public static let sampleCount = 50
  public static let batchCount = 200
  public static let seed: UInt64 = 2

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> Payment {
    var payment = Payment()
    payment.id = "pay_" + generator.hexadecimal(24)
    payment.amountMinor = Int64(generator.popularity(upToTenToThe: 6)) * 5 + 99
    payment.currency = generator.pick(Lexicon.currencies)
    payment.merchantId = "mer_" + generator.hexadecimal(12)
    payment.customerId = "cus_" + generator.hexadecimal(12)
    payment.card = card(&generator)
    payment.createdAt = Epoch.milliseconds(daysBefore: 30, &generator)
    switch generator.integer(in: 0...9) {
    case 0...6:
      payment.status = .captured
      payment.capturedAt = payment.createdAt + Int64(generator.integer(in: 800...90_000))
    case 7: payment.status = .authorized
    case 8:
      payment.status = .refunded
      payment.capturedAt = payment.createdAt + Int64(generator.integer(in: 800...90_000))
    default:
      payment.status = .declined
      payment.declineCode = generator.pick([
        "insufficient_funds", "expired_card", "do_not_honor", "suspected_fraud",
      ])
    }
    payment.feeMinor = payment.status == .refunded ? -30 : 30 + payment.amountMinor / 35
    payment.metadata = ["order_id": "\(generator.integer(in: 100_000...999_999))"]
    if generator.chance(0.5) {
      payment.metadata["channel"] = generator.pick(["web", "ios", "pos"])
    }
    if generator.chance(0.3) { payment.metadata["campaign"] = generator.pick(Lexicon.words) }
    return payment
  }

  private static func card(_ generator: inout SeededGenerator) -> Payment.Card {
    var card = Payment.Card()
    card.network = generator.pick(["visa", "mastercard", "amex", "jcb"])
    card.lastFour = String((0..<4).map { _ in generator.pick(Array("0123456789")) })
    card.expiryMonth = UInt32(generator.integer(in: 1...12))
    card.expiryYear = UInt32(generator.integer(in: 2026...2031))
    card.token = generator.bytes(16)
    return card
  }

  public static func batch(_ items: [Payment]) -> PaymentBatch {
    var batch = PaymentBatch()
    batch.payments = items
    return batch
  }
}
