/// Reads the attributes by which goods of one kind vary.
public struct AttributeTokens: Sendable {
  private let titles = TitleTokens()

  /// A reader.
  public init() {}

  /// Appends what an attribute says, when its name is one by which goods vary.
  public func read(name: FoldedText, value: FoldedText, into tokens: inout [ListingToken]) {
    guard !value.isEmpty, let variation = Self.names[StableHash.hash(name.scalars.lazy.filter { $0 != 0x20 })] else {
      return
    }
    let before = tokens.count
    defer {
      for index in before..<tokens.count {
        tokens[index] = ListingToken(tokens[index].subject.registered, tokens[index].value)
      }
    }
    if variation == 0 {
      for word in value.scalars.split(separator: 0x20) {
        let colour = ColourNames.colour(word: word)
        let named = colour ?? word.lazy.compactMap { ColourNames.colour(ideograph: $0) }.first
        // Shades of one colour are different goods: light blue is not navy. Only a bare name is the plain colour.
        let bare = colour != nil || word.count - (word.last == 0x8272 ? 1 : 0) == 1
        if bare, let named { tokens.append(ListingToken(.colour, named)) }
      }
      if tokens.count == before { tokens.append(ListingToken(.colour, StableHash.hash(value.scalars) | 1 << 32)) }
      return
    }
    titles.find(in: value, into: &tokens)
    if tokens.count == before {
      tokens.append(
        ListingToken(.attribute(variation), StableHash.hash(value.scalars.lazy.filter { $0 != 0x20 })))
    }
  }

  /// Names of attributes; those of one row are one attribute. The first row is colour.
  private static let table = [
    "颜色 颜色分类 色号 颜色名称 colour color colorname colourname", "尺码 尺寸 大小 size 鞋码",
    "规格 包装规格 净含量 容量 重量 净重 capacity volume weight netcontent",
    "型号 model modelnumber 货号", "款式 版本 style version edition", "口味 味道 香型 flavour flavor scent",
    "数量 件数 套餐 套餐类型 quantity count bundle",
    "度数 power strength", "长度 宽度 高度 length width height", "适用型号 适用机型 适用车型 compatiblemodel fits",
  ]

  private static let names: [UInt64: UInt32] = {
    var names: [UInt64: UInt32] = [:]
    for (index, row) in table.enumerated() {
      for name in row.split(separator: " ") {
        names[StableHash.hash(name.unicodeScalars.lazy.map(\.value))] = UInt32(index)
      }
    }
    return names
  }()
}
