import Randomness

/// Words that payloads are made of, and ways to draw text from them.
enum Lexicon {
  static let givenNames = [
    "Amara", "Björn", "Chiara", "Dmitri", "Élodie", "Farah", "Gustavo", "Hana", "Ingrid", "João",
    "Keiko", "Liam", "Małgorzata", "Ngozi", "Olivia", "Priya", "Quinn", "Rafael", "Søren", "Tomás",
    "Uma", "Viktor", "Wei", "Ximena", "Yusuf", "Zoë", "美咲", "Дарья", "Αλέξης", "محمد",
  ]
  static let familyNames = [
    "Abe", "Brown", "Costa", "Dubois", "Eriksson", "Fernández", "García", "Haddad", "Ivanova",
    "Jensen", "Kowalski", "Lefèvre", "Müller", "Nguyen", "Okafor", "Park", "Quispe", "Rossi",
    "Smith", "Tanaka", "Ueda", "Volkov", "Weber", "Xu", "Yılmaz", "Zhang",
  ]
  static let words = [
    "about", "again", "afternoon", "always", "autumn", "balance", "because", "before", "between",
    "bridge", "bright", "candle", "carefully", "change", "children", "city", "clear", "coffee",
    "colour", "common", "company", "cook", "corner", "country", "curious", "different", "distance",
    "dream", "early", "evening", "every", "family", "field", "finally", "first", "forest", "friend",
    "garden", "gentle", "glass", "green", "harbour", "history", "hope", "house", "idea", "island",
    "journey", "kitchen", "language", "late", "learn", "letter", "light", "little", "long",
    "market",
    "memory", "moment", "morning", "mountain", "music", "never", "new", "night", "north", "ocean",
    "often", "old", "open", "orange", "other", "paper", "people", "piece", "place", "plan", "quiet",
    "rain", "reading", "river", "road", "room", "school", "season", "shadow", "simple", "slowly",
    "small", "snow", "something", "song", "south", "spring", "station", "stone", "story", "street",
    "summer", "table", "thought", "through", "today", "together", "train", "tree", "under", "until",
    "valley", "village", "voice", "walk", "water", "weather", "week", "where", "while", "white",
    "window", "winter", "without", "wonder", "work", "world", "writing", "year", "young",
  ]
  static let emoji = ["🎉", "🌍", "☕️", "📚", "🚲", "✨", "😀", "👍🏽", "🐈", "🏔️"]
  static let cities = [
    "Berlin", "São Paulo", "Kraków", "Osaka", "Lagos", "Montréal", "Zürich", "Hà Nội", "Austin",
    "Kraljevo", "İzmir", "Malmö",
  ]
  static let streets = [
    "Station Road", "Rua das Flores", "Hauptstraße", "High Street", "Via Roma", "Rue de la Paix",
    "Oak Avenue", "Calle Mayor", "Storgatan", "Mill Lane",
  ]
  static let countries = ["DE", "BR", "PL", "JP", "NG", "CA", "CH", "VN", "US", "RS", "TR", "SE"]
  static let currencies = ["USD", "EUR", "JPY", "GBP", "BRL", "CHF"]
}

extension SeededGenerator {
  /// A person's given and family name.
  mutating func personName() -> String {
    pick(Lexicon.givenNames) + " " + pick(Lexicon.familyNames)
  }

  /// Words with spaces between them, the first with a capital letter.
  mutating func phrase(words count: ClosedRange<Int>) -> String {
    let words = (0..<integer(in: count)).map { _ in pick(Lexicon.words) }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Sentences of ordinary length.
  mutating func paragraph(sentences count: ClosedRange<Int>) -> String {
    (0..<integer(in: count)).map { _ in phrase(words: 6...16) + "." }.joined(separator: " ")
  }

  /// Lower-case hexadecimal digits.
  mutating func hexadecimal(_ digits: Int) -> String {
    String((0..<digits).map { _ in pick(Array("0123456789abcdef")) })
  }

  /// A random identifier in the form of RFC 9562 (version 4).
  mutating func uuid() -> String {
    [
      hexadecimal(8), hexadecimal(4), "4" + hexadecimal(3),
      pick(["8", "9", "a", "b"]) + hexadecimal(3),
      hexadecimal(12),
    ].joined(separator: "-")
  }

  /// A count as popularity has them: most are small and few are huge, up to ten to the power given.
  mutating func popularity(upToTenToThe power: Double) -> UInt32 {
    var count = 1.0
    let exponent = unit() * unit() * power
    // 10^exponent by repeated factors, since the C library's pow may round differently elsewhere.
    for _ in 0..<Int(exponent) { count *= 10 }
    count *= 1 + 9 * (exponent - exponent.rounded(.down))
    return UInt32(count)
  }

  /// A number of a range with so many digits after the point.
  mutating func decimal(in range: ClosedRange<Int>, hundredths: Bool = true) -> Double {
    Double(integer(in: range)) / (hundredths ? 100 : 1_000_000)
  }
}

/// Points in time around which the records happen.
enum Epoch {
  /// 2026-01-15T12:00:00Z, in seconds since 1970-01-01T00:00:00Z.
  static let seconds = 1_768_478_400

  /// A moment within some days before, in milliseconds.
  static func milliseconds(daysBefore days: Int, _ generator: inout SeededGenerator) -> Int64 {
    Int64(seconds * 1000 - generator.integer(in: 0...(days * 86_400_000)))
  }
}
