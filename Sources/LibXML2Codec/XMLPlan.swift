import RecordModel

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A schema made ready for the codec: every name as bytes that end in a NUL, as libxml2 wants them, in memory that
/// stays where it is.
///
/// The tables are made of plain structures and pointers, so that going from a record to a field and on to the record in
/// it neither retains nor looks anything up.
@usableFromInline
final class XMLPlan: @unchecked Sendable {  // Nothing is written once it is made.
  /// The plan of the root element, as if it were a field of the document.
  let root: FieldPlan
  private let tables: XMLPlanTables

  /// Makes the plan of a schema and of all that it reaches.
  init(_ schema: RecordSchema) {
    var tables = XMLPlanTables()
    let linked = LinkedSchema(schema)
    let records = tables.allocate(RecordPlan.self, count: linked.records.count)
    for (index, schema) in linked.records.enumerated() {
      let fields = schema.fields.map { field in
        var plan = FieldPlan(
          number: field.number, name: tables.name(field.name),
          comesAgain: field.cardinality == .repeated || field.cardinality == .map,
          isAlwaysThere: field.cardinality == .implicit, hasKey: field.cardinality == .map,
          beginsChoice: schema.oneof(of: field.number)?.fields.first == field.number)
        if case .enumeration(let schema) = field.type {
          plan.enumeration = tables.enumeration(schema)
        }
        plan.record = linked.position(ofRecordIn: field).map { UnsafePointer(records + $0) }
        return plan
      }
      (records + index).initialize(
        to: RecordPlan(fields: tables.table(fields)))
    }
    root = FieldPlan(
      number: 0, name: tables.name(schema.name), comesAgain: false, isAlwaysThere: true,
      hasKey: false, beginsChoice: false, record: UnsafePointer(records))
    self.tables = tables
  }

  deinit {
    tables.deallocate()
  }
}

/// The plan of a record: its fields in the order of the schema.
struct RecordPlan {
  let fields: UnsafeBufferPointer<FieldPlan>
}

/// The plan of a field.
struct FieldPlan {
  let number: Int
  let name: UnsafePointer<UInt8>
  /// Whether the element of a valid document may be followed by another of its name.
  let comesAgain: Bool
  /// Whether every record has an element of it.
  let isAlwaysThere: Bool
  /// Whether its elements have the attribute `key`.
  let hasKey: Bool
  /// Whether it is the first member of a oneof, at whose place the one that is there is written.
  let beginsChoice: Bool
  /// The names of an enum's numbers.
  var enumeration: UnsafePointer<EnumPlan>?
  /// The plan of a record in the record.
  var record: UnsafePointer<RecordPlan>?

  /// Whether this is the field's name; it ends in a NUL.
  @inline(__always)
  func isNamed(_ other: UnsafePointer<UInt8>) -> Bool {
    // Most names differ in their first letters, which is cheaper to see than to call for.
    name.pointee == other.pointee && strcmp(Self.chars(name), Self.chars(other)) == 0
  }

  private static func chars(_ name: UnsafePointer<UInt8>) -> UnsafePointer<CChar> {
    UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
  }
}

/// An enum's numbers and names, twice, to be searched by halves.
struct EnumPlan {
  /// A number and its name without the NUL.
  struct Case {
    let number: Int32
    let name: UnsafeBufferPointer<UInt8>
  }

  let byNumber: UnsafeBufferPointer<Case>
  let byName: UnsafeBufferPointer<Case>

  func name(of number: Int32) -> UnsafeBufferPointer<UInt8>? {
    let index = byNumber.firstIndex { $0.number >= number }
    guard let index, byNumber[index].number == number else { return nil }
    return byNumber[index].name
  }

  func number(of name: UnsafeBufferPointer<UInt8>) -> Int32? {
    let index = byName.firstIndex { !$0.name.lexicographicallyPrecedes(name) }
    guard let index, byName[index].name.elementsEqual(name) else { return nil }
    return byName[index].number
  }
}

extension UnsafeBufferPointer {
  /// The first index at which a condition holds that, once it holds, holds to the end; found by halves.
  fileprivate func firstIndex(where holds: (Element) -> Bool) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low < count ? low : nil
  }
}

/// The memory behind a plan, given back all at once.
private struct XMLPlanTables {
  private var memory: [UnsafeMutableRawPointer] = []

  mutating func allocate<Element: BitwiseCopyable>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    let table = UnsafeMutablePointer<Element>.allocate(capacity: count)
    memory.append(UnsafeMutableRawPointer(table))
    return table
  }

  mutating func table<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) -> UnsafeBufferPointer<Element> {
    let table = allocate(Element.self, count: elements.count)
    table.initialize(from: elements, count: elements.count)
    return UnsafeBufferPointer(start: table, count: elements.count)
  }

  mutating func name(_ name: String) -> UnsafePointer<UInt8> {
    table(Array(name.utf8) + [0]).baseAddress!
  }

  mutating func enumeration(_ schema: EnumSchema) -> UnsafePointer<EnumPlan> {
    let cases = schema.cases.map {
      EnumPlan.Case(number: $0.number, name: table(Array($0.name.utf8)))
    }
    let plan = EnumPlan(
      byNumber: table(cases.sorted { $0.number < $1.number }),
      byName: table(cases.sorted { $0.name.lexicographicallyPrecedes($1.name) }))
    return table([plan]).baseAddress!
  }

  func deallocate() {
    for table in memory { table.deallocate() }
  }
}
