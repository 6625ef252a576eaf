import Forms
import Text
import YAML

/// `Workflows/partners.yaml`: with whom official documents are exchanged, and who is reached by whom.
enum PartnersFile {
  static let path = "Workflows/partners.yaml"

  static func read(_ node: Node?, _ authority: Authority?, _ findings: Findings) -> Partners {
    let drafts = node.flatMap { reading($0, findings) } ?? []
    var declared = Declared<Partner>(Words(vi: "đối tác", en: "partner"))
    for draft in drafts { declared.declare(draft.id, findings) }
    checkAgencies(of: drafts, authority, findings)
    let others = drafts.filter { $0.takesOthers?.value == true }
    for draft in others.dropFirst() {
      findings.error(
        at: draft.takesOthers?.place ?? draft.id.place,
        Words(
          vi: "chỉ một đối tác nhận các cơ quan không ai nêu: `\(others[0].id.value)` đã nhận",
          en: "one partner alone takes the agencies that nobody names: `\(others[0].id.value)` does already"))
    }
    let own = authority.map { $0.id.text } ?? ""
    return Partners(
      drafts.map { draft in
        Partner(
          id: draft.id.value, name: draft.name, address: draft.address?.value, system: draft.system ?? own,
          networks: draft.networks, fetchSeconds: draft.fetch?.value, agencies: draft.agencies.map(\.agency),
          takesOthers: draft.takesOthers?.value ?? false, handOver: draft.handOver, backlog: draft.backlog ?? .standard)
      })
  }

  private static func checkAgencies(of drafts: [PartnerDraft], _ authority: Authority?, _ findings: Findings) {
    let own = Set(
      authority?.units.compactMap(\.code).flatMap { [$0.newer, $0.older].compactMap(\.self) } ?? [])
    var seen: [String: Key<Partner>] = [:]
    for draft in drafts {
      if draft.address == nil, let fetch = draft.fetch {
        findings.error(
          at: fetch.place,
          Words(vi: "`fetch` cần `address`: hỏi ở đâu", en: "`fetch` needs an `address`: where it is asked"))
      }
      for agency in draft.agencies {
        for code in [agency.code.value, agency.agency.older].compactMap(\.self) {
          if own.contains(code) {
            findings.error(
              at: agency.code.place,
              Words(
                vi: "`\(code)` là mã của đơn vị mình: không gửi cho chính mình qua đối tác",
                en: "`\(code)` is the code of a unit of this authority: nothing is sent to it by a partner"))
          } else if let other = seen.updateValue(draft.id.value, forKey: code) {
            findings.error(
              at: agency.code.place,
              Words(vi: "`\(code)` đã đi qua `\(other)`", en: "`\(code)` is reached by `\(other)` already"))
          }
        }
      }
    }
  }

  static var reading: Reading<[PartnerDraft]> {
    .mapping("partners") { reader in
      reader.required(
        "partners", as: .list(of: partner, count: 0...500),
        Words(vi: "các đối tác trao đổi văn bản", en: "with whom official documents are exchanged"))
    }
  }

  private static var partner: Reading<PartnerDraft> {
    .mapping("partner") { reader in
      let id = reader.required(
        "partner", as: .key(of: Partner.self), Words(vi: "tên đối tác trong định nghĩa", en: "its name in definitions"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi", en: "what people call it"))
      let address = reader.optional(
        "address", as: .placed(.webAddress),
        Words(
          vi: "gọi nó ở đâu; bỏ trống: nó tự gọi đến và lấy", en: "where it is called; left out: it calls and fetches"))
      let system = reader.optional(
        "system", as: .systemName,
        Words(vi: "nó biết ta bằng tên nào (mặc định: tên cơ quan)", en: "by which name it knows us (default: ours)"))
      let networks = reader.list(
        "networks", of: .network,
        Words(
          vi: "mạng nội bộ được phép gọi; bỏ trống: chỉ mạng công cộng",
          en: "networks of the house that may be called; left out: the public internet alone"))
      let fetch = reader.optional(
        "fetch", as: .placed(.rhythm),
        Words(
          vi: "bao lâu hỏi một lần nó giữ gì cho ta, như 30 s; bỏ trống: nó tự mang đến",
          en: "how often it is asked what it holds for us, such as 30 s; left out: it brings that itself"))
      let agencies = reader.list(
        "agencies", of: agency, Words(vi: "các cơ quan đi qua nó", en: "the agencies that are reached by it"))
      let others = reader.optional(
        "others", as: .placed(.flag),
        Words(
          vi: "nhận cả các cơ quan không đối tác nào nêu (mặc định: false)",
          en: "whether agencies that no partner names are reached by it (default: false)"))
      let handOver = reader.optional(
        "hand-over", as: .webAddress,
        Words(
          vi: "chuyển dự thảo của hồ sơ cho nó ở đâu, hoặc nó chuyển cho ta từ đâu; bỏ trống: không chuyển",
          en: "where drafts of dossiers are handed to it, or from where it hands them to us; left out: none are"))
      let backlog = reader.optional(
        "backlog", as: backlog,
        Words(
          vi: "nhiều nhất bao nhiêu của nó được chờ ở đây, mỗi chiều (mặc định: 20000 thông điệp, 6 GB)",
          en: "how much of it may wait here on each way (default: 20000 messages, 6 GB)"))
      guard let id, let name else { return nil }
      return PartnerDraft(
        id: id, name: name, address: address, system: system, networks: networks, fetch: fetch, agencies: agencies,
        takesOthers: others, handOver: handOver, backlog: backlog)
    }
  }

  private static var backlog: Reading<Partner.Backlog> {
    .mapping("backlog") { reader in
      let (least, most, standard) = (Partner.Backlog.least, Partner.Backlog.most, Partner.Backlog.standard)
      let messages = reader.optional(
        "messages", as: .integer(in: least.messages...most.messages), Words(vi: "số thông điệp", en: "messages"))
      let bytes = reader.optional("size", as: .backlogSize, Words(vi: "dung lượng", en: "their bytes together"))
      return Partner.Backlog(messages: messages ?? standard.messages, bytes: bytes ?? standard.bytes)
    }
  }

  private static var agency: Reading<PartnerAgencyDraft> {
    .mapping("agency") { reader in
      let code = reader.required(
        "code", as: .placed(.organID),
        Words(vi: "mã định danh (QĐ 20/2020) hay mã mà nó dùng", en: "its identification code, the newer one"))
      let older = reader.optional(
        "older", as: .organID, Words(vi: "mã cũ (QCVN 102:2016)", en: "its older code (QCVN 102:2016)"))
      let name = reader.required("name", as: .words, Words(vi: "tên cơ quan", en: "what people call it"))
      guard let code, let name else { return nil }
      return PartnerAgencyDraft(
        code: code, agency: Partner.Agency(code: code.value, older: older, name: name))
    }
  }
}

/// A partner, as an author writes it.
struct PartnerDraft {
  let id: Placed<Key<Partner>>
  let name: Words
  let address: Placed<String>?
  let system: String?
  let networks: [String]
  let fetch: Placed<Int>?
  let agencies: [PartnerAgencyDraft]
  let takesOthers: Placed<Bool>?
  let handOver: String?
  let backlog: Partner.Backlog?
}

/// An agency of a partner, as an author writes it.
struct PartnerAgencyDraft {
  let code: Placed<String>
  let agency: Partner.Agency
}

extension Reading where Value == String {
  /// The code of an agency, of whichever scheme: letters, figures, full stops, hyphens, underscores.
  fileprivate static var organID: Reading<String> {
    .parsed(
      Words(vi: "mã định danh như H56.06 hay 000.00.06.H56", en: "a code such as H56.06 or 000.00.06.H56"),
      pattern: "^[A-Za-z0-9._-]{1,35}$"
    ) { text in
      (1...35).contains(text.utf8.count) && text.utf8.allSatisfy(\.isOfAName) ? text : nil
    }
  }

  /// The name of a system, as it stands in a header line.
  fileprivate static var systemName: Reading<String> {
    .parsed(
      Words(vi: "một tên như so-gddt (chữ, số, dấu . _ -)", en: "a name such as so-gddt (letters, figures, . _ -)"),
      pattern: "^[A-Za-z0-9._-]{1,64}$"
    ) { text in
      (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(\.isOfAName) ? text : nil
    }
  }
}

extension Reading where Value == Int64 {
  /// How many bytes may wait: `500 MB`, `2 GB`.
  fileprivate static var backlogSize: Reading<Int64> {
    .parsed(
      Words(vi: "dung lượng từ 256 MB đến 100000 GB, như 2 GB", en: "a size from 256 MB to 100000 GB, such as 2 GB"),
      pattern: "^[1-9][0-9]{0,5} (MB|GB)$"
    ) { text in
      ByteCount.read(text).flatMap {
        (Partner.Backlog.least.bytes...Partner.Backlog.most.bytes).contains($0) ? $0 : nil
      }
    }
  }
}

extension Reading where Value == Int {
  /// How often something is done, in seconds: `30 s`, `5 minutes`.
  fileprivate static var rhythm: Reading<Int> {
    .parsed(
      Words(vi: "từ 1 s đến 60 minutes, như 30 s", en: "from 1 s to 60 minutes, such as 30 s"),
      pattern: "^[1-9][0-9]? (s|minutes?)$"
    ) { text in
      let words = text.split(separator: " ")
      guard words.count == 2, let count = Int(words[0]), let unit = ["s": 1, "minute": 60, "minutes": 60][words[1]],
        (1...3600).contains(count * unit)
      else { return nil }
      return count * unit
    }
  }
}

extension UInt8 {
  fileprivate var isOfAName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
