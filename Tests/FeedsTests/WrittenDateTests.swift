import Testing

@testable import Feeds

@Suite struct WrittenDateTests {
  static func read(_ text: String, zone: String = "") -> String? {
    switch DateText.read(Array(text.utf8)[...], zone: Array(zone.utf8)) {
    case .asWritten: text
    case .iso(let iso): String(decoding: iso, as: UTF8.self)
    case .none: ""
    case .fault: nil
    }
  }

  @Test(
    arguments: [
      ("2026-11-01", "2026-11-01"), ("2026-11-01T08:00:00.123+08:00", "2026-11-01T08:00:00.123+08:00"),
      ("2026-11-01 08:00", "2026-11-01T08:00"), ("2026-11-01 08:00:30 +0300", "2026-11-01T08:00:30+03:00"),
      ("Wed, 03 Apr 2013 21:30:44 GMT", "2013-04-03T21:30:44Z"),
      ("Wed, 03 Apr 2013 21:30:44 GMT.", "2013-04-03T21:30:44Z"),
      ("3 Apr 13 21:30 EST", "2013-04-03T21:30-05:00"), ("Sun, 1 Feb 2026 00:00:00 +0000", "2026-02-01T00:00:00Z"),
      ("01.11.2026", "2026-11-01"), ("1.2.2026 7:05", "2026-02-01T07:05"), ("2026/11/01", "2026-11-01"),
      ("2026/11/01 10:20:30", "2026-11-01T10:20:30"), ("20261101", "2026-11-01"), ("20261101T0800", nil),
      ("20261101T08:00:00Z", "2026-11-01T08:00:00Z"),
      ("2026-11-01T00:00Z/2026-12-01T00:00Z", "2026-11-01T00:00Z"), ("2026-11-01/2026-12-01", "2026-11-01"),
      ("2026-11-01 10:00/2026-12-01 11:00", "2026-11-01T10:00"),
      ("0000-00-00 00:00:00", ""), ("0000-00-00", ""), ("2026-11-01+02:00", "2026-11-01+02:00"),
    ] as [(String, String?)])
  func readsDatesAsFeedsWriteThem(text: String, iso: String?) { #expect(Self.read(text) == iso) }

  @Test(arguments: [
    "", "soon", "2025-13-45 99:99", "2026-02-30", "03/04/2013", "31.02.2026", "2026-11-01 25:00", "2026-11-01 08:61",
    "2026-11-01 08:00 XYZ", "1 Foo 2026", "2026-11", "2026", "99999999", "2026-11-01 08:00:00 +9900", "-1-1-1",
    "20261301", "2026-11-01 08:00 and more", "٢٠٢٦-١١-٠١",
  ])
  func refusesWhatIsNone(text: String) { #expect(Self.read(text) == nil) }

  @Test func givesATimeTheZoneOfItsFormatUnlessItSaysOne() {
    #expect(Self.read("2026-11-01 08:00:00", zone: "+08:00") == "2026-11-01T08:00:00+08:00")
    #expect(Self.read("2026-11-01T08:00:00", zone: "+08:00") == "2026-11-01T08:00:00+08:00")
    #expect(Self.read("2026-11-01T08:00:00Z", zone: "+08:00") == "2026-11-01T08:00:00Z")
    #expect(Self.read("2026-11-01", zone: "+08:00") == "2026-11-01")
  }
}
