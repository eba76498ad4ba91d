import Judgement
import SyntheticImages

extension DeclaredColour {
  /// What people call the colour.
  var words: LocalizedText {
    switch self {
    case .black: both(rawValue, "黑色")
    case .white: both(rawValue, "白色")
    case .grey: both(rawValue, "灰色")
    case .silver: both(rawValue, "银色")
    case .red: both(rawValue, "红色")
    case .pink: both(rawValue, "粉色")
    case .orange: both(rawValue, "橙色")
    case .brown: both(rawValue, "棕色")
    case .beige: both(rawValue, "米色")
    case .camel: both(rawValue, "驼色")
    case .yellow: both(rawValue, "黄色")
    case .gold: both(rawValue, "金色")
    case .green: both(rawValue, "绿色")
    case .teal: both(rawValue, "青绿色")
    case .blue: both(rawValue, "蓝色")
    case .purple: both(rawValue, "紫色")
    }
  }
}
