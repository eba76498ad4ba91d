import DuplicateListings
import Judgement
import StoreGroups
import SyntheticImages

extension Recommendation {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .approve: both("Approve", "通过")
    case .linked: both("Linked", "关联")
    case .note: both("Note", "备注")
    case .review: both("Review", "复核")
    case .block: both("Block", "拦截")
    case .malicious: both("Malicious", "恶意")
    }
  }
}

extension Band {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .weak: both("weak", "弱")
    case .medium: both("medium", "中")
    case .strong: both("strong", "强")
    }
  }
}

extension TieStrength {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .heldBack: both("held back", "不作依据")
    case .weak: both("weak", "弱")
    case .medium: both("medium", "中")
    case .strong: both("strong", "强")
    }
  }
}

extension TieKind {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .entityID: both("registered company", "同一主体")
    case .personID: both("identity number", "同一身份证件")
    case .phone: both("phone", "电话")
    case .email: both("mailbox", "邮箱")
    case .bankCard: both("bank card", "银行卡")
    case .paymentAccount: both("payment account", "收款账户")
    case .device: both("device", "设备")
    case .network: both("network address", "网络地址")
    case .address: both("address", "地址")
    case .returnAddress: both("return address", "退货地址")
    case .name: both("name", "姓名或名称")
    case .copiedListings: both("copied listings", "复制的商品")
    case .declaredOwner: both("declared owner", "申报的同一经营者")
    case .judgement: both("judged the same by a person", "人工认定为同一控制人")
    case .personRecord: both("records of one person", "多份资料指向同一人")
    case .companyRecord: both("records of one company", "多份资料指向同一主体")
    }
  }
}

extension Disguise {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .invisible: both("invisible characters", "不可见字符")
    case .lookAlike: both("look-alike letters", "形近字符")
    case .fullWidth: both("full-width forms", "全角字符")
    case .decoration: both("emoji and decoration", "表情与装饰符号")
    case .separators: both("separators between characters", "字间分隔符")
    case .traditional: both("traditional characters", "繁体字")
    case .pinyin: both("syllables for characters", "拼音代字")
    case .soundAlike: both("sound-alike characters", "同音字")
    case .numerals: both("numbers in words or other units", "中文数字或换单位")
    case .promotion: both("promotional words", "促销用语")
    case .order: both("changed order", "调换顺序")
    case .wording: both("replaced words", "替换用词")
    case .length: both("text left out or added", "增删文字")
    }
  }
}

extension KeepReason {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .leastDisguised: both("hides least", "伪装最少")
    case .authorised: both("authorised by its brand", "品牌授权店铺")
    case .mostComplete: both("most complete", "信息最完整")
    case .createdFirst: both("created first", "最早创建")
    case .lowestID: both("lowest id", "编号最小")
    }
  }

  /// Several, as a list.
  static func names(_ reasons: [KeepReason], _ language: Language) -> String {
    reasons.map { $0.name[language] }.joined(separator: language.comma)
  }

  /// Several, in brackets behind what they are the reasons of; nothing when there is none.
  static func note(_ reasons: [KeepReason], _ language: Language) -> String {
    guard !reasons.isEmpty else { return "" }
    return language == .english ? " (\(names(reasons, language)))" : "（\(names(reasons, language))）"
  }
}

extension Provenance.Declared {
  /// What people read: `疑似` unless the picture itself declares it.
  var name: LocalizedText {
    switch self {
    case .generated: both("declared generated", "声明为生成")
    case .edited: both("declared edited by a generator", "声明经生成工具编辑")
    case .contains: both("declared to contain generated parts", "声明含生成内容")
    case .possible: both("possibly generated", "可能为生成")
    case .suspected: both("suspected generated", "疑似生成")
    case .captured: both("says that a camera took it", "标明由相机拍摄")
    case .none: both("says nothing", "未声明")
    }
  }
}

extension Signal.SubjectKind {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .store: both("store", "店铺")
    case .group: both("group", "店群")
    case .listing: both("listing", "商品")
    case .cluster: both("cluster", "重复组")
    case .picture: both("picture", "图片")
    }
  }
}
