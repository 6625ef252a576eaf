import Glibc

/// Which addresses may be called; it is the address itself that is looked at, after its name was resolved, so that no
/// name can lead elsewhere.
public struct Destinations: Sendable, Hashable {
  private let isOpen: Bool
  private let allowed: [AddressBlock]

  /// All addresses: for an officer who names the server herself.
  public static let anywhere = Destinations(isOpen: true, allowed: [])

  /// Addresses of the public internet alone, for addresses that others entered: not this machine, not the house's own
  /// network, not what the registries reserve (RFC 6890).
  public static let publicInternet = Destinations(isOpen: false, allowed: [])

  /// The public internet, and these networks besides: `10.1.0.0/16`, `192.0.2.7`, `2001:db8::/32`. Nil when one of them
  /// cannot be read.
  public static func publicInternet(and networks: [String]) -> Destinations? {
    let blocks = networks.map(AddressBlock.init)
    guard !blocks.contains(nil) else { return nil }
    return Destinations(isOpen: false, allowed: blocks.compactMap(\.self))
  }

  private init(isOpen: Bool, allowed: [AddressBlock]) {
    self.isOpen = isOpen
    self.allowed = allowed
  }

  /// True when an address, its sixteen bytes as IPv6 has them, may be called.
  func contains(_ address: [UInt8]) -> Bool {
    isOpen || allowed.contains { $0.contains(address) } || !AddressBlock.reserved.contains { $0.contains(address) }
  }
}

/// Addresses that begin with the same bits; IPv4 stands as `::ffff:a.b.c.d`.
struct AddressBlock: Sendable, Hashable {
  /// The first address of the block, as IPv6 has it.
  let address: [UInt8]
  private let bits: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var v4 = in_addr()
    var v6 = in6_addr()
    let whole: Int
    if unsafe inet_pton(AF_INET, parts[0], &v4) == 1 {
      address = AddressBlock.mapped(v4)
      whole = 32
    } else if unsafe inet_pton(AF_INET6, parts[0], &v6) == 1 {
      address = unsafe withUnsafeBytes(of: &v6) { unsafe Array($0) }
      whole = 128
    } else {
      return nil
    }
    let length = parts.count == 2 ? Int(parts[1]) : whole
    guard let length, (0...whole).contains(length) else { return nil }
    bits = length + 128 - whole
  }

  func contains(_ other: [UInt8]) -> Bool {
    guard other.count == 16 else { return false }
    for (index, (mine, theirs)) in zip(address, other).enumerated() {
      let left = bits - index * 8
      guard left > 0 else { break }
      let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
      if (mine ^ theirs) & mask != 0 { return false }
    }
    return true
  }

  static func mapped(_ v4: in_addr) -> [UInt8] {
    let number = UInt32(bigEndian: v4.s_addr)
    return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// What is not the public internet: this machine, private and link-local networks, carriers' networks, documentation,
  /// multicast, and the IPv6 forms that carry an IPv4 address within (RFC 6890, RFC 6052, RFC 3056, RFC 4380).
  static let reserved: [AddressBlock] = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/3", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
    "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
  ].compactMap(AddressBlock.init)
}
