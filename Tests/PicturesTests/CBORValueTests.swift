import Testing

@testable import Pictures

@Suite struct CBORValueTests {
  /// Examples of RFC 8949, appendix A.
  @Test(
    arguments: [
      ("00", CBORValue.unsigned(0)), ("1818", .unsigned(24)), ("1bffffffffffffffff", .unsigned(.max)),
      ("20", .negative(0)), ("3903e7", .negative(999)), ("f93c00", .float(1)), ("fa47c35000", .float(100_000)),
      ("fb3ff199999999999a", .float(1.1)), ("f4", .bool(false)), ("f5", .bool(true)), ("f6", .null),
      ("4401020304", .bytes([1, 2, 3, 4])), ("6449455446", .text("IETF")), ("63e6b0b4", .text("水")),
      ("83010203", .array([.unsigned(1), .unsigned(2), .unsigned(3)])),
      ("c11a514b67b0", .tagged(1, .unsigned(1_363_896_240))),
      ("5f42010243030405ff", .bytes([1, 2, 3, 4, 5])), ("7f657374726561646d696e67ff", .text("streaming")),
      (
        "9f018202039f0405ffff",
        .array([.unsigned(1), .array([.unsigned(2), .unsigned(3)]), .array([.unsigned(4), .unsigned(5)])])
      ),
    ] as [(String, CBORValue)])
  func knownValues(hex: String, value: CBORValue) throws {
    #expect(try CBORValue(ByteView(bytes(hex))) == value)
  }

  @Test func aMapByKey() throws {
    let value = try CBORValue(ByteView(bytes("a26161016162820203")))
    #expect(value["a"] == .unsigned(1))
    #expect(value["b"]?.elements == [.unsigned(2), .unsigned(3)])
    #expect(value["c"] == nil)
  }

  @Test func nestingEnds() {
    #expect(throws: CBORError.tooDeep) { try CBORValue(ByteView(Array(repeating: 0x81, count: 10_000))) }
    #expect(throws: CBORError.tooDeep) { try CBORValue(ByteView(Array(repeating: 0xC1, count: 10_000))) }
    #expect("\(CBORError.tooDeep)" == "values are nested more than 64 deep")
    #expect(throws: CBORError.self) { try CBORValue(ByteView(Array(repeating: 0x5F, count: 10_000))) }
  }

  @Test func lengthsThatLieAreRefusedAtOnce() {
    for hex in ["5bffffffffffffffff", "7a7fffffff", "9bffffffffffffffff", "bb00ffffffffffffff", "18", "", "ff", "1c"] {
      #expect(throws: CBORError.self) { try CBORValue(ByteView(bytes(hex))) }
    }
  }

  @Test func tooManyItemsAreRefused() {
    #expect(throws: CBORError.tooManyItems) {
      try CBORValue(ByteView([0x9F] + Array(repeating: 0, count: 200_000) + [0xFF]))
    }
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
  }
}
