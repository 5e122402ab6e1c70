public import Randomness

/// The answer of a typical web interface; its JSON averages 2,000 bytes, as the assignment assumes.
public enum ApiResponseWorkload: GeneratedWorkload {
  public static let name = "api-response"
  public static let summary = "a page of products with its envelope"
  public static let purpose = "2,000 B of JSON on average, as the assignment assumes"
  public static let sampleCount = 100
  public static let batchCount = 50
  public static let seed: UInt64 = 8

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> ApiResponse {
    var response = ApiResponse()
    response.requestId = generator.uuid()
    response.servedAt = Epoch.milliseconds(daysBefore: 1, &generator)
    response.page = UInt32(generator.integer(in: 1...8))
    response.pageCount = 8
    response.total = UInt32(generator.integer(in: 50...64))
    response.products = (0..<generator.integer(in: 7...9)).map { _ in product(&generator) }
    if response.page < response.pageCount {
      response.next = "https://api.example.com/v1/products?page=\(response.page + 1)"
    }
    response.timings = [
      "auth": UInt32(generator.integer(in: 80...900)),
      "database": UInt32(generator.integer(in: 900...40_000)),
      "render": UInt32(generator.integer(in: 100...3000)),
    ]
    return response
  }

  private static func product(_ generator: inout SeededGenerator) -> ApiResponse.Product {
    var product = ApiResponse.Product()
    product.id = Int64(generator.integer(in: 10_000_000...99_999_999))
    product.name = generator.phrase(words: 2...5)
    product.category = generator.pick(["kitchen", "garden", "office", "music", "outdoor"])
    product.priceCents = Int64(generator.integer(in: 199...49_900))
    product.currency = "EUR"
    product.stock = generator.pick([.none, .low, .plenty, .plenty])
    if generator.chance(0.25) { product.discountPercent = UInt32(generator.integer(in: 5...60)) }
    product.rating = Double(generator.integer(in: 20...50)) / 10
    product.reviewCount = generator.popularity(upToTenToThe: 4)
    product.imageUrl = "https://cdn.example.com/p/\(generator.hexadecimal(12)).webp"
    return product
  }

  public static func batch(_ items: [ApiResponse]) -> ApiResponseCache {
    var cache = ApiResponseCache()
    cache.responses = items
    return cache
  }
}
