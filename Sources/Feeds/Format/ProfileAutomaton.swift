/// A profile's plan bound to the names of one document, so that following an element costs a probe of a small hash table
/// and a look into a matrix, and no string is compared.
struct ProfileAutomaton {
  /// What a reader must know of a state.
  struct State {
    var firstAttribute: Int
    var endAttribute: Int
    var firstText: Int
    var endText: Int
    var record: Int
    var level: Int
    var depth: Int
    /// The state that elements without a transition of their own lead to.
    var any: Int16
  }

  /// No state: the element is not wanted.
  static let unwanted: Int16 = -1

  private(set) var states: [State] = []
  private(set) var attributes: [(name: XMLName, capture: Int)] = []
  private(set) var texts: [Int] = []
  private var transitions: [Int16]
  private let symbolCount: Int
  private var names: [XMLName]
  private var symbols: [Int16]
  private let mask: Int

  /// An automaton that leads nowhere.
  init() {
    transitions = []
    symbolCount = 0
    names = []
    symbols = []
    mask = 0
  }

  /// Binds a plan.
  ///
  /// - Parameters:
  ///   - rootSpace: The namespace of the root, which names without a prefix share unless the profile says otherwise.
  ///   - intern: Gives the identity of a name in the document.
  init(_ plan: ProfilePlan, rootSpace: UInt, intern: (String) -> UInt) {
    var numbers: [QualifiedName: Int] = [:]
    for state in plan.states {
      for child in state.children where !child.name.isAny && numbers[child.name] == nil {
        numbers[child.name] = numbers.count
      }
    }
    symbolCount = numbers.count
    transitions = Array(repeating: Self.unwanted, count: plan.states.count * max(1, numbers.count))
    func spaces(_ prefix: String) -> [UInt] {
      plan.namespaces[prefix]?.map { $0.isEmpty ? 0 : intern($0) } ?? [rootSpace]
    }
    var size = 16
    let entries = numbers.keys.reduce(0) { $0 + spaces($1.prefix).count * plan.variants(of: $1.local).count }
    while size < entries * 4 { size *= 2 }
    mask = size - 1
    names = Array(repeating: XMLName(local: 0, space: 0), count: size)
    symbols = Array(repeating: -1, count: size)
    for (name, number) in numbers {
      for local in plan.variants(of: name.local).map(intern) {
        for space in spaces(name.prefix) { insert(XMLName(local: local, space: space), Int16(number)) }
      }
    }
    for (index, state) in plan.states.enumerated() {
      for child in state.children where !child.name.isAny {
        transitions[index * symbolCount + (numbers[child.name] ?? 0)] = Int16(child.state)
      }
      let firstAttribute = attributes.count
      for (name, capture) in state.attributes {
        // An attribute without a prefix is in no namespace, whatever the default namespace is.
        for local in plan.variants(of: name.local).map(intern) {
          for space in name.prefix.isEmpty ? [0] : spaces(name.prefix) {
            attributes.append((XMLName(local: local, space: space), capture))
          }
        }
      }
      let firstText = texts.count
      texts += state.text
      states.append(
        State(
          firstAttribute: firstAttribute, endAttribute: attributes.count, firstText: firstText, endText: texts.count,
          record: state.record, level: state.level, depth: state.depth,
          any: state.children.first { $0.name.isAny }.map { Int16($0.state) } ?? Self.unwanted))
    }
  }

  /// The state that an element leads to from `state`, or ``unwanted``.
  @inline(__always) func state(from state: Int16, _ name: XMLName) -> Int16 {
    var slot = Self.hash(name) & mask
    while symbols[slot] >= 0 {
      if names[slot] == name {
        let next = transitions[Int(state) * symbolCount + Int(symbols[slot])]
        return next == Self.unwanted ? states[Int(state)].any : next
      }
      slot = (slot + 1) & mask
    }
    return states[Int(state)].any
  }

  private mutating func insert(_ name: XMLName, _ symbol: Int16) {
    var slot = Self.hash(name) & mask
    while symbols[slot] >= 0 { slot = (slot + 1) & mask }
    names[slot] = name
    symbols[slot] = symbol
  }

  /// Fibonacci hashing of two addresses.
  private static func hash(_ name: XMLName) -> Int {
    let mixed = (name.local ^ (name.space &* 31)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
