internal import CAvro

/// A reference to one of libavro's generic values, or to a part of one: `avro_value_t` without its C type.
///
/// The two addresses are libavro's own, so that the visitors can be inlined into clients that never see libavro. What
/// calls libavro is out of line. A reference to a part is good until the value around it changes or goes.
@frozen
@usableFromInline
struct GenericValue: BitwiseCopyable {
  @usableFromInline let interface: UnsafeMutableRawPointer
  @usableFromInline let instance: UnsafeMutableRawPointer

  init(_ value: avro_value_t) {
    interface = UnsafeMutableRawPointer(value.iface)
    instance = value.`self`
  }

  var raw: avro_value_t { avro_value_t(iface: methods, self: instance) }

  @inline(__always)
  private var methods: UnsafeMutablePointer<avro_value_iface_t> {
    interface.assumingMemoryBound(to: avro_value_iface_t.self)
  }

  // libavro's methods cannot fail on a value of the type they are for, save for want of memory, where Swift stops the
  // process too.
  @inline(__always)
  private func check(_ result: Int32, _ method: StaticString = #function) {
    precondition(result == 0, "libavro refuses \(method) with error \(result)")
  }

  /// The part that a method of libavro's puts where it is told.
  @inline(__always)
  private func part(_ find: (UnsafeMutablePointer<avro_value_t>) -> Int32) -> GenericValue {
    var child = avro_value_t()
    check(find(&child))
    return GenericValue(child)
  }
}

// MARK: - Writing

extension GenericValue {
  /// Empties the value and all its parts, and keeps their memory where libavro can use it again.
  func reset() { check(methods.pointee.reset(methods, instance)) }

  @usableFromInline @inline(never)
  func set(_ value: Bool) { check(methods.pointee.set_boolean(methods, instance, value ? 1 : 0)) }

  @usableFromInline @inline(never)
  func set(_ value: Int32) { check(methods.pointee.set_int(methods, instance, value)) }

  @usableFromInline @inline(never)
  func set(_ value: Int64) { check(methods.pointee.set_long(methods, instance, value)) }

  @usableFromInline @inline(never)
  func set(_ value: Float) { check(methods.pointee.set_float(methods, instance, value)) }

  @usableFromInline @inline(never)
  func set(_ value: Double) { check(methods.pointee.set_double(methods, instance, value)) }

  @usableFromInline @inline(never)
  func set(enumIndex: Int) {
    check(methods.pointee.set_enum(methods, instance, Int32(truncatingIfNeeded: enumIndex)))
  }

  /// Copies text into the value; a U+0000 in it is a character like any other.
  ///
  /// - Returns: the number of its UTF-8 bytes.
  @usableFromInline @inline(never)
  func set(_ string: String) -> Int {
    let count = string.utf8.count
    // libavro wants a NUL behind the text and counts it.
    string.withCString { text in
      check(methods.pointee.set_string_len(methods, instance, text, count + 1))
    }
    return count
  }

  @usableFromInline @inline(never)
  func set(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var nothing: UInt8 = 0
      withUnsafeMutablePointer(to: &nothing) { nothing in
        let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
        check(
          methods.pointee.set_bytes(
            methods, instance, start ?? UnsafeMutableRawPointer(nothing), bytes.count))
      }
    }
  }

  /// Makes a branch of a union the one that is there, and returns it.
  @usableFromInline @inline(never)
  func selectBranch(_ index: Int) -> GenericValue {
    part { methods.pointee.set_branch(methods, instance, Int32(truncatingIfNeeded: index), $0) }
  }

  /// Makes an optional value absent: the first branch of its union, `null`.
  @usableFromInline @inline(never)
  func setAbsent() {
    let null = selectBranch(0)
    null.check(null.methods.pointee.set_null(null.methods, null.instance))
  }

  /// Makes an optional value present: the second branch of its union, which is returned.
  @usableFromInline @inline(never)
  func setPresent() -> GenericValue { selectBranch(1) }

  /// Appends an element to an array.
  @usableFromInline @inline(never)
  func append() -> GenericValue {
    part { methods.pointee.append(methods, instance, $0, nil) }
  }

  /// Adds an entry to a map.
  ///
  /// - Returns: the entry's value, and the number of UTF-8 bytes in its key.
  @usableFromInline @inline(never)
  func add(key: String) -> (GenericValue, Int) {
    let value = part { child in
      key.withCString { methods.pointee.add(methods, instance, $0, child, nil, nil) }
    }
    return (value, key.utf8.count)
  }
}

// MARK: - Reading

extension GenericValue {
  /// The field of a record, the element of an array.
  @usableFromInline @inline(never)
  func part(at index: Int) -> GenericValue {
    part { methods.pointee.get_by_index(methods, instance, index, $0, nil) }
  }

  /// What a method of libavro's puts where it is told, over the value that is there.
  @inline(__always)
  private func fetch<Number>(
    over value: Number, _ get: (UnsafeMutablePointer<Number>) -> Int32
  ) -> Number {
    var value = value
    check(get(&value))
    return value
  }

  /// The number of elements of an array, or of entries of a map.
  @usableFromInline @inline(never)
  var count: Int { fetch(over: 0) { methods.pointee.get_size(methods, instance, $0) } }

  /// The value of an optional field, unless it is absent.
  @usableFromInline @inline(never)
  var present: GenericValue? { branchIndex == 0 ? nil : branch }

  /// Which branch of a union is there.
  @usableFromInline @inline(never)
  var branchIndex: Int {
    Int(fetch(over: 0) { methods.pointee.get_discriminant(methods, instance, $0) })
  }

  /// The branch of a union that is there.
  @usableFromInline @inline(never)
  var branch: GenericValue {
    part { methods.pointee.get_current_branch(methods, instance, $0) }
  }

  @usableFromInline @inline(never)
  var bool: Bool { fetch(over: 0) { methods.pointee.get_boolean(methods, instance, $0) } != 0 }

  @usableFromInline @inline(never)
  var int: Int32 { fetch(over: 0) { methods.pointee.get_int(methods, instance, $0) } }

  @usableFromInline @inline(never)
  var long: Int64 { fetch(over: 0) { methods.pointee.get_long(methods, instance, $0) } }

  @usableFromInline @inline(never)
  var float: Float { fetch(over: 0) { methods.pointee.get_float(methods, instance, $0) } }

  @usableFromInline @inline(never)
  var double: Double { fetch(over: 0) { methods.pointee.get_double(methods, instance, $0) } }

  @usableFromInline @inline(never)
  var enumIndex: Int {
    Int(fetch(over: 0) { methods.pointee.get_enum(methods, instance, $0) })
  }

  /// The text of the value; `nil` where it is not UTF-8, which libavro does not check.
  @usableFromInline @inline(never)
  var string: String? {
    var start: UnsafePointer<CChar>?
    var count = 0
    check(methods.pointee.get_string(methods, instance, &start, &count))
    // The count includes the NUL that libavro puts behind the text.
    return Self.text(at: start, count: count - 1)
  }

  @usableFromInline @inline(never)
  var bytes: [UInt8] {
    var start: UnsafeRawPointer?
    var count = 0
    check(methods.pointee.get_bytes(methods, instance, &start, &count))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// An entry of a map; the key is `nil` where it is not UTF-8.
  @usableFromInline @inline(never)
  func entry(at index: Int) -> (key: String?, value: GenericValue) {
    var key: UnsafePointer<CChar>?
    let value = part { methods.pointee.get_by_index(methods, instance, index, $0, &key) }
    return (Self.text(at: key, count: key.map { strlen($0) } ?? 0), value)
  }

  private static func text(at start: UnsafePointer<CChar>?, count: Int) -> String? {
    guard let start, count > 0 else { return "" }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) { start in
      do {
        return String(copying: try UTF8Span(validating: Span(_unsafeStart: start, count: count)))
      } catch {
        return nil
      }
    }
  }
}
