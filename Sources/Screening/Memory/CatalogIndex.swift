public import Catalog
public import Marketplace
internal import StoreGroups

/// What a catalog's indexes are told of registrations.
public enum CatalogIndex {
  /// What the stores of a market registered, by store.
  public static func values(of market: Market) -> StoreValues {
    let registered = RegisteredValues(market: market)
    return StoreValues { store in
      var reader = registered
      return reader.values(ofStore: store).map(StoreValue.init)
    }
  }

  /// What the first store of a market registered.
  public static func values(_ market: Market) -> [StoreValue] {
    var reader = RegisteredValues(market: market)
    return reader.values(ofStore: 0).map(StoreValue.init)
  }
}

extension StoreValue {
  fileprivate init(_ value: RegisteredValue) {
    self.init(bytes: value.bytes, kind: value.kind.rawValue, masked: value.masked)
  }
}
