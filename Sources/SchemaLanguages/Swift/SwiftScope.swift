/// The names of one scope in Swift, each given to one thing.
struct SwiftScope {
  /// A name that something asks for.
  struct Wish {
    /// The name in Swift's spelling, as if everything could have it.
    let plain: String
    /// The same, or another one where Swift or the generated code needs that; keywords between backticks.
    let name: String
    /// What is put after a name that is taken: a number, which stays the same when other things come and go.
    let number: String
  }

  /// The names that things get, in their order: the first to ask for a name has it, others get their numbers after it.
  ///
  /// - Parameter reserved: names that nothing can have.
  static func names(for wishes: [Wish], apartFrom reserved: Set<String>) -> [String] {
    let wanted = Set(wishes.map(\.name))
    var given: Set<String> = []
    return wishes.map { wish in
      if given.insert(wish.name).inserted { return wish.name }
      // With a number after it, nothing is a keyword.
      var name = wish.name.filter { $0 != "`" } + wish.number
      while wanted.contains(name) || reserved.contains(name) || !given.insert(name).inserted {
        name += "Number" + wish.number
      }
      return name
    }
  }
}
