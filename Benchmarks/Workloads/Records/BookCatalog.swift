// Generated from Schemas/book_catalog.proto by `serbench schema generate`; change that file and run it again.
//
// Search results of a library's catalogue: mostly text.

public import RecordModel

/// One edition of a book.
@frozen
public struct Book: Record {
  public var isbn = ""
  public var title = ""
  public var authors: [String] = []
  public var publisher = ""
  public var year: UInt32 = 0
  /// ISO 639-3, three letters.
  public var language = ""
  /// A paragraph about the book.
  public var summary = ""
  public var subjects: [String] = []
  public var pages: UInt32 = 0
  public var series: String?
  public var isAvailable = false
  public var rating: Float = 0

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "Book",
    [
      FieldSchema(1, "isbn", .string),
      FieldSchema(2, "title", .string),
      FieldSchema(3, "authors", .string, .repeated),
      FieldSchema(4, "publisher", .string),
      FieldSchema(5, "year", .uint32),
      FieldSchema(6, "language", .string, documentation: "ISO 639-3, three letters."),
      FieldSchema(7, "summary", .string, documentation: "A paragraph about the book."),
      FieldSchema(8, "subjects", .string, .repeated),
      FieldSchema(9, "pages", .uint32),
      FieldSchema(10, "series", .string, .optional),
      FieldSchema(11, "is_available", .bool),
      FieldSchema(12, "rating", .float),
    ],
    documentation: "One edition of a book.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(isbn, field: 1)
    try encoder.encode(title, field: 2)
    try encoder.encode(authors, field: 3)
    try encoder.encode(publisher, field: 4)
    try encoder.encode(year, field: 5)
    try encoder.encode(language, field: 6)
    try encoder.encode(summary, field: 7)
    try encoder.encode(subjects, field: 8)
    try encoder.encode(pages, field: 9)
    try encoder.encode(series, field: 10)
    try encoder.encode(isAvailable, field: 11)
    try encoder.encode(rating, field: 12)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&isbn)
      case 2: try decoder.decode(&title)
      case 3: try decoder.decode(&authors, new: String.init)
      case 4: try decoder.decode(&publisher)
      case 5: try decoder.decode(&year)
      case 6: try decoder.decode(&language)
      case 7: try decoder.decode(&summary)
      case 8: try decoder.decode(&subjects, new: String.init)
      case 9: try decoder.decode(&pages)
      case 10: try decoder.decode(&series, new: String.init)
      case 11: try decoder.decode(&isAvailable)
      case 12: try decoder.decode(&rating)
      default: try decoder.skipField()
      }
    }
  }
}

/// A page of search results.
@frozen
public struct BookCatalog: Record {
  public var query = ""
  public var totalHits: UInt32 = 0
  public var page: UInt32 = 0
  public var books: [Book] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "BookCatalog",
    [
      FieldSchema(1, "query", .string),
      FieldSchema(2, "total_hits", .uint32),
      FieldSchema(3, "page", .uint32),
      FieldSchema(4, "books", .record(Book.schema), .repeated),
    ],
    documentation: "A page of search results.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(query, field: 1)
    try encoder.encode(totalHits, field: 2)
    try encoder.encode(page, field: 3)
    try encoder.encode(books, field: 4)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&query)
      case 2: try decoder.decode(&totalHits)
      case 3: try decoder.decode(&page)
      case 4: try decoder.decode(&books, new: Book.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// The pages that a reader leafs through in one sitting.
@frozen
public struct BookCatalogSession: Record {
  public var pages: [BookCatalog] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "BookCatalogSession",
    [
      FieldSchema(1, "pages", .record(BookCatalog.schema), .repeated)
    ],
    documentation: "The pages that a reader leafs through in one sitting.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(pages, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&pages, new: BookCatalog.init)
      default: try decoder.skipField()
      }
    }
  }
}
