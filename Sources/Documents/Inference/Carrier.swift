import RecordModel

/// What carries the scalars of one kind at a place, and why.
struct Carrier {
  /// What an alternative of a union is named, where this is one.
  let label: String
  let type: FieldType
  var encoding = FieldEncoding.varint
  var form = TextForm.plain
  var numbers = FieldRole.Numbers.plain
  let reason: String
}

extension NumberFacts {
  /// How much proof is asked for where a later number may be refused or cost more.
  private static let proof = 10

  /// What carries the numbers; two where no type has them all.
  var carriers: [Carrier] {
    if count == 0 { return [] }
    if fractions == 0 { return wholeCarriers }
    if !fitDouble {
      return wholeCarriers + [
        Carrier(
          label: "number", type: .double, reason: "fractions beside whole numbers that round")
      ]
    }
    let written = fractions == wholes ? "numbers written with a point" : "numbers with fractions"
    if fitFloat, count >= Self.proof {
      return [
        Carrier(
          label: "number", type: .float, numbers: areShortFloats ? .plain : .longFloats,
          reason: "\(written), all exact in 32 bits")
      ]
    }
    return [Carrier(label: "number", type: .double, reason: written)]
  }

  /// What carries the whole numbers: 32 bits where twice as much would still fit; no sign where none was negative; the
  /// encoding in which they were shortest.
  private var wholeCarriers: [Carrier] {
    if wholes == 0 { return [] }
    let least = minimum == .max ? "\(maximum)" : "\(minimum)"
    let range = least == greatest ? "all \(least)" : "\(least) … \(greatest)"
    guard minimum < 0 else {
      let isSmall = maximum <= UInt64(UInt32.max / 2)
      let (encoding, why) = shortest(bytes: isSmall ? 4 : 8, isSigned: false)
      return [
        Carrier(
          label: "whole", type: isSmall ? .uint32 : .uint64, encoding: encoding,
          numbers: maximum > UInt64(Int64.max) ? .beyondSigned : .plain,
          reason: "whole numbers \(range), none negative\(why)")
      ]
    }
    guard maximum <= UInt64(Int64.max) else {
      let why = "\(range), which no one integer type has"
      return [
        Carrier(label: "whole", type: .int64, encoding: .zigzag, reason: why),
        Carrier(label: "large", type: .uint64, numbers: .beyondSigned, reason: why),
      ]
    }
    let isSmall = minimum >= Int64(Int32.min / 2) && maximum <= UInt64(Int32.max / 2)
    let (encoding, why) = shortest(bytes: isSmall ? 4 : 8, isSigned: true)
    return [
      Carrier(
        label: "whole", type: isSmall ? .int32 : .int64, encoding: encoding,
        reason: "whole numbers \(range), \(negatives) of \(count) negative\(why)")
    ]
  }

  private var greatest: String {
    // The greatest of numbers that are all negative is not kept.
    negatives == wholes ? (wholes == 1 ? "\(minimum)" : "below 0") : "\(maximum)"
  }

  private func shortest(bytes: Int, isSigned: Bool) -> (FieldEncoding, String) {
    let fixedBytes = wholes * bytes
    if count >= Self.proof, fixedBytes < varintBytes, !isSigned || fixedBytes < zigzagBytes {
      return (.fixed, "; \(bytes) bytes are shorter than a varint")
    }
    if isSigned, zigzagBytes <= varintBytes { return (.zigzag, "; zigzag is shortest") }
    return (.varint, "")
  }
}

extension TextFacts {
  /// What carries the texts, apart from enums.
  var carrier: Carrier? {
    guard let (form, name) = form else { return plainCarrier }
    let type: FieldType =
      switch form {
      case .plain, .uuid, .hexadecimal: .bytes
      case .date: .int32
      case .timestamp: .int64
      }
    return Carrier(label: "text", type: type, form: form, reason: name)
  }

  /// What carries the texts as they are.
  var plainCarrier: Carrier? {
    if count == 0 { return nil }
    let look = (form?.name ?? recognised).map { "text that looks like \($0)" }
    return Carrier(label: "text", type: .string, reason: look ?? variety)
  }

  private var variety: String {
    guard let counts else { return "text, too various for an enum" }
    return counts.count == 1
      ? "text, one value in \(count)" : "text, \(counts.count) different in \(count)"
  }
}
