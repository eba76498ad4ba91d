import ArgumentParser
import Catalog
import Foundation

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
    guard FileManager.default.fileExists(atPath: catalog) else {
      throw Failure(CatalogError.cannotOpen(path: catalog, reason: "there is no such file"))
    }
    let opened = try access.open(catalog)
    do throws(CatalogError) {
      return try body(opened)
    } catch {
      throw Failure(error)
    }
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
    case .keyMissing, .wrongKey: self = .usage("\(error)")
    default: self = .unreadable("\(error)")
    }
  }
}
