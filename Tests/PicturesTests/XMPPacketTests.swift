import Testing

@testable import Pictures

@Suite struct XMPPacketTests {
  private func packet(_ inner: String) -> XMPPacket {
    XMPPacket(
      Array(
        """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        \(inner)</rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """.utf8))
  }

  @Test(
    arguments: [
      #"<rdf:Description xmlns:q="urn:a" q:n="v"/>"#,
      #"<rdf:Description xmlns:q="urn:a"><q:n>v</q:n></rdf:Description>"#,
      #"<rdf:Description xmlns:q="urn:a"><q:n rdf:resource="v"/></rdf:Description>"#,
      #"<rdf:Description xmlns:q="urn:a"><q:n><rdf:Bag><rdf:li>v</rdf:li></rdf:Bag></q:n></rdf:Description>"#,
      #"<rdf:Description><n xmlns="urn:a"><rdf:Alt><rdf:li xml:lang="x-default">v</rdf:li></rdf:Alt></n></rdf:Description>"#,
      #"<rdf:Description xmlns:q="urn:a"><q:n><![CDATA[v]]></q:n></rdf:Description>"#,
    ])
  func everySpellingGivesTheProperty(spelling: String) {
    let packet = packet(spelling)
    #expect(packet.values("n", in: "urn:a") == ["v"])
    #expect(packet.fault == nil)
  }

  @Test func aFieldOfAnotherPropertyIsNotAtTheTop() {
    let packet = packet(
      #"<rdf:Description xmlns:q="urn:a"><q:parts><rdf:Bag><rdf:li q:n="v"/></rdf:Bag></q:parts></rdf:Description>"#)
    #expect(packet.values("n", in: "urn:a").isEmpty)
    #expect(packet.properties.map(\.parent) == ["parts"])
  }

  @Test func escapesOfXMLAreRead() {
    let packet = packet(
      #"<rdf:Description xmlns:q="urn:a" q:n="{&quot;a&quot;:1}"><q:m>&lt;&#x6C34;</q:m></rdf:Description>"#)
    #expect(packet.values("n", in: "urn:a") == [#"{"a":1}"#])
    #expect(packet.values("m", in: "urn:a") == ["<水"])
  }

  @Test func entitiesAreRefused() {
    let bomb = """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:q="urn:a"><q:n>&b;&c;</q:n></x:xmpmeta>
      """
    let packet = XMPPacket(Array(bomb.utf8))
    #expect(packet.properties.isEmpty)
    #expect(packet.fault?.contains("document type") == true)
  }

  @Test func whatStandsBeforeDamageIsKept() {
    let packet = XMPPacket(Array(#"<a xmlns:q="urn:a"><q:n>v</q:n><q:m>w</a>"#.utf8))
    #expect(packet.values("n", in: "urn:a") == ["v"])
    #expect(packet.fault?.contains("well-formed") == true)
  }

  @Test func sixteenBitPacketsAndPaddingAreRead() {
    let text = #"<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:q="urn:a"><q:n>v</q:n></x:xmpmeta>"#
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { Bytes.little(Int($0), 2) }
    #expect(XMPPacket(wide).values("n", in: "urn:a") == ["v"])
    #expect(XMPPacket(Array("\n ".utf8) + Array(text.utf8) + [0, 0, 0]).values("n", in: "urn:a") == ["v"])
  }

  @Test func nothingAndDeepNestingGiveAResult() {
    #expect(XMPPacket([]).properties.isEmpty)
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(XMPPacket(Array(deep.utf8)).fault == "its elements are nested too deep")
  }
}
