/// Provinces and cities of China by their bare names, GB/T 2260: enough to read an address that leaves `省` and `市`
/// out, and to know that it says nothing when it names nothing else.
enum Gazetteer {
  /// Whether the text at an index begins with a province's bare name; its length, or 0.
  static func province(in text: [UInt32], at index: Int) -> Int { longest(provinces, in: text, at: index) }

  /// Whether the text at an index begins with a city's bare name; its length, or 0.
  static func city(in text: [UInt32], at index: Int) -> Int { longest(cities, in: text, at: index) }

  /// Whether a bare name is that of a municipality, which is province and city in one.
  static func isMunicipality(_ text: ArraySlice<UInt32>) -> Bool { municipalities.contains(key(text)) }

  /// What may follow a province's bare name, longest first.
  static let provinceSuffixes: [[UInt32]] = [
    "维吾尔自治区", "特别行政区", "壮族自治区", "回族自治区", "自治区", "省", "市",
  ].map(\.scalarValues)

  private static func longest(_ names: NameTable, in text: [UInt32], at index: Int) -> Int {
    let first = text[index]
    guard first >> 16 == 0, initials[Int(first >> 5)] >> (first & 31) & 1 == 1 else { return 0 }
    var key: UInt64 = UInt64(first)
    var found = 0
    for length in 2...4 where index + length <= text.count {
      key = key << 16 | UInt64(text[index + length - 1] & 0xFFFF)
      if names.contains(key) { found = length }
    }
    return found
  }

  /// Names by their keys in an open table, about half full.
  private struct NameTable {
    private(set) var keys: [UInt64]
    private let shift: UInt64

    init(_ names: Set<UInt64>) {
      var bits = 4
      while 1 << bits < 2 * names.count { bits += 1 }
      shift = UInt64(64 - bits)
      keys = [UInt64](repeating: 0, count: 1 << bits)
      for name in names {
        var place = Self.place(name, shift)
        while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        keys[place] = name
      }
    }

    func contains(_ key: UInt64) -> Bool {
      var place = Self.place(key, shift)
      while keys[place] != 0 {
        if keys[place] == key { return true }
        place = (place + 1) & (keys.count - 1)
      }
      return false
    }

    private static func place(_ key: UInt64, _ shift: UInt64) -> Int {
      let mixed = (key ^ key >> 29) &* 0x9e37_79b9_7f4a_7c15
      return Int(mixed >> shift)
    }
  }

  /// One bit for every character that begins a name: most do not, and need no look-up.
  private static let initials: [UInt32] = {
    var bits = [UInt32](repeating: 0, count: 0x10000 >> 5)
    for name in provinces.keys + cities.keys where name != 0 {
      var first = name
      while first >> 16 != 0 { first >>= 16 }
      bits[Int(first >> 5)] |= 1 << UInt32(first & 31)
    }
    return bits
  }()

  /// Up to four characters of the Basic Multilingual Plane in one word.
  private static func key(_ text: ArraySlice<UInt32>) -> UInt64 {
    text.reduce(0) { $0 << 16 | UInt64($1 & 0xFFFF) }
  }

  private static func table(_ names: String) -> NameTable {
    NameTable(Set(names.split(separator: " ").map { key(ArraySlice(String($0).scalarValues)) }))
  }

  private static let municipalities = table("北京 天津 上海 重庆 香港 澳门")

  private static let provinces = table(
    """
    北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 \
    陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
    """)

  private static let cities = table(
    """
    石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 \
    呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 \
    葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 \
    南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 \
    合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 \
    南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 \
    滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 \
    鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 \
    佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 \
    百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 \
    巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 \
    咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 \
    中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 台北 新北 桃园 台中 台南 高雄 基隆 \
    义乌 昆山 常熟 张家港 太仓 江阴 宜兴 晋江 石狮 南安 永康 慈溪 余姚 诸暨 温岭 乐清 瑞安 海宁 桐乡 平湖 东阳 兰溪 临海 丹阳 靖江 \
    泰兴 如皋 启东 海门 福清 长乐 胶州 即墨 寿光 诸城 滕州 龙口 荣成 浏阳 醴陵 廉江 普宁 英德 增城 从化 白沟
    """)
}
