import CPixels

/// What becomes of memory that decoded pictures have handed back.
public enum FreedMemory {
  /// Keeps up to 128 MiB for the next picture, for the whole process: handed back to the system and asked for again, every
  /// page of every picture is cleared anew, which costs a fifth of what decoding does. Blocks of 32 MiB and more go back at
  /// once. For programs that look at one picture after the other.
  public static func keep() { cpixels_keep_memory() }
}
