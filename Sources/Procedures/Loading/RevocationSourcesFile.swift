import Text
import YAML

/// `revocation:` of a set in `Signatures/trust.yaml`: what may be fetched, from where and how.
enum RevocationSourcesFile {
  static var reading: Reading<RevocationSources> {
    .mapping("revocation") { reader in
      let fetch = reader.required(
        "fetch", as: .choice(of: RevocationSources.Fetch.self),
        Words(
          vi: "tải từ đâu: none, các địa chỉ nêu ở đây (listed), hay cả địa chỉ chứng thư nêu (certificate)",
          en: "what may be called: nothing, the addresses listed here, or those that certificates name as well"))
      let lists = reader.list(
        "crl", of: .placed(.webAddress), Words(vi: "địa chỉ danh sách thu hồi", en: "where revocation lists are"))
      let responder = reader.optional(
        "ocsp", as: .placed(.webAddress), Words(vi: "địa chỉ máy trả lời OCSP", en: "where the OCSP responder is"))
      let hosts = reader.list(
        "hosts", of: .hostName,
        Words(
          vi: "các máy chủ mà chứng thư được phép chỉ đến (khi fetch: certificate)",
          en: "hosts that certificates may lead to (with fetch: certificate)"))
      let networks = reader.list(
        "networks", of: .network,
        Words(
          vi: "mạng nội bộ được phép gọi; bỏ trống: chỉ mạng công cộng",
          en: "networks of the house that may be called; left out: the public internet alone"))
      let fresh = reader.optional(
        "fresh", as: .stretch,
        Words(vi: "hỏi lại sau (mặc định: 24 hours)", en: "when it is asked for again (default: 24 hours)"))
      let timeout = reader.optional(
        "timeout", as: .patience,
        Words(vi: "chờ một lần gọi bao lâu (mặc định: 5 s)", en: "how long one call may take (default: 5 s)"))
      let atOnce = reader.optional(
        "at-once", as: .flag,
        Words(
          vi: "thiếu thì hỏi một lần ngay khi kiểm tra (mặc định: false)",
          en: "whether what is missing is asked for once while somebody waits (default: false)"))
      guard let fetch else { return nil }
      check(fetch, lists + [responder].compactMap(\.self), hosts: hosts, networks: networks, reader)
      return RevocationSources(
        fetch: fetch, lists: lists.map(\.value), responder: responder?.value, hosts: hosts, networks: networks,
        freshSeconds: fresh ?? RevocationSources.nothing.freshSeconds,
        timeoutSeconds: timeout ?? RevocationSources.nothing.timeoutSeconds, asksAtOnce: atOnce ?? false)
    }
  }

  private static func check(
    _ fetch: RevocationSources.Fetch, _ addresses: [Placed<String>], hosts: [String], networks: [String],
    _ reader: MappingReader
  ) {
    let findings = reader.findings
    if fetch == .listed, addresses.isEmpty {
      findings.error(
        at: reader.place(of: "fetch"),
        Words(vi: "`listed` cần `crl` hoặc `ocsp`", en: "`listed` needs addresses under `crl` or `ocsp`"))
    }
    if fetch == .certificate, hosts.isEmpty {
      findings.error(
        at: reader.place(of: "fetch"),
        Words(
          vi: "`certificate` cần `hosts`: các máy chủ mà chứng thư được phép chỉ đến",
          en: "`certificate` needs `hosts`: where certificates may lead to"))
    }
    if fetch == .none, let first = addresses.first {
      findings.warning(
        at: first.place,
        Words(vi: "`fetch: none` nên không địa chỉ nào được gọi", en: "with `fetch: none` no address is called"))
    }
    for address in addresses where networks.isEmpty && WebAddress.isOfTheHouse(address.value) {
      findings.error(
        at: address.place,
        Words(
          vi: "đây là địa chỉ mạng nội bộ: nêu mạng ấy trong `networks` nếu thật muốn gọi",
          en: "this is an address of the own network: name that network under `networks` if it is really meant"))
    }
    var seen: Set<String> = []
    for address in addresses where !seen.insert(address.value).inserted {
      findings.error(at: address.place, Words(vi: "địa chỉ này đã nêu rồi", en: "this address stands here already"))
    }
  }
}

extension Reading where Value == String {
  /// The name of a host.
  fileprivate static var hostName: Reading<String> {
    .parsed(Words(vi: "tên máy chủ như crl.example.vn", en: "a host name such as crl.example.vn")) { text in
      text.isHostName ? text.lowercased() : nil
    }
  }
}

extension Reading where Value == Int {
  /// A stretch of time in seconds: `30 minutes`, `24 hours`, `7 days`.
  static var stretch: Reading<Int> {
    .parsed(
      Words(vi: "một khoảng như 30 minutes, 24 hours, 7 days", en: "a stretch such as 30 minutes, 24 hours, 7 days"),
      pattern: "^[1-9][0-9]{0,3} (minutes?|hours?|days?)$"
    ) { text in
      let units = ["minute": 60, "minutes": 60, "hour": 3600, "hours": 3600, "day": 86_400, "days": 86_400]
      let words = text.split(separator: " ")
      guard words.count == 2, let count = Int(words[0]), let unit = units[String(words[1])],
        (300...31 * 86_400).contains(count * unit)
      else { return nil }
      return count * unit
    }
  }
}
