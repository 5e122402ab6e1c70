/// An optional value kept outside the structure that holds it, so that a record may hold itself.
///
///     struct Comment: Record {
///       @Indirect var inReplyTo: Comment?
///
/// Like the values it stands for it is copied when it is changed, and takes no memory while it is `nil`.
@frozen @propertyWrapper
public struct Indirect<Value: FieldValue>: Sendable, Equatable {
  @usableFromInline var box: Box?

  /// Keeps a value, or its absence.
  @inlinable public init(wrappedValue: Value?) {
    box = wrappedValue.map(Box.init)
  }

  /// The value; `nil` is absent.
  @inlinable public var wrappedValue: Value? {
    get { box?.value }
    _modify {
      var value: Value?
      if isKnownUniquelyReferenced(&box), let box {
        swap(&value, &box.value)
      } else {
        value = box?.value
      }
      defer {
        if let value {
          if isKnownUniquelyReferenced(&box), let box {
            box.value = value
          } else {
            box = Box(value)
          }
        } else {
          box = nil
        }
      }
      yield &value
    }
  }

  @inlinable public static func == (left: Indirect, right: Indirect) -> Bool {
    left.box === right.box || left.wrappedValue == right.wrappedValue
  }

  // A box is changed only while it has one owner, so sharing it between threads is safe.
  @usableFromInline final class Box: @unchecked Sendable {
    @usableFromInline var value: Value?
    @usableFromInline init(_ value: Value) { self.value = value }
  }
}
