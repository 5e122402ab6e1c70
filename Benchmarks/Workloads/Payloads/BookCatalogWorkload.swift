public import Randomness

/// Search results: nearly all text, where a format's numbers hardly matter.
public enum BookCatalogWorkload: GeneratedWorkload {
  public static let name = "book-catalog"
  public static let summary = "a page of 20 search results of a library"
  public static let purpose = "the course's catalogue; text, where binary formats gain least"
  public static let sampleCount = 4
  public static let batchCount = 5
  public static let seed: UInt64 = 5

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> BookCatalog {
    var catalog = BookCatalog()
    catalog.query = generator.phrase(words: 1...3)
    catalog.totalHits = generator.popularity(upToTenToThe: 5)
    catalog.page = UInt32(index + 1)
    catalog.books = (0..<20).map { _ in book(&generator) }
    return catalog
  }

  private static func book(_ generator: inout SeededGenerator) -> Book {
    var book = Book()
    book.isbn = "978" + String((0..<10).map { _ in generator.pick(Array("0123456789")) })
    book.title = generator.phrase(words: 2...7)
    book.authors = (0..<generator.pick([1, 1, 1, 2, 3])).map { _ in generator.personName() }
    book.publisher = generator.phrase(words: 1...3)
    book.year = UInt32(generator.integer(in: 1890...2026))
    book.language = generator.pick(["eng", "deu", "fra", "spa", "jpn", "por"])
    book.summary = generator.paragraph(sentences: 3...7)
    book.subjects = (0..<generator.integer(in: 1...5)).map { _ in generator.phrase(words: 1...2) }
    book.pages = UInt32(generator.integer(in: 48...1200))
    if generator.chance(0.2) { book.series = generator.phrase(words: 2...4) }
    book.isAvailable = generator.chance(0.7)
    book.rating = Float(generator.integer(in: 10...50)) / 10
    return book
  }

  public static func batch(_ items: [BookCatalog]) -> BookCatalogSession {
    var session = BookCatalogSession()
    session.pages = items
    return session
  }
}
