/// Turns a view into the dictionaries that templates look names up in.
///
/// The template library reads a structure anew, by reflection, for every name that it looks up in it, and in every
/// view around it. Reading each view once makes a page several times faster.
enum ViewTree {
  /// A view with every view in it as a dictionary from member to value; texts, truth values and words stay as they are.
  static func dictionaries(of value: Any) -> Any {
    switch value {
    case is String, is Bool, is [String], is [String: String]: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection: return mirror.children.map { dictionaries(of: $0.value) }
    case .struct:
      var members: [String: Any] = [:]
      for child in mirror.children {
        if let label = child.label { members[label] = dictionaries(of: child.value) }
      }
      return members
    default: return value
    }
  }
}
