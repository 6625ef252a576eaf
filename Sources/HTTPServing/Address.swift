import Glibc

/// An IP address, of version 4 or 6; an IPv4 address that comes mapped into IPv6 counts as IPv4.
public struct Address: Hashable, Sendable, CustomStringConvertible {
  /// The sixteen bytes of IPv6; IPv4 stands as `::ffff:a.b.c.d`.
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(v4: UInt32) {
    self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(v4))
  }

  /// Reads `192.0.2.1` or `2001:db8::1`, with brackets or not; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    var v4 = in_addr()
    var v6 = in6_addr()
    if unsafe inet_pton(AF_INET, text, &v4) == 1 {
      self.init(v4: UInt32(bigEndian: v4.s_addr))
    } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
      self = unsafe withUnsafeBytes(of: &v6) { unsafe Address(bytes: $0) }
    } else {
      return nil
    }
  }

  @unsafe init(bytes: UnsafeRawBufferPointer) {
    let high = unsafe UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    let low = unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    self.init(high: high, low: low)
  }

  /// True for an IPv4 address.
  public var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// True for the machine itself: 127.0.0.0/8 and ::1.
  public var isLoopback: Bool {
    isVersion4 ? (low >> 24) & 0xFF == 127 : high == 0 && low == 1
  }

  /// Who is counted as one: the IPv4 address, or the /64 network of an IPv6 address, which one subscriber has to himself.
  public var subscriber: Address {
    isVersion4 ? self : Address(high: high, low: 0)
  }

  /// The address as people write it (RFC 5952).
  public var description: String {
    if isVersion4 {
      return [24, 16, 8, 0].map { String((low >> $0) & 0xFF) }.joined(separator: ".")
    }
    var bytes = in6_addr()
    unsafe withUnsafeMutableBytes(of: &bytes) {
      unsafe $0.storeBytes(of: high.bigEndian, as: UInt64.self)
      unsafe $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    unsafe inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A network of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address alone.
public struct Network: Hashable, Sendable, CustomStringConvertible {
  private let base: Address
  private let bits: Int

  /// Reads `10.0.0.0/8` or an address; nil for anything else. What stands behind the prefix is ignored.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let base = Address(first) else { return nil }
    let whole = base.isVersion4 ? 32 : 128
    var length = whole
    if parts.count == 2 {
      guard let given = parts[1].decimal, given <= whole else { return nil }
      length = given
    }
    self.base = base
    bits = length + (128 - whole)
  }

  /// True when the address lies in it.
  public func contains(_ address: Address) -> Bool {
    func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits)) }
    return (base.high ^ address.high) & mask(bits) == 0 && (base.low ^ address.low) & mask(bits - 64) == 0
  }

  /// The network as it is written.
  public var description: String {
    "\(base)/\(base.isVersion4 ? bits - 96 : bits)"
  }
}
