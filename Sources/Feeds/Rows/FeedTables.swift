/// How feeds are read that are no XML: the layout of tables of stores, the rows of records, and the native feed that
/// rows of stores stand for.
struct FeedTables: Sendable {
  /// The columns of a table of stores.
  let stores: TableLayout
  /// The members of a row of records.
  let records: FeedProfile
  /// The native feed.
  let native: FeedProfile

  /// What the program carries.
  static let bundled = FeedTables()

  private init() {
    func text(_ path: String, in files: [(path: String, text: String)]) -> String {
      files.first { $0.path == path }?.text ?? ""
    }
    do throws(ProfileFault) {
      stores = try TableLayout(yaml: text("stores.yaml", in: EmbeddedFiles.tables), file: "Tables/stores.yaml")
      records = try FeedProfile(yaml: text("records.yaml", in: EmbeddedFiles.tables), file: "Tables/records.yaml")
      native = try FeedProfile(yaml: text("native.yaml", in: EmbeddedFiles.all), file: "native.yaml")
    } catch {
      // Tests read each of them.
      fatalError("\(error)")
    }
  }
}
