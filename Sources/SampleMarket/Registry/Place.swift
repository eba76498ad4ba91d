/// A town that merchants register in. Towns exist, because addresses are compared by their districts; the streets,
/// buildings and companies in it do not.
struct Place {
  /// The province.
  let province: String
  /// The city.
  let city: String
  /// Its districts.
  let districts: [String]
  /// The region code of the first district, six digits (GB/T 2260).
  let region: String

  /// The towns of the sample.
  static let all: [Place] = [
    Place(province: "浙江省", city: "宁波市", districts: ["海曙区", "鄞州区", "镇海区"], region: "330203"),
    Place(province: "浙江省", city: "嘉兴市", districts: ["南湖区", "秀洲区"], region: "330402"),
    Place(province: "江苏省", city: "无锡市", districts: ["梁溪区", "滨湖区", "惠山区"], region: "320213"),
    Place(province: "江苏省", city: "南通市", districts: ["崇川区", "通州区"], region: "320602"),
    Place(province: "广东省", city: "佛山市", districts: ["禅城区", "顺德区", "南海区"], region: "440604"),
    Place(province: "广东省", city: "汕头市", districts: ["金平区", "龙湖区", "澄海区"], region: "440507"),
    Place(province: "福建省", city: "泉州市", districts: ["鲤城区", "丰泽区", "洛江区"], region: "350502"),
    Place(province: "山东省", city: "青岛市", districts: ["市北区", "崂山区", "李沧区"], region: "370203"),
    Place(province: "河南省", city: "郑州市", districts: ["金水区", "中原区", "二七区"], region: "410105"),
    Place(province: "湖北省", city: "武汉市", districts: ["江汉区", "洪山区", "汉阳区"], region: "420103"),
    Place(province: "安徽省", city: "合肥市", districts: ["庐阳区", "蜀山区", "包河区"], region: "340103"),
    Place(province: "江西省", city: "景德镇市", districts: ["昌江区", "珠山区"], region: "360202"),
    Place(province: "陕西省", city: "西安市", districts: ["雁塔区", "碑林区", "未央区"], region: "610113"),
    Place(province: "辽宁省", city: "大连市", districts: ["中山区", "甘井子区"], region: "210202"),
  ]

  /// Street names, made up: each is a word of two and a word of one.
  static let streets: [String] = {
    let heads = "鹤鸣 稻香 橘林 芦汀 听松 晒谷 石榴 竹影 渡口 枫桥 云台 梅坞 麦浪 燕归 溪声 柿园 碧桃 棉坊 铁匠 观鱼 采菱 星槎 雁栖 茶山".words
    let tails = ["路", "街", "大道", "巷"]
    return heads.flatMap { head in tails.map { head + $0 } }
  }()
}

extension String {
  /// The words between blanks.
  var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }

  /// The lines that say something, without the blanks around them.
  var sentences: [String] {
    split(separator: "\n").compactMap { line in
      let start = line.drop { $0 == " " }
      return start.isEmpty ? nil : String(start)
    }
  }
}
