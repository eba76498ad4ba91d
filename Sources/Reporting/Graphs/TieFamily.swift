import Judgement
import StoreGroups

/// Kinds of tie that are drawn in one colour and one kind of dash, because they have one cause.
enum TieFamily: String, CaseIterable {
  case entity, person, money, machine, place, listings, declaration

  /// The family of a kind of tie.
  init(_ kind: TieKind) { self.init(kind.family) }

  /// The family that is drawn for a family of evidence.
  init(_ family: EvidenceFamily) {
    switch family {
    case .entity: self = .entity
    case .person: self = .person
    case .money: self = .money
    case .machine: self = .machine
    case .place: self = .place
    case .listings: self = .listings
    case .declaration, .judgement: self = .declaration
    }
  }

  /// What people read.
  var name: LocalizedText {
    switch self {
    case .entity: both("company", "主体")
    case .person: both("person and contact", "人员与联系方式")
    case .money: both("money", "资金")
    case .machine: both("device and network", "设备与网络")
    case .place: both("premises and logistics", "场所与物流")
    case .listings: both("copied listings", "复制的商品")
    case .declaration: both("declared", "申报")
    }
  }
}
