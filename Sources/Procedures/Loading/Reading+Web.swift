import Text
import YAML

extension Reading where Value == String {
  /// An address that is called: `http` or `https`, a host name or four figures, no user name; so strict that no two readers
  /// take it for different hosts.
  static var webAddress: Reading<String> {
    .parsed(
      Words(
        vi: "một địa chỉ như http://crl.example.vn/ca.crl, không có tên người dùng",
        en: "an address such as http://crl.example.vn/ca.crl, without a user name"),
      pattern: "^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?][!-~]*)?$"
    ) { text in
      WebAddress(text)?.text
    }
  }

  /// A network of IPv4.
  static var network: Reading<String> {
    .parsed(Words(vi: "một mạng như 10.1.0.0/16", en: "a network such as 10.1.0.0/16")) { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      let figures = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, figures.count == 4, figures.allSatisfy({ UInt8($0) != nil }),
        parts.count == 1 || Int(parts[1]).map({ (8...32).contains($0) }) == true
      else { return nil }
      return text
    }
  }
}

extension Reading where Value == Int {
  /// How long somebody waits, in seconds: `5 s`.
  static var patience: Reading<Int> {
    .parsed(Words(vi: "từ 1 s đến 60 s, như 5 s", en: "from 1 s to 60 s, such as 5 s"), pattern: "^[1-9][0-9]? s$") {
      text in
      guard text.hasSuffix(" s"), let seconds = Int(text.dropLast(2)), (1...60).contains(seconds) else { return nil }
      return seconds
    }
  }
}

extension WebAddress {
  /// Whether an address says of itself that it is not on the public internet; what names stand for is looked at when they are
  /// called.
  static func isOfTheHouse(_ address: String) -> Bool {
    guard let host = WebAddress(address)?.host, !host.hasSuffix("localhost") else { return true }
    let figures = host.split(separator: ".").compactMap { UInt8($0) }
    guard figures.count == 4 else { return false }
    return switch (figures[0], figures[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (224..., _): true
    default: false
    }
  }
}
