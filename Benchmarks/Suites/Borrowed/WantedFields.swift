import SerializationCodecs
import Workloads

// The fields that somebody would want of each workload's records: about three, of which at least one is text where the
// record has any.

extension UserProfile: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(id)
    digest.add(textOf: name.utf8.count)
    digest.add(followerCount)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1: digest.add(try fields.value(of: Int64.self, initial: 0))
    case 2: digest.add(textOf: try fields.text().utf8Count)
    case 6: digest.add(try fields.value(of: UInt32.self, initial: 0))
    default: return
    }
  }
}

extension Payment: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: id.utf8.count)
    digest.add(amountMinor)
    digest.add(textOf: currency.utf8.count)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1, 3: digest.add(textOf: try fields.text().utf8Count)
    case 2: digest.add(try fields.value(of: Int64.self, initial: 0))
    default: return
    }
  }
}

extension StockTick: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: symbol.utf8.count)
    digest.add(last)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1: digest.add(textOf: try fields.text().utf8Count)
    case 4: digest.add(try fields.value(of: Double.self, initial: 0))
    default: return
    }
  }
}

extension StockTicks: BorrowedReading {
  var digest: FieldDigest {
    ticks.reduce(into: FieldDigest()) { $0.add(Int64(bitPattern: $1.digest.sum)) }
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 3: try fields.readEach(StockTick.self, into: &digest)
    default: return
    }
  }
}

extension FoodOrder: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: id.utf8.count)
    digest.add(textOf: restaurant.utf8.count)
    digest.add(totalCents)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1, 3: digest.add(textOf: try fields.text().utf8Count)
    case 7: digest.add(try fields.value(of: UInt32.self, initial: 0))
    default: return
    }
  }
}

extension Book: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: isbn.utf8.count)
    digest.add(textOf: title.utf8.count)
    digest.add(year)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1, 2: digest.add(textOf: try fields.text().utf8Count)
    case 5: digest.add(try fields.value(of: UInt32.self, initial: 0))
    default: return
    }
  }
}

extension BookCatalog: BorrowedReading {
  var digest: FieldDigest {
    books.reduce(into: FieldDigest()) { $0.add(Int64(bitPattern: $1.digest.sum)) }
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 4: try fields.readEach(Book.self, into: &digest)
    default: return
    }
  }
}

extension SessionClaims: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: subject.utf8.count)
    digest.add(expiresAt)
    digest.add(issuedAt)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 2: digest.add(textOf: try fields.text().utf8Count)
    case 4, 5: digest.add(try fields.value(of: Int64.self, initial: 0))
    default: return
    }
  }
}

extension Telemetry: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: deviceId.utf8.count)
    for value in temperature { digest.add(value) }
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1: digest.add(textOf: try fields.text().utf8Count)
    case 4:
      try fields.forEachElement(of: .double) { element throws(DecodingFailure) in
        digest.add(try element.value(of: Double.self, initial: 0))
      }
    default: return
    }
  }
}

extension ApiResponse: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: requestId.utf8.count)
    digest.add(page)
    digest.add(total)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1: digest.add(textOf: try fields.text().utf8Count)
    case 3, 5: digest.add(try fields.value(of: UInt32.self, initial: 0))
    default: return
    }
  }
}

extension IsoLanguage: BorrowedReading {
  var digest: FieldDigest {
    var digest = FieldDigest()
    digest.add(textOf: alpha3.utf8.count)
    digest.add(textOf: name.utf8.count)
    digest.add(textOf: type.utf8.count)
    return digest
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    switch number {
    case 1, 2, 4: digest.add(textOf: try fields.text().utf8Count)
    default: return
    }
  }
}

// MARK: - Batches

extension UserProfilePage: BorrowedBatch { var elements: [UserProfile] { profiles } }
extension PaymentBatch: BorrowedBatch { var elements: [Payment] { payments } }
extension StockTicksBacklog: BorrowedBatch { var elements: [StockTicks] { refreshes } }
extension FoodOrderBoard: BorrowedBatch { var elements: [FoodOrder] { orders } }
extension BookCatalogSession: BorrowedBatch { var elements: [BookCatalog] { pages } }
extension SessionClaimsList: BorrowedBatch { var elements: [SessionClaims] { sessions } }
extension TelemetryUpload: BorrowedBatch { var elements: [Telemetry] { minutes } }
extension ApiResponseCache: BorrowedBatch { var elements: [ApiResponse] { responses } }
extension IsoLanguages: BorrowedBatch { var elements: [IsoLanguage] { languages } }
