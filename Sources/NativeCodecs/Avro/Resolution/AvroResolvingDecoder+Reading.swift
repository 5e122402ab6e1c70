import Bytes
import RecordModel

// The writer's unions, collections and numbers, the reader's defaults, and what is passed over.
extension AvroResolvingDecoder {
  /// The type of the value that comes next: of a union, the branch that the input names.
  @inlinable
  mutating func select(_ index: Int) throws(DecodingFailure) -> AvroResolution.Source {
    let source = resolution.sources[index]
    return source.form == .union ? resolution.sources[try readBranch(of: source)] : source
  }

  @inlinable
  mutating func readBranch(of union: AvroResolution.Source) throws(DecodingFailure) -> Int {
    let branch = try reader.readLong()
    guard branch >= 0, branch < union.count else {
      throw reader.failure(.malformed("a union of \(union.count) types has no branch \(branch)"))
    }
    return resolution.branches[union.first + Int(branch)]
  }

  /// Reads an integer that the writer has as `int` or `long`.
  @inlinable
  mutating func readInteger(_ expected: String) throws(DecodingFailure) -> Int64 {
    guard source.form == .long || source.form == .int else { throw mismatch(expected) }
    let long = try reader.readLong()
    guard source.form == .long || Int64(Int32(truncatingIfNeeded: long)) == long else {
      throw reader.outOfRange("int", long)
    }
    return long
  }

  /// The type of a collection's elements.
  @inlinable
  mutating func beginElements(
    of index: Int, form: AvroResolution.Form
  ) throws(DecodingFailure) -> Int {
    source = try select(index)
    guard source.form == form else { throw mismatch(form == .map ? "map" : "array") }
    return source.first
  }

  @inlinable
  mutating func readBlock(of element: Int, after total: Int) throws(DecodingFailure) -> Int {
    try reader.readBlock(after: total, isEmpty: resolution.sources[element].isEmpty)
  }

  @inlinable
  mutating func descend() throws(DecodingFailure) {
    guard depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    depth &+= 1
  }

  /// A value has a type that the reader cannot take: a branch of the writer's union.
  @usableFromInline @inline(never)
  func mismatch(_ expected: String) -> DecodingFailure {
    let found =
      source.form == .mismatch ? resolution.typeNames[source.count] : "\(source.form)"
    return reader.failure(.wrongType(expected: expected, found: found))
  }

  // MARK: Defaults

  /// Reads the default of the current field, which the writer lacks.
  @inlinable
  mutating func readDefault(
    _ step: AvroResolution.Step,
    _ body: (inout AvroResolvingDecoder) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    let given = resolution.defaults[~step.source]
    try ByteReader.reading(given.bytes.rawSpan) { bytes throws(DecodingFailure) in
      var decoder = AvroResolvingDecoder(
        reader: bytes, resolution: given.resolution, limits: reader.limits)
      decoder.current = given.resolution.steps.count - 1
      decoder.depth = depth
      try body(&decoder)
    }
  }

  // MARK: Skipping

  /// Passes over a value.
  ///
  /// - Parameter isElement: whether the value is an element of a collection. A collection that is counts as a level of
  ///   depth, as every record does.
  @usableFromInline
  mutating func skip(_ index: Int, isElement: Bool = false) throws(DecodingFailure) {
    let source = resolution.sources[index]
    switch source.form {
    case .null: break
    case .boolean: _ = try reader.readBoolean()
    case .int, .long, .enumeration: _ = try reader.readLong()
    case .float: try reader.skip(4)
    case .double: try reader.skip(8)
    case .text: try reader.skip(try reader.readLength())
    case .fixed: try reader.skip(source.first)
    case .union, .oneof: try skip(try readBranch(of: source), isElement: isElement)
    case .mismatch, .member: try skip(source.first, isElement: isElement)
    case .record:
      try descend()
      for step in source.steps {
        if resolution.steps[step].isEmpty { try reader.countEmptyValues(1) }
        try skip(resolution.steps[step].source)
      }
      depth &-= 1
    case .array, .map:
      if isElement { try descend() }
      try skipElements(of: source)
      if isElement { depth &-= 1 }
    }
  }

  private mutating func skipElements(
    of collection: AvroResolution.Source
  ) throws(DecodingFailure) {
    let isMap = collection.form == .map
    var total = 0
    while true {
      let isEmpty = !isMap && resolution.sources[collection.first].isEmpty
      let count = try reader.readBlock(after: total, isEmpty: isEmpty)
      if count == 0 { return }
      for _ in 0..<count {
        if isMap { try reader.skip(try reader.readLength()) }
        try skip(collection.first, isElement: true)
      }
      total += count
    }
  }
}
