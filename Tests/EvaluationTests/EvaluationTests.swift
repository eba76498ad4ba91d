import Foundation
import Testing

@testable import Evaluation

struct EvaluationTests {
  private func scores(truth: String, found: String) throws -> [String] {
    try Evaluation.scores(
      of: LabelledRows(jsonLines: Data(found.utf8), file: "found"),
      against: LabelledRows(jsonLines: Data(truth.utf8), file: "truth")
    ).map(\.description)
  }

  @Test func aPartlyFoundMarketGivesTheFiguresWorkedOutByHand() throws {
    let truth = """
      {"type":"group","id":"g1","stores":["a","b","c"],"malicious":true,"declared":false,"links":[["a","b","phone"],["b","c","device"]]}
      {"type":"group","id":"g2","stores":["d","e"],"malicious":false,"declared":true,"links":[["d","e","phone"]]}
      {"type":"duplicates","id":"d1","listings":["1","2","3"],"disguises":[["2","invisible"],["3","invisible+order"]]}
      {"type":"image","href":"x.jpg","synthetic":true,"disguise":"none"}
      {"type":"image","href":"y.jpg","synthetic":false,"disguise":"none"}
      """
    let found = """
      {"type":"group","stores":["a","b"],"verdict":"malicious"}
      {"type":"group","stores":["d","f"],"verdict":"malicious"}
      {"type":"group","stores":["x","y"],"verdict":"unheard of"}
      {"type":"duplicates","listings":["1","2"],"keep":"1"}
      {"type":"duplicates","listings":["8","9"]}
      {"type":"listing","id":"1","verdict":"review"}
      {"type":"image","href":"x.jpg","verdict":"suspected"}
      {"type":"image","href":"y.jpg","verdict":"no-evidence"}
      """
    #expect(
      try scores(truth: truth, found: found) == [
        "links\t0.5000\t0.2500\t0.3333",
        "links-b3\t0.8333\t0.6111\t0.7051",
        "malicious\t0.5000\t0.6667\t0.5714",
        "accused\t2",
        "link:device\t0.0000\t1",
        "link:phone\t0.5000\t2",
        "duplicates\t0.5000\t0.3333\t0.4000",
        "duplicates-b3\t0.8000\t0.7333\t0.7652",
        "copies\t0.5000\t0.6667\t0.5714",
        "disguise:invisible\t0.5000\t2",
        "disguise:order\t0.0000\t1",
        "images\t1.0000\t0.0000\t2",
        "image:none\t1.0000\t1",
      ])
  }

  @Test func theTruthAgreesWithItself() throws {
    let truth = #"{"type":"group","stores":["a","b"],"malicious":true,"verdict":"malicious"}"#
    let scores = try scores(truth: truth, found: truth)
    #expect(scores[0] == "links\t1.0000\t1.0000\t1.0000")
    #expect(scores[3] == "accused\t0")
  }

  @Test func nothingFoundWhereThereIsNothingToFindIsRight() throws {
    #expect(try scores(truth: "", found: "")[0] == "links\t1.0000\t1.0000\t1.0000")
    #expect(
      try scores(truth: #"{"type":"duplicates","listings":["a","b"]}"#, found: "")[4]
        == "duplicates\t0.0000\t0.0000\t0.0000")
  }

  @Test(arguments: ["{", "[]", #"{"type":"group"}"#, #"{"type":"group","stores":1}"#])
  func aBrokenRowNamesItsLine(row: String) {
    let error = #expect(throws: LabelledRowsError.self) {
      try LabelledRows(jsonLines: Data("\n{\"type\":\"other\"}\n\(row)\n".utf8), file: "f.jsonl")
    }
    #expect(error.map { "\($0)".hasPrefix("f.jsonl:3: ") } == true)
  }

  private static let scorer = "../shared/world/score.py"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: scorer)))
  func itAgreesWithTheReferenceScorerOnRandomRows() throws {
    var generator = SplitMix64(state: 7)
    let folder = FileManager.default.temporaryDirectory.appending(path: "evaluation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for _ in 0..<5 {
      let truth = rows(&generator, truth: true)
      let found = rows(&generator, truth: false)
      try Data(truth.utf8).write(to: folder.appending(path: "truth"))
      try Data(found.utf8).write(to: folder.appending(path: "found"))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        "python3", Self.scorer, folder.appending(path: "truth").path, folder.appending(path: "found").path,
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let reference = Set(output.split(separator: "\n").dropFirst().map(String.init))
      let ours = Set(try scores(truth: truth, found: found))
      #expect(reference.isSubset(of: ours), "missing: \(reference.subtracting(ours).sorted())")
    }
  }

  private func rows(_ generator: inout SplitMix64, truth: Bool) -> String {
    var rows: [String] = []
    for prefix in ["s", "l"] {
      var members = (0..<40).map { "\(prefix)\($0)" }
      members.shuffle(using: &generator)
      while members.count > 8 {
        let size = Int.random(in: 1...6, using: &generator)
        let cluster = members.prefix(size).map { "\"\($0)\"" }
        members.removeFirst(size)
        let list = cluster.joined(separator: ",")
        if prefix == "l" {
          rows.append(#"{"type":"duplicates","listings":[\#(list)]}"#)
        } else if truth {
          let link = size > 1 ? #"[[\#(cluster[0]),\#(cluster[1]),"phone"]]"# : "[]"
          rows.append(
            #"{"type":"group","stores":[\#(list)],"malicious":\#(Bool.random(using: &generator)),"links":\#(link)}"#)
        } else {
          let verdict = ["malicious", "linked", "none"].randomElement(using: &generator) ?? "none"
          rows.append(#"{"type":"group","stores":[\#(list)],"verdict":"\#(verdict)"}"#)
        }
      }
    }
    for picture in 0..<10 {
      let synthetic = Bool.random(using: &generator)
      rows.append(
        truth
          ? #"{"type":"image","href":"\#(picture)","synthetic":\#(synthetic)}"#
          : #"{"type":"image","href":"\#(picture)","verdict":"\#(synthetic ? "suspected" : "no-evidence")"}"#)
    }
    return rows.joined(separator: "\n")
  }
}

/// A repeatable generator: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
