import Testing

@testable import StoreGroups

@Suite struct ReservedNetworkTests {
  private func isReserved(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return ReservedNetwork.contains(bytes.span)
  }

  @Test(arguments: [
    "10.0.0.1", "127.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.3.4", "100.64.0.1", "0.0.0.0",
    "198.18.0.1", "203.0.113.7", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "2001:db8::1",
    "ff02::1", "::ffff:10.0.0.1", "1.2.3", "1.2.3.4.5", "300.1.1.1", "x", "",
  ]) func `reserved ranges and what is no address say nothing`(address: String) {
    #expect(isReserved(address))
  }

  @Test(arguments: [
    "36.112.4.9", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.169.0.1", "223.255.255.1",
    "2408:8000::1", "2001:4860:4860::8888",
  ]) func `public addresses speak`(address: String) {
    #expect(!isReserved(address))
  }
}
