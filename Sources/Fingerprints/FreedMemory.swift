internal import CMemory

/// What was freed and is still held by the allocator.
public enum FreedMemory {
  /// Gives it back to the system: large arrays that come and go in pieces would stay in the allocator's heap, and what
  /// comes next in one piece would lie beside them.
  public static func giveBack() { cmemory_give_back() }

  /// Keeps up to 128 MiB of it for what comes next, for the whole process: handed back to the system and asked for again,
  /// every page is cleared anew. Blocks of 32 MiB and more go back at once. For programs that look at one picture, or at
  /// one small batch, after the other.
  public static func keep() { cmemory_keep() }
}
