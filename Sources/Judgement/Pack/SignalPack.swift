internal import Foundation

/// The signals that verdicts are made by, with their policies and how they are put together.
public struct SignalPack: Sendable {
  /// The signals, in order of code.
  public let signals: [Signal]
  /// The policies that they cite, by id.
  public let policies: [String: Policy]
  /// How signals make a verdict.
  public let composition: Composition
  /// Decisions that mute what signals recommend for some stores.
  public private(set) var exemptions: [Exemption]
  /// SHA-256 of the pack's files: the same content gives the same hash.
  public let contentHash: String
  /// The pack's files, in order of path: what was read.
  public let files: [File]

  /// A file of a pack.
  public struct File: Hashable, Sendable {
    /// Its path below the pack's folder.
    public let path: String
    /// What it says.
    public let text: String
  }

  /// The pack that the program carries.
  public static func bundled() throws(SignalPackError) -> SignalPack { try SignalPack(files: EmbeddedFiles.all) }

  /// The pack in a folder: every `.yaml` file below it.
  public init(folder: String) throws(SignalPackError) {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String })
    else {
      throw SignalPackError(
        [PackFault(file: folder, line: 1, column: 1, message: "no such folder; name a folder of signals")])
    }
    var files: [(path: String, text: String)] = []
    for name in names where name.hasSuffix(".yaml") {
      guard let data = try? Data(contentsOf: root.appending(path: name)), let text = String(data: data, encoding: .utf8)
      else {
        throw SignalPackError(
          [PackFault(file: "\(folder)/\(name)", line: 1, column: 1, message: "cannot be read as UTF-8 text")])
      }
      files.append((name, text))
    }
    try self.init(files: files, prefix: folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// The pack of these files; every fault in any of them is named.
  ///
  /// - Parameters:
  ///   - files: Paths below the pack's folder, with their texts. Those that are no `.yaml` are passed over.
  ///   - prefix: What comes before a path in errors.
  init(files: [(path: String, text: String)], prefix: String = "Signals/") throws(SignalPackError) {
    let faults = PackFaults()
    let files = files.filter { $0.path.hasSuffix(".yaml") }.sorted { $0.path < $1.path }
    func root(_ path: String) -> PackNode? {
      guard let file = files.first(where: { $0.path == path }) else {
        faults.add("the file is missing; every pack has one", file: prefix + path)
        return nil
      }
      return PackNode(yaml: file.text, file: prefix + path, faults: faults)
    }
    let policies = root("policies.yaml").map(Policy.all) ?? [:]
    var signals: [Signal] = []
    var firstFiles: [String: String] = [:]
    for file in files where !Self.common.contains(file.path) {
      guard let node = PackNode(yaml: file.text, file: prefix + file.path, faults: faults),
        let signal = Signal(node, path: file.path, policies: policies)
      else { continue }
      for name in [signal.id, signal.code] {
        if let first = firstFiles[name] {
          node.fault("\"\(name)\" is already the signal of \(first); give each its own")
        }
        firstFiles[name] = prefix + file.path
      }
      signals.append(signal)
    }
    let composition = root("composition.yaml").flatMap {
      Composition(
        $0, codes: Set(signals.map(\.code)),
        pictureCodes: Set(signals.filter { $0.subject == .picture }.map(\.code)))
    }
    let codes = Set(signals.map(\.code))
    let exemptions =
      files.contains { $0.path == "exemptions.yaml" }
      ? root("exemptions.yaml").map { Exemption.all(in: $0, codes: codes) } ?? [] : []
    if let composition {
      for signal in signals where !composition.blockList.contains(signal.code) {
        guard signal.bands.contains(where: { $0.action == .block }) else { continue }
        faults.add(
          "\(signal.code) asks for a block and is not on the block list of composition.yaml; make the action review",
          file: prefix + signal.file)
      }
    }
    guard faults.all.isEmpty, let composition else { throw SignalPackError(faults.all) }
    self.exemptions = exemptions
    self.files = files.map { File(path: $0.path, text: $0.text) }
    self.signals = signals.sorted { $0.code < $1.code }
    self.policies = policies
    self.composition = composition
    self.contentHash = Self.hash(files)
  }

  /// The files of a pack that are no signals.
  private static let common: Set = ["policies.yaml", "composition.yaml", "exemptions.yaml"]

  /// Paths and texts, each ended by a zero byte, with line ends made alike.
  private static func hash(_ files: [(path: String, text: String)]) -> String {
    var bytes: [UInt8] = []
    for file in files {
      bytes += Array(file.path.utf8) + [0]
      bytes += Array(file.text.replacingOccurrences(of: "\r\n", with: "\n").utf8) + [0]
    }
    return SHA256.hexadecimalDigest(of: bytes)
  }

  /// The pack with further exemptions, which are no part of its files.
  public func adding(_ exemptions: [Exemption]) -> SignalPack {
    var pack = self
    pack.exemptions += exemptions
    return pack
  }

  /// The signals that are read of a subject: live ones and shadows.
  func signals(of subject: Signal.SubjectKind) -> [Signal] {
    signals.filter { $0.subject == subject && ($0.status == .live || $0.status == .shadow) }
  }
}
