/// Punycode, RFC 3492: how a domain label with letters beyond ASCII goes over the wire.
enum Punycode {
  /// Appends the encoding of a label, without `xn--`.
  ///
  /// - Returns: Whether the label could be encoded; a hostile one overflows.
  static func encode(_ label: [UInt32], into output: inout [UInt8]) -> Bool {
    let basic = label.filter { $0 < 0x80 }
    output.append(contentsOf: basic.map { UInt8($0) })
    if !basic.isEmpty { output.append(0x2D) }
    var next: UInt32 = 0x80
    var delta = 0
    var bias = 72
    var handled = basic.count
    while handled < label.count {
      guard let least = label.lazy.filter({ $0 >= next }).min() else { return false }
      delta += Int(least - next) * (handled + 1)
      guard delta < Int(Int32.max) else { return false }
      next = least
      for scalar in label {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        write(delta, bias: bias, into: &output)
        bias = adapt(delta, handled + 1, isFirst: handled == basic.count)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return true
  }

  private static func write(_ delta: Int, bias: Int, into output: inout [UInt8]) {
    var rest = delta
    var place = 36
    while true {
      let threshold = min(26, max(1, place - bias))
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      place += 36
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }

  private static func adapt(_ first: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? first / 700 : first / 2
    delta += delta / count
    var steps = 0
    while delta > 455 {
      delta /= 35
      steps += 36
    }
    return steps + 36 * delta / (delta + 38)
  }
}
