import ArgumentParser
import Catalog
import Foundation
import Reporting

/// The catalog that a verb works on, and its key.
struct CatalogArguments: ParsableArguments {
  @Option(help: "The catalog: one file, made when there is none.", completion: .file())
  var catalog: String

  @OptionGroup var access: CatalogAccess

  /// The catalog, opened.
  func open() throws -> Catalog { try access.open(catalog) }
}

/// A catalog that must be there already.
struct ExistingCatalogArguments: ParsableArguments {
  @Argument(help: "The catalog.", completion: .file())
  var catalog: String

  @OptionGroup var access: CatalogAccess

  /// Does something with the catalog.
  func use<Value>(_ body: (Catalog) throws(CatalogError) -> Value) throws -> Value {
    try access.use(existing: catalog, body)
  }
}

/// How a catalog is opened.
struct CatalogAccess: ParsableArguments {
  @Option(
    name: .customLong("key"),
    help: "The file with the catalog's key; else STOREWARDEN_KEY_FILE, STOREWARDEN_KEY or a systemd credential.",
    completion: .file())
  var keyFile: String?

  @Option(help: "Seconds to wait for another process that writes the catalog.")
  var wait: Double = 30

  func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait \(wait): give 0 to 86400 seconds") }
  }

  /// Does something with a catalog that must be there already.
  func use<Value>(existing path: String, _ body: (Catalog) throws(CatalogError) -> Value) throws -> Value {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(CatalogError.cannotOpen(path: path, reason: "there is no such file"))
    }
    let catalog = try open(path)
    do throws(CatalogError) {
      return try body(catalog)
    } catch {
      throw Failure(error)
    }
  }

  /// The right to judge and write, with nobody else doing so.
  static func lock(_ catalog: Catalog) throws -> CatalogLock {
    do throws(CatalogError) {
      return try catalog.lock()
    } catch {
      throw Failure(error)
    }
  }

  func open(_ path: String) throws -> Catalog {
    do {
      return try Catalog(path: path, key: try KeySource.key(file: keyFile), wait: wait)
    } catch let fault as KeyFault {
      throw Failure.usage("\(fault)")
    } catch let error as CatalogError {
      throw Failure(error)
    }
  }
}

/// A catalog that somebody decides in, who and why.
struct DecisionArguments: ParsableArguments {
  @Option(help: "The catalog.", completion: .file())
  var catalog: String

  @OptionGroup var access: CatalogAccess
  @OptionGroup var actor: ActorArguments

  @Option(help: "Why; kept with what is done.")
  var reason: String?

  /// Does something in the catalog, as the act of a verb.
  func act<Value>(_ name: String, _ body: (Catalog, Act) throws(CatalogError) -> Value) throws -> Value {
    let act = actor.act(name, reason: reason ?? "")
    return try access.use(existing: catalog) { catalog throws(CatalogError) in try body(catalog, act) }
  }
}

/// A catalog that something is shown of.
struct ShownCatalogArguments: ParsableArguments {
  @Option(help: "The catalog.", completion: .file())
  var catalog: String

  @OptionGroup var access: CatalogAccess

  @Option(help: "How to write it: text or jsonl.")
  var format: PlainFormat = .text

  /// Reads from the catalog.
  func read<Value>(_ body: (Catalog) throws(CatalogError) -> Value) throws -> Value {
    try access.use(existing: catalog, body)
  }

  /// Prints rows, one a line.
  func show<Row>(_ rows: [Row], text: (Row) -> String, json: (Row, inout JSONWriter) -> Void) {
    for row in rows {
      switch format {
      case .text: print(SafeLine.of(text(row)))
      case .jsonl:
        var writer = JSONWriter()
        writer.line { json(row, &$0) }
        print(String(decoding: writer.bytes, as: UTF8.self), terminator: "")
      }
    }
  }
}

/// Who acts on a catalog, and when.
struct ActorArguments: ParsableArguments {
  @Option(help: "Who does this, as the audit chain keeps it; the user of the system when absent.")
  var actor: String?

  func act(_ name: String, reason: String = "", detail: String = "") -> Act {
    Act(
      name: name, actor: actor ?? NSUserName(), at: Int64(Date().timeIntervalSince1970 * 1000), reason: reason,
      detail: detail)
  }
}

extension Failure {
  /// A catalog that cannot be used.
  init(_ error: CatalogError) {
    switch error {
    case .keyMissing, .wrongKey, .refused: self = .usage("\(error)")
    default: self = .unreadable("\(error)")
    }
  }
}
