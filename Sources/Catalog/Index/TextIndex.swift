/// The index of listings as it stands.
public struct TextIndex: Sendable {
  /// Which of the catalog's index files it is.
  let number: Int
  let index: ListingIndex
  /// The last that was taken in of what came since the file was written.
  var newest = 0
  /// What came since, by key, in order of coming.
  private var tail: [UInt32: [UInt32]] = [:]
  /// The keys of what came since, by number.
  private var keys: [UInt32: [UInt32]] = [:]

  init(number: Int, index: ListingIndex) {
    self.number = number
    self.index = index
  }

  /// How many listings came since the file was written.
  var waiting: Int { keys.count }

  /// Takes in a listing that came since, in place of what it said before.
  mutating func take(_ read: TextKeys, of number: UInt32) {
    for key in keys[number] ?? [] { tail[key]?.removeAll { $0 == number } }
    let new = index.withCounters { read.kept($0) }
    keys[number] = new
    for key in new { tail[key, default: []].append(number) }
  }

  /// Calls `body` with the number of texts in which the shingles of each counter stand; the leading 24 bits of a
  /// shingle's hash choose its counter.
  public func withCounters<Value>(_ body: (Span<UInt32>) throws -> Value) rethrows -> Value {
    try index.withCounters(body)
  }

  /// The number of texts whose shingles were counted.
  public var texts: Int { index.texts }

  /// The listings that share keys with a listing, with how many they share; equal texts share two more.
  ///
  /// - Parameter limit: What more listings have says nothing.
  public func alike(_ read: TextKeys, limit: Int) -> [UInt32: Int] {
    var shared: [UInt32: Int] = [:]
    for key in index.withCounters({ read.keys($0) }) { forEach(key, limit: limit) { shared[$0, default: 0] += 1 } }
    forEach(read.whole, limit: limit) { shared[$0, default: 0] += 2 }
    return shared
  }

  /// Listings that ask a price for the product of a listing: those that came first, at most `most` of the index's and
  /// as many of what came since.
  public func offers(of keys: TextKeys, most: Int) -> [UInt32] {
    guard let product = keys.product else { return [] }
    return index.first(most, of: product) + (tail[product] ?? []).prefix(most)
  }

  /// Calls `body` with the number of every listing that has a key, unless more than `limit` have it.
  func forEach(_ key: UInt32, limit: Int, _ body: (UInt32) -> Void) {
    index.forEach(key, limit: limit, body)
    for number in tail[key] ?? [] { body(number) }
  }
}
