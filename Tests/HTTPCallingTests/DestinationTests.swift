import Testing

@testable import HTTPCalling

@Suite("The public internet")
struct DestinationTests {
  private func mayCall(_ address: String, _ destinations: Destinations = .publicInternet) throws -> Bool {
    destinations.contains(try #require(AddressBlock(address)).address)
  }

  @Test(
    "is called",
    arguments: ["8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "223.255.255.254"])
  func open(address: String) throws {
    #expect(try mayCall(address))
  }

  @Test(
    "does not hold this machine, the house's network, or what leads there",
    arguments: [
      "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
      "100.64.0.1",
      "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1", "fd00::1", "ff02::1",
      "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ])
  func closed(address: String) throws {
    #expect(try !mayCall(address))
    #expect(try mayCall(address, .anywhere))
  }

  @Test("can be widened by networks, and only by them")
  func widened() throws {
    let destinations = try #require(Destinations.publicInternet(and: ["10.1.0.0/16", "fd00:1::/32"]))
    #expect(try mayCall("10.1.255.1", destinations))
    #expect(try !mayCall("10.2.0.1", destinations))
    #expect(try mayCall("fd00:1::5", destinations))
    #expect(try !mayCall("fd00:2::5", destinations))
    for text in ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0.0", "a/8"] {
      #expect(Destinations.publicInternet(and: [text]) == nil)
    }
  }
}
