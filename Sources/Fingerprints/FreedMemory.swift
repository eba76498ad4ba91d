internal import CVectors

/// What was freed and is still held by the allocator.
public enum FreedMemory {
  /// Gives it back to the system: large arrays that come and go in pieces would stay in the allocator's heap, and what
  /// comes next in one piece would lie beside them.
  public static func giveBack() { cvectors_give_back_memory() }
}
