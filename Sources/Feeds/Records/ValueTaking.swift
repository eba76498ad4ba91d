import Identifiers
import Marketplace

/// How values get into a record: checked, reduced to text, looked up, taken apart.
extension RecordAssembly {
  /// Takes a value that needs no look at it, as most do.
  ///
  /// - Returns: Whether it is dealt with.
  @inline(__always) mutating func takePlain(_ index: Int, of capture: borrowing RecordCapture) -> Bool {
    let value = capture.values[index]
    let handling = plan.handling[Int(value.capture)]
    guard handling.isValue, value.end > value.start else { return true }
    if !handling.isRepeatable, chosen[Int(handling.field.rawValue)] != index { return true }
    guard handling.isPlain else { return false }
    let bytes = capture.bytes
    let text = bytes.span.extracting(value.start..<value.end)
    let part = handling.isOfParty ? UInt8(truncatingIfNeeded: max(0, parties - 1)) : 0
    if handling.qualifierLength > 0 {
      let constants = plan.constants
      draft.append(handling.field, text, qualifier: constants.span.extracting(handling.qualifier), part: part)
    } else if handling.qualifierCapture >= 0,
      let beside = nearest(Int(handling.qualifierCapture), to: index, in: capture)
    {
      draft.append(handling.field, text, qualifier: bytes.span.extracting(beside), part: part)
    } else {
      guard handling.field != .link || Self.isWebAddress(bytes[value.start..<value.end]) else { return false }
      draft.append(handling.field, text, part: part)
    }
    return true
  }

  /// Takes a value that counts, if it is the one chosen for its field.
  mutating func take(
    _ index: Int, of capture: borrowing RecordCapture, isOrdered: Bool = false
  ) throws(RuleBreach) {
    let value = capture.values[index]
    let source = plan.captures[Int(value.capture)]
    guard source.rule >= 0, value.end > value.start else { return }
    let rule = plan.rules[source.rule]
    guard rule.isRepeatable ? counts(index, of: capture) : chosen[Int(rule.field.rawValue)] == index else {
      return
    }
    if rule.field == .picture, !pictureOrder.isEmpty, !isOrdered { return }
    let qualifier = place(source.qualifiers, of: index, in: capture)
    switch rule.field {
    case .price, .salePrice:
      if !takePlainPrice(rule, value, qualifier, capture) { try takePrice(rule, value, qualifier, capture) }
      return
    case .experience: try check(value, capture).score()
    case .description where isVerbatim: break
    case .title where !source.qualifiers.isEmpty:
      // The qualifier of a title is how it is written (RFC 4287, section 3.1.1).
      let isMarkup = bytes(qualifier, capture).elementsEqual("html".utf8)
      if isMarkup, html.reduce(capture.bytes[value.start..<value.end]) {
        let text = html.output.block
        if html.output.count > 0 { draft.append(.title, text.span.extracting(0..<html.output.count)) }
      } else {
        draft.append(.title, capture.bytes.span.extracting(value.start..<value.end))
      }
      return
    case .opened, .created, .updated, .partyBorn:
      let text = capture.bytes[value.start..<value.end]
      switch DateText.read(text, zone: rule.zone.isEmpty ? [] : Array(plan.constants[rule.zone])) {
      case .asWritten: break
      case .iso(let iso): return draft.append(rule.field, iso.span)
      case .none: return
      case .fault: throw check(value, capture).notADate
      }
    case .description where html.reduce(capture.bytes[value.start..<value.end]):
      let text = html.output.block
      if html.output.count > 0 { draft.append(.description, text.span.extracting(0..<html.output.count)) }
      return
    case .party:
      parties += 1
      guard parties <= limits.parties else {
        throw check(value, capture).breach(
          "the store has more than \(limits.parties) parties; \(FeedLimit.parties.advice)")
      }
    case .gtin where GTIN.canonical(of: capture.bytes.span.extracting(value.start..<value.end), into: &gtin):
      // What is none stays as it was written, for people to see.
      let digits = gtin
      draft.append(.gtin, digits.span)
      return
    case .link: if !Self.isWebAddress(capture.bytes[value.start..<value.end]) { try check(value, capture).address() }
    case .picture:
      let isSecondMain = pictures > 0 && isAlwaysMain(qualifier)
      let text = capture.bytes[value.start..<value.end]
      if isSecondMain || PictureList.mayHoldSeveral(text, separator: rule.separator) {
        let role = isSecondMain ? PictureList.detail[...] : bytes(qualifier, capture)
        return try takePictures(value, capture, rule, role)
      }
      if !Self.isWebAddress(text) { try check(value, capture).address() }
      try countPicture(value, capture)
    default: break
    }
    // The rule as a whole is copied for what breaks it alone.
    if rule.hasAllowedValues {
      let text = capture.bytes[value.start..<value.end]
      if !plan.allowed[source.rule].values.contains(where: { $0[...] == text }) {
        try check(value, capture).allowedValue()
      }
    }
    if rule.hasAllowedQualifiers || rule.qualifierRequirement == .always {
      let written = bytes(qualifier, capture)
      if written.isEmpty
        || rule.hasAllowedQualifiers && !plan.allowed[source.rule].qualifiers.contains(where: { $0[...] == written })
      {
        try check(value, capture).qualifier(written)
      }
    }
    if rule.lookup >= 0,
      let path = tables[rule.lookup].path(of: capture.bytes.span.extracting(value.start..<value.end))
    {
      let name = self.qualifier(bytes(qualifier, capture), rule)
      draft.append(rule.field, path.span, qualifier: name.span)
      return
    }
    if rule.qualifierLookup >= 0 {
      let name = self.qualifier(bytes(qualifier, capture), rule)
      draft.append(
        rule.field, capture.bytes.span.extracting(value.start..<value.end), qualifier: name.span)
      return
    }
    let part = rule.field.isOfParty ? UInt8(truncatingIfNeeded: max(0, parties - 1)) : 0
    if rule.words >= 0 || rule.separator != 0 || rule.pairMark != 0 || rule.end != 0 {
      return takeParts(capture.bytes[value.start..<value.end], rule, bytes(qualifier, capture))
    }
    let text = capture.bytes.span.extracting(value.start..<value.end)
    switch qualifier {
    case .absent: draft.append(rule.field, text, part: part)
    case .constant(let range):
      let constants = plan.constants
      draft.append(rule.field, text, qualifier: constants.span.extracting(range), part: part)
    case .captured(let range):
      draft.append(rule.field, text, qualifier: capture.bytes.span.extracting(range), part: part)
    case .feed(let range):
      let feed = feed.bytes
      draft.append(rule.field, text, qualifier: feed.span.extracting(range), part: part)
    }
    if !source.units.isEmpty {
      let unit = bytes(place(source.units, of: index, in: capture), capture)
      if !unit.isEmpty { draft.append(.unit, unit.span) }
    }
  }

  /// Takes a text that holds several values, ends early, or means a word.
  mutating func takeParts(_ text: ArraySlice<UInt8>, _ rule: ProfilePlan.Rule, _ qualifier: ArraySlice<UInt8>) {
    var text = text
    if rule.end != 0, let end = text.firstIndex(of: rule.end) { text = text[..<end] }
    if rule.words >= 0 {
      let word = word(of: text, rule.words)
      if rule.field == .status {
        // A status is one of our words or nothing.
        if !word.isEmpty { draft.append(rule.field, word.span) }
      } else {
        draft.append(rule.field, text.span, qualifier: word.span)
      }
      return
    }
    guard rule.separator != 0 else { return draft.append(rule.field, text.span, qualifier: qualifier.span) }
    for part in text.split(separator: rule.separator) {
      let part = RecordCapture.trimmed(part)
      guard !part.isEmpty else { continue }
      if rule.field == .gtin, GTIN.canonical(of: part.span, into: &gtin) {
        let digits = gtin
        draft.append(.gtin, digits.span)
      } else if rule.pairMark != 0, let mark = part.lastIndex(of: rule.pairMark) {
        let before = part[..<mark]
        let name = before.lastIndex(of: rule.pairMark).map { before[before.index(after: $0)...] } ?? before
        let value = part[(mark + 1)...]
        draft.append(rule.field, value.span, qualifier: name.span)
      } else {
        draft.append(rule.field, part.span, qualifier: qualifier.span)
      }
    }
  }

  /// The word that a text means; empty for none. Most records of a feed say the same, so the last answer is kept.
  mutating func word(of text: ArraySlice<UInt8>, _ words: Int) -> [UInt8] {
    if meanings[words].isKnown, text.elementsEqual(meanings[words].text) { return meanings[words].word }
    let word = plan.words[words].first { $0.isPrefix ? text.starts(with: $0.text) : text.elementsEqual($0.text) }?.word
    meanings[words] = (true, Array(text), word ?? [])
    return word ?? []
  }

  func check(_ value: RecordCapture.Value, _ capture: borrowing RecordCapture) -> ValueCheck {
    let rule = plan.rules[plan.captures[Int(value.capture)].rule]
    return ValueCheck(
      text: capture.bytes[value.start..<value.end], rule: plan.records[capture.record].fields[rule.number])
  }
}
