/// Districts of cities, GB/T 2260: what lets an address that leaves its city out meet one that names it.
enum Districts {
  /// The city of a district, with its suffix; `nil` when several cities have one of the name, or none is known.
  ///
  /// - Parameters:
  ///   - district: The district with its suffix (`余杭区`).
  ///   - province: The bare name of the province, or nothing when it is not written.
  static func city(of district: String, in province: String) -> String? {
    guard let cities = citiesOfDistrict[district] else { return nil }
    let possible = province.isEmpty ? cities : cities.filter { $0.province == province }
    return possible.count == 1 ? possible[0].city : nil
  }

  /// Whether any city has a district of the name.
  static func isKnown(_ district: String) -> Bool { citiesOfDistrict[district] != nil }

  /// The length of a district's bare name at the beginning of a text, for a city that has one: `西湖` of `西湖人民路`.
  static func district(opening text: [UInt32], in city: String) -> Int {
    guard text.count >= 5, let names = districtsOfCity[city] else { return 0 }
    return names.filter { text.starts(with: $0) }.map(\.count).max() ?? 0
  }

  private static let citiesOfDistrict = parsed.cities
  private static let districtsOfCity = parsed.districts

  private static let parsed: (cities: [String: [(province: String, city: String)]], districts: [String: [[UInt32]]]) = {
    var cities: [String: [(province: String, city: String)]] = [:]
    var districts: [String: [[UInt32]]] = [:]
    for entry in table.split(separator: " ") {
      let parts = entry.split(separator: ":")
      let place = parts[0].split(separator: "/").map(String.init)
      guard parts.count == 2, place.count == 2 else { continue }
      let city = place[1] + "市"
      for district in parts[1].split(separator: ",") {
        cities["\(district)区", default: []].append((place[0], city))
        if district.unicodeScalars.count > 1 { districts[city, default: []].append(String(district).scalarValues) }
      }
    }
    return (cities, districts)
  }()
}
