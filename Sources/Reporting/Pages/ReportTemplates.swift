import Mustache

/// The templates that are carried inside the program.
enum ReportTemplates {
  /// The template of the page; all others are its parts.
  static let page = "report"

  /// All templates by name, ready to be filled.
  static func library() throws(TemplateError) -> MustacheLibrary {
    MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    var library = MustacheLibrary()
    for file in EmbeddedFiles.all where file.path.hasSuffix(".mustache") {
      let name = String(file.path.dropLast(".mustache".count))
      do {
        try library.register(file.text, named: name)
      } catch {
        throw TemplateError(template: name, reason: "\(error)")
      }
    }
    guard library.getTemplate(named: page) != nil else {
      throw TemplateError(template: page, reason: "it is missing")
    }
    return library
  }
}

/// A template of the report that cannot be used. It is carried in the program: this is a fault of ours.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The template.
  public let template: String
  /// What is wrong with it.
  public let reason: String

  /// What happened and what to do.
  public var description: String {
    "The report's template \(template) is faulty: \(reason). This is a fault of the program; please report it."
  }
}
