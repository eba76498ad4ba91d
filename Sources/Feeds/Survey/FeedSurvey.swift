public import Marketplace

/// What a feed is made of, before anybody scans it: counts, coverage of fields, currencies, scripts, faults by kind.
///
/// Takes the records of one feed as they are read and keeps none, so that memory does not grow with the feed.
public final class FeedSurvey: RecordSink {
  /// What the records of one kind say.
  public struct Coverage: Hashable, Sendable {
    /// Whole records.
    public fileprivate(set) var records = 0
    /// How many of them say each field, by the field's number.
    fileprivate var counts = [Int](repeating: 0, count: Field.allCases.count)

    /// How many records say a field.
    public func count(of field: Field) -> Int { counts[Int(field.rawValue)] }
  }

  /// The prices in one currency.
  public struct CurrencyTally: Hashable, Sendable {
    /// ISO 4217; `nil` when nothing says.
    public let code: String?
    /// Listings and parts of listings.
    public fileprivate(set) var count = 0
    /// The lowest price.
    public fileprivate(set) var lowest: Money
    /// The highest price.
    public fileprivate(set) var highest: Money
  }

  /// What the file is; `nil` when it could not be opened.
  public private(set) var document: FeedDocument?
  /// The format; empty when it was not recognised.
  public private(set) var format = ""
  /// Stores.
  public private(set) var stores = Coverage()
  /// Listings.
  public private(set) var listings = Coverage()
  /// Parts of listings: prices, pictures and stock that stand apart.
  public private(set) var parts = Coverage()
  /// Records that were set aside.
  public private(set) var quarantined = 0
  /// Records set aside because their id was taken.
  public private(set) var repeatedIDs = 0
  /// Listings whose id was made of their link or content.
  public private(set) var derivedIDs = 0
  /// Listings without a picture.
  public private(set) var withoutPictures = 0
  /// Pictures whose address is relative to the feed.
  public private(set) var relativePictures = 0
  /// Pictures.
  public private(set) var pictures = 0
  /// Listings without a price.
  public private(set) var withoutPrice = 0
  /// Prices by currency, the most frequent first.
  public var currencies: [CurrencyTally] {
    tallies.values.sorted { ($1.count, $0.code ?? "") < ($0.count, $1.code ?? "") }
  }
  /// Stores and listings by the scripts of their names and titles.
  public private(set) var scripts: [TextScript: Int] = [:]
  /// What is worth a warning, the first of it.
  public private(set) var remarks: [FeedRemark] = []
  /// Remarks that are not kept.
  public private(set) var furtherRemarks = 0
  /// Faults by kind, in the order they came.
  public var faults: [FaultTally] { faultTallies.kinds }
  /// Faults of kinds beyond those.
  public var furtherFaults: Int { faultTallies.others }

  /// Remarks that are kept.
  public static let mostRemarks = 100

  /// Told every record that was set aside as well.
  var onSetAside: ((QuarantinedRecord) -> Void)?
  private var tallies: [[UInt8]: CurrencyTally] = [:]
  private var faultTallies = FaultTallies()
  private var one = RecordTable()
  private var isSaid = [Bool](repeating: false, count: Field.allCases.count)

  /// A survey of nothing.
  public init() {}

  /// Takes note of what the file is.
  public func opened(_ document: FeedDocument) { self.document = document }

  /// Takes note of the format.
  public func begin(format: String) { if self.format.isEmpty { self.format = format } }

  /// Counts a record.
  public func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {
    one.truncate(to: 0)
    one.append(record, file: 0, line: line, column: column)
    for index in isSaid.indices { isSaid[index] = false }
    var pictures = 0
    for value in one.values(of: 0) where !value.text.isEmpty {
      isSaid[Int(value.field.rawValue)] = true
      switch value.field {
      case .picture:
        pictures += 1
        if !Self.isWebAddress(one.arena[value.text]) { relativePictures += 1 }
      case .price: count(price: value)
      case .id: if kind == .listing, Self.isDerived(one.arena[value.text]) { derivedIDs += 1 }
      case .title where !kind.saysMore, .name:
        for script in TextScript.all(in: one.arena[value.text]) { scripts[script, default: 0] += 1 }
      default: break
      }
    }
    switch kind {
    case .store: stores.take(isSaid)
    case .part, .supplement:
      parts.take(isSaid)
      self.pictures += pictures
    case .listing:
      listings.take(isSaid)
      self.pictures += pictures
      if pictures == 0 { withoutPictures += 1 }
      if !isSaid[Int(Field.price.rawValue)] { withoutPrice += 1 }
    }
  }

  /// Counts a record that was set aside.
  public func setAside(_ record: QuarantinedRecord) {
    quarantined += 1
    onSetAside?(record)
    if record.field == "id", !record.raw.isEmpty { repeatedIDs += 1 }
    faultTallies.count(record)
  }

  /// Takes note of a remark.
  public func remark(_ remark: FeedRemark) {
    if remarks.count < Self.mostRemarks { remarks.append(remark) } else { furtherRemarks += 1 }
  }

  private func count(price: RecordValue) {
    let code = Array(one.arena[price.qualifier])
    guard let money = Money(decimal: one.string(price.text), currency: String(decoding: code, as: UTF8.self)) else {
      return
    }
    // The reader lets only codes of ISO 4217 through, so these are few.
    var tally = tallies[code] ?? CurrencyTally(code: money.currency, lowest: money, highest: money)
    tally.count += 1
    if money.tenThousandths < tally.lowest.tenThousandths { tally.lowest = money }
    if money.tenThousandths > tally.highest.tenThousandths { tally.highest = money }
    tallies[code] = tally
  }

  private static func isWebAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let scheme = text.prefix(8).map { $0 | 0x20 }
    return scheme.starts(with: Array("http://".utf8).map { $0 | 0x20 })
      || scheme.starts(with: Array("https://".utf8).map { $0 | 0x20 })
  }

  /// Whether an id is one that the reader makes: `link#` or `content#` and 16 digits of base 16.
  private static func isDerived(_ id: ArraySlice<UInt8>) -> Bool {
    let head = id.dropLast(16)
    return (head.elementsEqual("link#".utf8) || head.elementsEqual("content#".utf8))
      && id.suffix(16).allSatisfy { PriceText.isDigit($0) || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f")) }
  }
}

extension FeedSurvey.Coverage {
  fileprivate mutating func take(_ isSaid: [Bool]) {
    records += 1
    for (index, said) in isSaid.enumerated() where said { counts[index] += 1 }
  }
}
