import Judgement

/// Words of the feed format, for people. The format is open: a word that is not known stays as the feed wrote it.
enum FormatWord {
  /// A status, the role of a party, the kind of a registered value, the use of an address.
  static func name(_ word: String, _ language: Language) -> String { known[word]?[language] ?? word }

  private static let known: [String: LocalizedText] = [
    "active": both("active", "正常"), "closed": both("closed", "已关闭"), "suspended": both("suspended", "已暂停"),
    "pending": both("pending", "待上架"), "removed": both("removed", "已下架"),
    "entity": both("entity", "经营主体"), "legal-representative": both("legal-representative", "法定代表人"),
    "beneficial-owner": both("beneficial-owner", "实际控制人"), "operator": both("operator", "运营人"),
    "contact": both("contact", "联系人"), "name": both("name", "姓名或名称"), "phone": both("phone", "电话"),
    "email": both("email", "邮箱"), "born": both("born", "出生日期"), "address": both("address", "地址"),
    "device": both("device", "设备"), "ip": both("ip", "网络地址"), "device-id": both("device-id", "设备编号"),
    "office": both("office", "办公"), "return": both("return", "退货"), "warehouse": both("warehouse", "仓库"),
    "bank-card": both("bank-card", "银行卡"), "account": both("account", "账户"),
    "cn-uscc": both("cn-uscc", "统一社会信用代码"), "cn-resident-id": both("cn-resident-id", "居民身份号码"),
    "alipay": both("alipay", "支付宝"), "wechat-pay": both("wechat-pay", "微信支付"),
  ]
}
