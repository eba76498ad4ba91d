/// A stack of plain values in one growing block.
///
/// An array does the same, but appending to it and writing into it through a property of an object costs checks of
/// uniqueness. Every index is checked against the room; the block is the stack's own and goes with it.
@safe struct XMLStack<Element: BitwiseCopyable>: ~Copyable {
  private var block: UnsafeMutablePointer<Element>
  private(set) var capacity: Int
  /// Elements that count.
  private(set) var count = 0

  /// An empty stack with room for `capacity` elements.
  init(capacity: Int) {
    self.capacity = max(1, capacity)
    unsafe block = .allocate(capacity: self.capacity)
  }

  deinit { unsafe block.deallocate() }

  /// The element at an index below ``count``.
  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return unsafe block[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      unsafe block[index] = newValue
    }
  }

  /// Appends an element.
  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe block[count] = element
    count &+= 1
  }

  /// Takes the last element off.
  @inline(__always) mutating func removeLast() -> Element {
    precondition(count > 0)
    count &-= 1
    return unsafe block[count]
  }

  /// Forgets all elements and keeps the room.
  @inline(__always) mutating func removeAll() { count = 0 }

  /// The elements, until the stack is changed.
  @inline(__always) var elements: UnsafeBufferPointer<Element> {
    unsafe UnsafeBufferPointer(start: block, count: count)
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: block, count: count)
    unsafe block.deallocate()
    unsafe block = larger
    capacity *= 2
  }
}
