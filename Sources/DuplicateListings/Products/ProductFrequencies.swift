#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// In how many product descriptions each word and each three-letter piece stands (Spärck Jones 1972).
struct ProductFrequencies: Sendable {
  private var words: [String: Int] = [:]
  private var grams: [UInt32: Int] = [:]
  private var count = 0

  init(_ texts: some Sequence<ProductText>) {
    for text in texts {
      count += 1
      for word in text.words { words[word, default: 0] += 1 }
      for gram in text.grams { grams[gram, default: 0] += 1 }
    }
  }

  func weight(ofWord word: String) -> Float { weight(words[word] ?? 0) }

  func weight(ofGram gram: UInt32) -> Float { weight(grams[gram] ?? 0) }

  private func weight(_ frequency: Int) -> Float { log(Float(count + 1) / Float(frequency + 1)) + 0.1 }
}
