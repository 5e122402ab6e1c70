import Bytes
import RecordModel

// Unions, blocks, and what is passed over.
extension AvroDecoder {
  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure { reader.failure(reason) }

  /// Reads the position of the branch of a union of null and a type.
  @inlinable @inline(__always)
  mutating func readIsPresent() throws(DecodingFailure) -> Bool {
    let branch = try reader.readLong()
    guard branch == 0 || branch == 1 else {
      throw failure(.malformed("a union of two types has no branch \(branch)"))
    }
    return branch == 1
  }

  /// Reads the branch of the union that the decoder is at, and goes to that member; says no where it is null.
  @usableFromInline
  mutating func enterUnion() throws(DecodingFailure) -> Bool {
    let union = plan.fields[current]
    do throws(DecodingFailure) {
      let branch = try reader.readLong()
      guard branch >= 0, branch <= union.record.count else {
        throw failure(
          .malformed("a union of \(union.record.count + 1) types has no branch \(branch)"))
      }
      if branch == 0 { return false }
      current = union.record.lowerBound + Int(branch) - 1
      return true
    } catch {
      throw error.inside(.field(union.number))
    }
  }

  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    failure(.exclusiveMembers(other)).inside(.field(number))
  }

  /// Reads the count of a block, 0 behind the last one; `total` elements came before it.
  @inlinable
  mutating func readBlock(after total: Int) throws(DecodingFailure) -> Int {
    let field = plan.fields[current]
    return try reader.readBlock(
      after: total, isEmpty: field.isEmpty && field.cardinality == .repeated)
  }

  /// Starts another record of the outermost schema, behind one that was read.
  @inlinable
  mutating func restart() {
    rest = plan.root
    current = 0
  }

  // MARK: Skipping

  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    var field = plan.fields[current]
    if field.isUnion {
      guard try enterUnion() else { return }
      field = plan.fields[current]
    }
    do throws(DecodingFailure) {
      switch field.cardinality {
      case .implicit: try skipValue(of: field)
      case .optional: if try readIsPresent() { try skipValue(of: field) }
      case .repeated:
        try skipBlocks { decoder throws(DecodingFailure) in
          try decoder.skipValue(of: field)
        }
      case .map:
        try skipBlocks { decoder throws(DecodingFailure) in
          try decoder.reader.skip(try decoder.reader.readLength())
          try decoder.skipValue(of: field)
        }
      }
    } catch {
      throw error.inside(.field(field.number))
    }
  }

  private mutating func skipBlocks(
    _ skipElement: (inout AvroDecoder) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    var total = 0
    while true {
      let count = try readBlock(after: total)
      if count == 0 { return }
      for _ in 0..<count { try skipElement(&self) }
      total += count
    }
  }

  @usableFromInline
  mutating func skipValue(of field: AvroPlan.Field) throws(DecodingFailure) {
    switch field.kind {
    case .bool: _ = try reader.readBoolean()
    case .int32, .int64, .uint32, .uint64, .enumeration: _ = try reader.readLong()
    case .float: try reader.skip(4)
    case .double: try reader.skip(8)
    case .string, .bytes: try reader.skip(try reader.readLength())
    case .record: try endRecord(try beginRecord())
    }
  }
}
