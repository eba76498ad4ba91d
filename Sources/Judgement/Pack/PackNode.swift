internal import Marketplace
internal import Yams

/// A place in a YAML file of a pack: reads values and says where one is missing or wrong.
struct PackNode {
  private let node: Node
  let file: String
  let faults: PackFaults

  private init(_ node: Node, file: String, faults: PackFaults) {
    self.node = node
    self.file = file
    self.faults = faults
  }

  /// The root of a file, or `nil` when it is no YAML; the fault is then noted.
  init?(yaml: String, file: String, faults: PackFaults) {
    do {
      // A scalar is read as what is wanted of it, and never as what it looks like.
      guard let node = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else {
        faults.add("the file is empty; write a signal or remove it", file: file)
        return nil
      }
      self.init(node, file: file, faults: faults)
    } catch let error as YamlError {
      let mark = error.place
      faults.add(
        "not YAML: \(error.summary)", file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
      return nil
    } catch {
      faults.add("not YAML", file: file)
      return nil
    }
  }

  /// The line that it stands on, from 1.
  var line: Int { node.mark?.line ?? 1 }

  /// Notes a fault here.
  func fault(_ message: String) {
    faults.add(message, file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// The values of a mapping by key; notes keys that are not known, with the nearest that is, and keys that are missing.
  func mapping(required: [String], optional: [String] = []) -> [String: PackNode] {
    guard case .mapping(let mapping) = node else {
      fault("expected a mapping with the keys \(required.joined(separator: ", "))")
      return [:]
    }
    let known = required + optional
    var values: [String: PackNode] = [:]
    for (keyNode, value) in mapping {
      let key = PackNode(keyNode, file: file, faults: faults)
      guard let name = keyNode.string, known.contains(name) else {
        key.fault("unknown key \"\(keyNode.string ?? "")\"\(suggestion(for: keyNode.string ?? "", among: known))")
        continue
      }
      values[name] = PackNode(value, file: file, faults: faults)
    }
    for name in required where values[name] == nil { fault("the key \"\(name)\" is missing") }
    return values
  }

  /// The values of a mapping with any keys, in order of the file.
  var entries: [(key: String, value: PackNode)] {
    guard case .mapping(let mapping) = node else {
      fault("expected a mapping")
      return []
    }
    return mapping.map { ($0.key.string ?? "", PackNode($0.value, file: file, faults: faults)) }
  }

  /// The items of a list.
  var items: [PackNode] {
    guard case .sequence(let sequence) = node else {
      fault("expected a list")
      return []
    }
    return sequence.map { PackNode($0, file: file, faults: faults) }
  }

  /// A text that is not empty.
  var text: String? {
    guard let text = node.scalar?.string, !text.isEmpty else {
      fault("expected a text")
      return nil
    }
    return text
  }

  /// A finite number.
  var number: Double? {
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
      fault("expected a number")
      return nil
    }
    return number
  }

  /// A day, ISO 8601.
  var day: Day? {
    guard let text = node.scalar?.string, text.count == 10, let day = Day(text) else {
      fault("expected a day; write it as 2026-11-25")
      return nil
    }
    return day
  }

  /// `true` or `false`.
  var flag: Bool? {
    guard let text = node.scalar?.string, let flag = Bool(text) else {
      fault("expected true or false")
      return nil
    }
    return flag
  }

  /// A text in both languages: a mapping of `en` and `zh`.
  var localizedText: LocalizedText? {
    let values = mapping(required: ["en", "zh"])
    guard let english = values["en"]?.text, let chinese = values["zh"]?.text else { return nil }
    return LocalizedText(english: english, chinese: chinese)
  }

  /// One of a closed set of words.
  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Choice? where Choice.RawValue == String {
    word(among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// One of a list of words.
  func word(among words: [String]) -> String? {
    guard let text else { return nil }
    guard words.contains(text) else {
      fault(
        "unknown word \"\(text)\"\(suggestion(for: text, among: words)); known are \(words.joined(separator: ", "))")
      return nil
    }
    return text
  }
}

extension YamlError {
  fileprivate var place: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
    default: nil
    }
  }

  fileprivate var summary: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "it cannot be parsed"
    }
  }
}
