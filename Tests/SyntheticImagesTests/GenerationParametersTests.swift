import Pictures
import Testing

@testable import SyntheticImages

@Suite struct GenerationParametersTests {
  private func declared(_ texts: [(String, String)]) throws -> [String] {
    guard case .examined(let provenance) = ProvenanceExaminer().examine(try Marked.png(texts)) else { return ["?"] }
    return [provenance.declared.rawValue] + Set(provenance.facts.compactMap(\.software)).sorted()
  }

  @Test func settingsOfTheWebUI() throws {
    let settings = "a duck\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Version: v1.6"
    #expect(try declared([("parameters", settings)]) == ["generated", "Stable Diffusion web UI v1.6"])
    #expect(try declared([("parameters", "Steps: 20, Sampler: none")]) == ["none"])
    #expect(try declared([("parameters", "Steps to success. Sampler: box. Seed: corn")]) == ["none"])
    // The same in an Exif comment.
    guard case .examined(let provenance) = ProvenanceExaminer().examine(try Marked.exif([(0x9286, settings)])) else {
      Issue.record("not examined")
      return
    }
    #expect(provenance.declared == .generated)
  }

  @Test func graphsOfComfyUI() throws {
    let node = { (name: String) in #"{"1":{"class_type":"\#(name)","inputs":{"seed":5,"x":[1,2.5e3,null,true]}}}"# }
    #expect(try declared([("prompt", node("KSampler"))]) == ["generated", "ComfyUI"])
    // Loading and scaling makes no picture.
    #expect(try declared([("prompt", node("ImageScale"))]) == ["suspected", "ComfyUI"])
    #expect(try declared([("workflow", #"{"nodes":[{"id":1}],"links":[]}"#)]) == ["suspected", "ComfyUI"])
    #expect(try declared([("prompt", "enter your name"), ("workflow", "{}")]) == ["none"])
  }

  @Test func otherPrograms() throws {
    let comment = #"{"steps":28,"sampler":"k_euler","seed":1,"uc":"x"}"#
    #expect(try declared([("Software", "NovelAI"), ("Comment", comment)]) == ["generated", "NovelAI"])
    #expect(try declared([("Comment", comment)]) == ["none"])
    #expect(try declared([("Dream", #""a cat" -s 50 -S 42 -W 512 -H 512 -C 7.5"#)]) == ["generated", "InvokeAI"])
    #expect(try declared([("invokeai_metadata", #"{"model":{},"seed":1,"steps":9}"#)]) == ["generated", "InvokeAI"])
    let job = "a cat --ar 4:3 --v 5.2 Job ID: 123e4567-e89b-12d3-a456-426614174000"
    #expect(try declared([("Description", job)]) == ["generated", "Midjourney"])
    #expect(try declared([("Description", "Job ID: 5, a cat --fast")]) == ["none"])
  }

  @Test func hiddenSettingsAreFound() throws {
    let text = "a cat\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1"
    let body = Array("stealth_pnginfo".utf8) + Marked.big(text.utf8.count * 8, 4) + Array(text.utf8)
    let bits = body.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
    let side = 32
    var rgba = [UInt8](repeating: 254, count: side * side * 4)
    // Down the columns, from the left.
    for (index, bit) in bits.enumerated() { rgba[(index % side * side + index / side) * 4 + 3] |= bit }
    let facts = StealthText.facts(AlphaImage(width: side, height: side, rgba: rgba))
    #expect(facts.map(\.marker) == ["png-stealth"] && facts.map(\.declares) == [.generated])
    #expect(StealthText.facts(AlphaImage(width: 2, height: 2, rgba: Array(repeating: 255, count: 16))).isEmpty)
  }

  @Test func jsonIsReadUnderBounds() {
    #expect(JSONValue(#"{"a":[1,-2.5,"x\u6c34\ud83d\ude00\n",true,null]} "#)?["a"]?.elements.count == 5)
    #expect(JSONValue(#""\u6c34\ud83d\ude00""#) == .string("水😀"))
    for text in ["", "{", "[1,", "\"a", "{\"a\"}", "[1]]", "nul", "{,}", String(repeating: "[", count: 10_000)] {
      #expect(JSONValue(text) == nil, "\(text.prefix(10))")
    }
  }
}
