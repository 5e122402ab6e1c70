/// Takes a value and does nothing with it, in a way the optimiser cannot see.
///
/// Work whose result nobody uses is work the optimiser may remove. Hand the result of every measured
/// operation to this function and it has to be computed.
@inline(never) @_optimize(none)
public func blackHole<Value: ~Copyable>(_ value: borrowing Value) {}
