import Testing

@testable import Fetching

@Suite struct AddressClassTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("127.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7f000001", "127.0.0.1"),
    ("0x7F.1", "127.0.0.1"), ("0177.0.0.01", "127.0.0.1"), ("017700000001", "127.0.0.1"), ("127.0.0.1.", "127.0.0.1"),
    ("10.1.258", "10.1.1.2"), ("0", "0.0.0.0"), ("0x", "0.0.0.0"), ("4294967295", "255.255.255.255"),
    ("[::1]", "::1"), ("0:0:0:0:0:0:0:1", "::1"), ("::ffff:127.0.0.1", "::ffff:127.0.0.1"),
    ("2001:DB8::0001", "2001:db8::1"),
  ])
  func readsEverySpelling(text: String, address: String) { #expect(IPAddress(literal: text)?.description == address) }

  @Test(arguments: [
    "", ".", "localhost", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "4294967296", "0x1g", "08", "1..2", "-1", "+1",
    "1.2.3.+4", "0x-1", "::1::", "[", "[]", "12345::", "１２７.0.0.1", "fe80::1%eth0",
  ])
  func takesNamesForNames(text: String) { #expect(IPAddress(literal: text) == nil) }

  @Test(arguments: [
    ("8.8.8.8", AddressClass.public), ("1.1.1.1", .public), ("172.15.255.255", .public), ("172.32.0.0", .public),
    ("100.63.255.255", .public), ("100.128.0.0", .public), ("223.255.255.255", .public), ("11.0.0.0", .public),
    ("192.169.0.0", .public), ("169.253.255.255", .public), ("126.255.255.255", .public), ("128.0.0.0", .public),
    ("0.0.0.0", .unspecified), ("0.255.255.255", .unspecified), ("10.0.0.0", .private), ("10.255.255.255", .private),
    ("100.64.0.0", .shared), ("100.127.255.255", .shared), ("127.0.0.1", .loopback), ("127.255.255.255", .loopback),
    ("169.254.169.254", .linkLocal), ("172.16.0.0", .private), ("172.31.255.255", .private), ("192.0.0.1", .reserved),
    ("192.0.2.1", .reserved), ("192.168.0.1", .private), ("198.18.0.1", .reserved), ("198.19.255.255", .reserved),
    ("198.51.100.7", .reserved), ("203.0.113.7", .reserved), ("224.0.0.1", .multicast), ("239.255.255.255", .multicast),
    ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
  ])
  func knowsTheBlocksOfIPv4(text: String, kind: AddressClass) throws {
    let address = try #require(IPAddress(literal: text))
    #expect(AddressClass(address) == kind)
    // The same through every form of IPv6 that means an IPv4 address.
    let hex = address.bytes.map { Hexadecimal.of([$0]) }
    let groups = "\(hex[0])\(hex[1]):\(hex[2])\(hex[3])"
    for form in ["::ffff:\(text)", "::ffff:0:\(text)", "64:ff9b::\(text)", "2002:\(groups)::1"] {
      #expect(AddressClass(try #require(IPAddress(literal: form))) == kind, "\(form)")
    }
  }

  @Test(arguments: [
    ("::", AddressClass.unspecified), ("::1", .loopback), ("::7f00:1", .loopback), ("fc00::", .private),
    ("fdff:ffff::1", .private), ("fe80::1", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .private),
    ("ff02::1", .multicast), ("64:ff9b:1::808:808", .private), ("100::1", .reserved), ("2001::1", .reserved),
    ("2001:10::1", .reserved), ("2001:db8::1", .reserved), ("3fff::1", .reserved), ("5f00::1", .reserved),
    ("4000::1", .reserved), ("2606:4700::1111", .public), ("2001:4860:4860::8888", .public), ("2a00:1450::1", .public),
    ("3fff:1000::1", .public), ("fbff::1", .reserved),
  ])
  func knowsTheBlocksOfIPv6(text: String, kind: AddressClass) throws {
    #expect(AddressClass(try #require(IPAddress(literal: text))) == kind)
  }

  @Test func aPolicyAllowsWhatIsPublicAndWhatItNames() throws {
    let loopback = try #require(IPAddress(literal: "127.0.0.1"))
    let other = try #require(IPAddress(literal: "127.0.0.2"))
    #expect(!AddressPolicy.publicOnly.allows(loopback))
    #expect(AddressPolicy.publicOnly(except: [loopback]).allows(loopback))
    #expect(!AddressPolicy.publicOnly(except: [loopback]).allows(other))
    #expect(AddressPolicy.any.allows(other))
    for never in ["224.0.0.1", "169.254.169.254", "fe80::1", "::ffff:169.254.169.254"] {
      #expect(!AddressPolicy.any.allows(try #require(IPAddress(literal: never))), "\(never)")
    }
  }
}
