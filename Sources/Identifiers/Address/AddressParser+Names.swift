extension AddressParser {
  /// Ends a component whose last character was just read.
  mutating func takeName() {
    guard let last = run.last, run.count >= 2 else { return }
    switch last {
    case 0x7701: if address.province.isEmpty { take(province: run) }  // 省
    case 0x5E02: takeCityName()  // 市
    case 0x533A: takeDistrict()  // 区
    case 0x53BF, 0x65D7: takeCounty()  // 县 旗
    case 0x5DDE: takePrefecture("自治州")  // 州
    case 0x76DF: takePrefecture("盟")  // 盟
    case 0x9547, 0x4E61: takeTown()  // 镇 乡
    case 0x8DEF, 0x8857, 0x9053, 0x5DF7, 0x540C: takeRoad(last)  // 路 街 道 巷 同
    default: break
    }
  }

  private mutating func take(province name: [UInt32]) {
    address.province = Self.string(name.dropLast())
    run.removeAll(keepingCapacity: true)
  }

  private mutating func takeCityName() {
    // 市场, 市政, 市辖区, 市中区 are no cities.
    if let following = next(), [0x573A, 0x653F, 0x4E2D, 0x6C11].contains(following) { return }
    guard opensSegment || address.road.isEmpty && address.place.isEmpty else { return }
    setCity(Self.string(run))
    run.removeAll(keepingCapacity: true)
  }

  private mutating func takePrefecture(_ suffix: StaticText) {
    guard run.count > suffix.scalars.count, run.suffix(suffix.scalars.count).elementsEqual(suffix.scalars) else {
      return
    }
    guard address.city.isEmpty, address.road.isEmpty else { return }
    address.city = Self.string(run)
    run.removeAll(keepingCapacity: true)
  }

  /// A district; `小区`, `园区` and their like are estates, and part of a place's name.
  private mutating func takeDistrict() {
    if run == Self.municipalDistricts
      || run.suffix(2).elementsEqual([0x5730, 0x533A]) && run.count > 3
    {
      if run.count > 3, address.city.isEmpty { address.city = Self.string(run) }
      run.removeAll(keepingCapacity: true)
      return
    }
    guard address.district.isEmpty else { return }
    guard opensSegment || address.road.isEmpty && address.place.isEmpty || Districts.isKnown(Self.string(run)) else {
      return
    }
    let previous = run[run.count - 2]
    if Self.estateMarks.contains(previous) {
      // 苏州工业园区 is a district, 科技园区 is not.
      guard run.count >= 4, run.suffix(4).elementsEqual(Self.industrialPark) else { return }
    }
    address.district = Self.string(run)
    run.removeAll(keepingCapacity: true)
  }

  private static let municipalDistricts = "市辖区".scalarValues
  private static let industrialPark = "工业园区".scalarValues
  private static let estateMarks = Set("小社园厂校街库景片".scalarValues)

  private mutating func takeCounty() {
    if run.last == 0x65D7, next() == 0x8230 { return }
    guard address.district.isEmpty, opensSegment || address.road.isEmpty && address.place.isEmpty else { return }
    address.district = Self.string(run)
    run.removeAll(keepingCapacity: true)
  }

  private mutating func takeTown() {
    guard address.town.isEmpty, opensSegment || address.road.isEmpty && address.place.isEmpty else { return }
    if let following = next(), [0x6751, 0x653F, 0x8DEF, 0x8857, 0x4E2D].contains(following) {
      // 乡村, 镇政府, 镇中路: part of another name.
      return
    }
    address.town = Self.string(run)
    run.removeAll(keepingCapacity: true)
  }

  /// A road, a street, a lane; `街道` is a subdistrict. Behind a road it is a lane off it.
  private mutating func takeRoad(_ last: UInt32) {
    let previous = run[run.count - 2]
    if last == 0x9053 {
      if previous == 0x8857 {
        if address.town.isEmpty, address.road.isEmpty { address.town = Self.string(run) }
        run.removeAll(keepingCapacity: true)
        return
      }
      guard previous == 0x5927 else { return }  // 大道
    }
    if last == 0x540C, previous != 0x80E1 { return }  // 胡同
    if last == 0x8857, let following = next(), [0x9053, 0x533A, 0x6751, 0x9547, 0x5FC3, 0x574A].contains(following) {
      return
    }
    if last == 0x8DEF, let following = next(), [0x6865, 0x5C40].contains(following) { return }
    if last == 0x80E1 { return }
    takeSection()
    address.road += Self.string(withoutVillage(run))
    run.removeAll(keepingCapacity: true)
    if next() == 0x53E3 { index += 1 }
  }

  /// A section of a long road: `东段`, `二段`.
  private mutating func takeSection() {
    guard index + 1 < text.count, text[index + 1] == 0x6BB5 else { return }
    guard Self.isDirection(text[index]) || (0x31...0x39).contains(text[index]) else { return }
    run.append(text[index])
    run.append(0x6BB5)
    index += 2
  }

  /// A road's name without the village or community that stands before it: `五常村文一西路`.
  private func withoutVillage(_ name: [UInt32]) -> ArraySlice<UInt32> {
    for end in stride(from: name.count - 3, to: 0, by: -1) {
      let isVillage = name[end] == 0x6751 || name[end] == 0x533A && Self.estateMarks.contains(name[end - 1])
      let rest = name[(end + 1)...]
      if isVillage, rest.count >= 2, !Self.isDirection(rest[rest.startIndex]), rest[rest.startIndex] != 0x5927 {
        return rest
      }
    }
    return name[...]
  }
}
