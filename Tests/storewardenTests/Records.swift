/// Records of a native feed, made up for tests.
enum Record {
  static let store = #"<store id="s-1"><name>木器店</name></store>"#

  /// A listing with enough text to be compared.
  static func listing(_ id: String, store: String = "s-1", title: String = "手工山毛榉木勺 30 厘米", picture: String? = nil)
    -> String
  {
    let image = picture.map { #"<image href="\#($0)"/>"# } ?? ""
    return #"""
      <listing id="\#(id)" store="\#(store)"><title>\#(title)</title><description>整块山毛榉木手工雕成，上过两遍食用油，炒菜盛汤都合适。\#
      </description><price currency="CNY">10.00</price>\#(image)</listing>
      """#
  }

  /// A record without an id, which is set aside.
  static let broken = "<store><name>没有编号的店</name></store>"
}
