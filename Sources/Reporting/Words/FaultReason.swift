import Identifiers
import Judgement

/// Why a registered value is faulty, in words.
enum FaultReason {
  /// The words for the name of an `IdentifierFault`.
  static func name(_ reason: String) -> LocalizedText {
    IdentifierFault(rawValue: reason)?.words ?? both("the value is not valid", "内容无效")
  }
}

extension IdentifierFault {
  /// What people read.
  fileprivate var words: LocalizedText {
    switch self {
    case .empty: both("nothing is written", "为空")
    case .placeholder: both("a filler that people type into forms", "随意填写的占位内容")
    case .length: both("wrong number of characters", "长度不符")
    case .character: both("a character that does not belong there", "含不允许的字符")
    case .checkDigit: both("the check digit does not fit", "校验位不符")
    case .part: both("a region, date or prefix that does not exist", "地区、日期或号段不存在")
    case .unassigned: both("in a range that is not assigned", "号段尚未分配")
    case .incomplete: both("part of the value is missing", "内容不完整")
    case .masked: both("part of the value is covered", "部分内容被遮盖")
    case .wrongField: both("a value of another kind, in the wrong field", "填错栏位：属于其他类型的内容")
    case .unknownKind: both("a kind that is not known", "未知类型")
    }
  }
}
