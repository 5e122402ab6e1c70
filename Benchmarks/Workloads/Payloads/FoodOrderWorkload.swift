public import Randomness

/// Orders: records three levels deep, addresses, a status, and much that is optional.
public enum FoodOrderWorkload: GeneratedWorkload {
  public static let name = "food-order"
  public static let summary = "an order of a food delivery service"
  public static let purpose = "the course's delivery scenario; nesting, optional fields"
  public static let sampleCount = 50
  public static let batchCount = 50
  public static let seed: UInt64 = 4

  private static let dishes = [
    "Margherita", "Pad Thai", "Bún chả", "Falafel wrap", "Crème brûlée", "Ramen 味噌", "Poke bowl",
    "Pierogi", "Tacos al pastor", "Jollof rice", "Käsespätzle", "Caesar salad",
  ]
  private static let extras = [
    ("extra cheese", 150), ("no onions", 0), ("gluten-free", 200), ("spicy", 0), ("no rice", -50),
  ]

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> FoodOrder {
    var order = FoodOrder()
    order.id = generator.uuid()
    order.status = generator.pick([.placed, .accepted, .cooking, .onTheWay, .delivered])
    order.restaurant = generator.phrase(words: 1...3)
    let city = generator.integer(in: 0...(Lexicon.cities.count - 1))
    order.pickup = address(city, &generator)
    order.dropoff = address(city, &generator)
    order.lines = (0..<generator.integer(in: 1...5)).map { _ in line(&generator) }
    order.totalCents = order.lines.reduce(0) { $0 + $1.quantity * $1.priceCents }
    if generator.chance(0.6) { order.tipCents = UInt32(generator.integer(in: 1...10)) * 50 }
    order.placedAt = Int64(Epoch.seconds - generator.integer(in: 0...7200))
    if order.status == .onTheWay || order.status == .delivered {
      order.expectedAt = order.placedAt + Int64(generator.integer(in: 1200...3600))
      order.courier = generator.personName()
    }
    return order
  }

  private static func line(_ generator: inout SeededGenerator) -> FoodOrder.Line {
    var line = FoodOrder.Line()
    line.dish = generator.pick(dishes)
    line.quantity = UInt32(generator.pick([1, 1, 1, 2, 3]))
    line.priceCents = UInt32(generator.integer(in: 9...36)) * 50
    line.options = (0..<generator.pick([0, 0, 1, 2])).map { _ in
      let (name, price) = generator.pick(extras)
      var option = FoodOrder.Line.Option()
      option.name = name
      option.priceCents = Int32(price)
      return option
    }
    if generator.chance(0.15) { line.note = generator.phrase(words: 3...9) }
    return line
  }

  private static func address(_ city: Int, _ generator: inout SeededGenerator) -> Address {
    var address = Address()
    address.street = "\(generator.pick(Lexicon.streets)) \(generator.integer(in: 1...180))"
    address.city = Lexicon.cities[city]
    address.postalCode = "\(generator.integer(in: 10_000...99_999))"
    address.country = Lexicon.countries[city]
    if generator.chance(0.4) { address.floor = "\(generator.integer(in: 1...12))" }
    address.latitude = generator.decimal(in: -60_000_000...70_000_000, hundredths: false)
    address.longitude = generator.decimal(in: -180_000_000...180_000_000, hundredths: false)
    return address
  }

  public static func batch(_ items: [FoodOrder]) -> FoodOrderBoard {
    var board = FoodOrderBoard()
    board.orders = items
    return board
  }
}
