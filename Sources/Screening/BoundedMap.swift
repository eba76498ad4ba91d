extension Array where Element: Sendable {
  /// What `work` makes of each element, in order of elements, `width` of them at a time.
  ///
  /// - Parameter finished: Told how many are done and how many there are, as each is.
  func mapped<Made: Sendable>(
    width: Int, finished: (_ done: Int, _ total: Int) -> Void = { _, _ in },
    _ work: @escaping @Sendable (Element) -> Made
  ) async -> [Made] {
    await withTaskGroup(of: (Int, Made).self) { group in
      var made = [Made?](repeating: nil, count: count)
      var next = 0
      func start() {
        guard next < count else { return }
        let (position, element) = (next, self[next])
        next += 1
        group.addTask { (position, work(element)) }
      }
      for _ in 0..<Swift.max(1, width) { start() }
      var done = 0
      for await (position, result) in group {
        made[position] = result
        done += 1
        finished(done, count)
        start()
      }
      return made.compactMap { $0 }
    }
  }
}
