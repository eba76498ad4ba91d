public import Judgement
import Mustache
public import Screening
public import SyntheticImages

/// Writes findings as one HTML page that needs nothing else: no network, no script, no other file.
///
/// The page is filled from the templates in `Templates/`; everything that comes from a feed goes through one escaping
/// (`HTMLText`), and the page forbids scripts and connections by its own policy besides. The same findings give the
/// same bytes.
public struct HTMLReport: Sendable {
  /// The language.
  public let language: Language
  /// The version of the program that is named in the page.
  public let version: String
  /// How much is shown.
  public let limits: Limits
  private let thumbnail: @Sendable (PictureExamination) -> [UInt8]?
  private let library: MustacheLibrary

  /// How much of each kind is shown; full numbers are always stated.
  public struct Limits: Hashable, Sendable {
    /// Groups in full.
    public var groups = 60
    /// Clusters in full.
    public var clusters = 60
    /// Single stores, and single listings.
    public var singles = 60
    /// Pictures.
    public var pictures = 120
    /// Rows of any table.
    public var rows = 100
    /// Copies shown beside the listing to keep.
    public var copies = 3
    /// Stores drawn in a graph.
    public var drawnStores = 60

    /// The usual limits.
    public init() {}
  }

  /// A writer.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - version: The version of the program.
  ///   - limits: How much is shown.
  ///   - thumbnail: A small JPEG of a picture, encoded by us from its pixels, never the bytes of the feed's file; `nil`
  ///     when there is none. It is asked for only for pictures that are shown.
  /// - Throws: ``TemplateError`` when a template is faulty.
  public init(
    language: Language = .english, version: String, limits: Limits = Limits(),
    thumbnail: @escaping @Sendable (PictureExamination) -> [UInt8]? = { _ in nil }
  ) throws(TemplateError) {
    self.language = language
    self.version = version
    self.limits = limits
    self.thumbnail = thumbnail
    self.library = try ReportTemplates.library()
  }

  /// Writes the page.
  public func write(_ findings: ScanFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    try sink.write(Array(html(findings).utf8))
  }

  /// The page.
  public func html(_ findings: ScanFindings) -> String {
    let view = ReportView(findings, language: language, version: version, limits: limits, thumbnail: thumbnail)
    return library.render(ViewTree.dictionaries(of: view), withTemplate: ReportTemplates.page) ?? ""
  }
}
