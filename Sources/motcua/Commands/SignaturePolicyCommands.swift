import Crypto
import JSON
import OneStop
import Procedures
import Text

/// `motcua signature policy check`: the policies of an authority, and what they ask.
enum SignaturePolicyCommands {
  static let check = Command(
    "signature policy check", Words(vi: "kiểm tra các chính sách chữ ký", en: "check the signature policies"),
    details: Words(
      vi: """
        Kể từng chính sách của Signatures: nhận định dạng nào, tin nguồn nào, ai phải ký. Kết thúc với mã 1 khi định nghĩa \
        có lỗi, 2 khi có chính sách mà các nguồn tin cậy chưa có chứng thư nào: khi đó không chữ ký nào hợp lệ.
        JSON: policies[] ({policy, name, formats[], trust[] ({set, anchors, fetch, crl[], ocsp}), timeStamp, revocation, signers[], usable}).
        """,
      en: """
        Lists the policies of Signatures: which formats they take, whom they trust, who has to sign. Ends with 1 when the \
        definitions have errors, 2 when a policy's sets hold no anchor yet: then no signature is valid under it.
        JSON: policies[] ({policy, name, formats[], trust[] ({set, anchors, fetch, crl[], ocsp}), timeStamp, revocation, signers[], usable}).
        """),
    parameters: [.json, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let policies = definitions.signaturePolicies.values.sorted { $0.id < $1.id }
    let unusable = policies.filter { definitions.anchors(of: $0).isEmpty }
    if call[.json] {
      let rows = policies.map { json(of: $0, definitions) }
      call.output.line(JSONValue.object(["policies": .array(rows)]).canonicalText)
    } else {
      if policies.isEmpty {
        call.line(Words(vi: "Chưa có chính sách nào trong Signatures.", en: "There is no policy in Signatures yet."))
      }
      for policy in policies { write(policy, definitions, call) }
      for policy in unusable {
        call.output.note(
          Words(
            vi: "\(policy.id): các nguồn tin cậy chưa có chứng thư nào (motcua signature trust add)",
            en: "\(policy.id): its sets hold no trust anchor yet (motcua signature trust add)"
          ).in(call.language))
      }
    }
    return unusable.isEmpty ? .done : .undecided
  }

  private static func write(_ policy: SignaturePolicy, _ definitions: Definitions, _ call: Call) {
    let language = call.language
    call.output.line(call.output.styled("\(policy.id): \(policy.name.in(language))", .bold))
    func row(_ vi: String, _ en: String, _ text: String) -> [Table.Cell] {
      [Table.Cell("  " + Words(vi: vi, en: en).in(language)), Table.Cell(text)]
    }
    let trust = policy.trust.map { set in
      let anchors = definitions.trustSets[set]?.certificates.count ?? 0
      return "\(set) (\(anchors))"
    }
    let signers = policy.signers.map { "\($0.name.in(language)) (\($0.count))" }
    let anybody = Words(vi: "bất kỳ ai", en: "anybody").in(language)
    let rows = [
      row("Định dạng", "Formats", policy.formats.map(\.rawValue).sorted().joined(separator: ", ")),
      row("Nguồn tin cậy", "Trust anchors", trust.joined(separator: ", ")),
      row("Dấu thời gian", "Time stamp", demand(policy.requiresTimeStamp).in(language)),
      row("Thu hồi", "Revocation", demand(policy.requiresRevocation).in(language)),
      row("Được tải", "May be fetched", fetched(policy, definitions).in(language)),
      row("Người ký", "Signers", signers.isEmpty ? anybody : signers.joined(separator: ", ")),
    ]
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
  }

  /// From where answers about revocation may be fetched under a policy.
  private static func fetched(_ policy: SignaturePolicy, _ definitions: Definitions) -> Words {
    let all = policy.trust.compactMap { definitions.trustSets[$0]?.revocation }.filter { sources in
      policy.revocation.fetches && sources.fetch != .none
    }
    guard !all.isEmpty else { return Words(vi: "không gì", en: "nothing") }
    let addresses = all.flatMap { $0.lists + [$0.responder].compactMap(\.self) }
    let hosts = all.filter { $0.fetch == .certificate }.flatMap(\.hosts)
    guard !hosts.isEmpty else { return Words.plain(addresses.joined(separator: ", ")) }
    let named = hosts.joined(separator: ", ")
    return Words(
      vi: (addresses + ["nơi chứng thư nêu trên \(named)"]).joined(separator: ", "),
      en: (addresses + ["what certificates name on \(named)"]).joined(separator: ", "))
  }

  private static func demand(_ isRequired: Bool) -> Words {
    isRequired ? Words(vi: "bắt buộc", en: "required") : Words(vi: "nếu có", en: "when there is one")
  }

  private static func json(of policy: SignaturePolicy, _ definitions: Definitions) -> JSONValue {
    [
      "policy": .string(policy.id.text), "name": ["vi": .string(policy.name.vi), "en": .string(policy.name.en)],
      "formats": .array(policy.formats.map(\.rawValue).sorted().map { .string($0) }),
      "trust": .array(
        policy.trust.map { set -> JSONValue in
          let sources = policy.revocation.fetches ? definitions.trustSets[set]?.revocation ?? .nothing : .nothing
          return [
            "set": .string(set.text), "anchors": JSONValue(definitions.trustSets[set]?.certificates.count ?? 0),
            "fetch": .string(sources.fetch.rawValue), "crl": .array(sources.lists.map { .string($0) }),
            "ocsp": sources.responder.map { .string($0) } ?? .null,
          ]
        }),
      "timeStamp": .bool(policy.requiresTimeStamp), "revocation": .bool(policy.requiresRevocation),
      "freshSeconds": policy.revocation.freshSeconds.map { JSONValue($0) } ?? .null,
      "signers": .array(policy.signers.map { ["signer": .string($0.id.text), "count": JSONValue($0.count)] }),
      "usable": .bool(!definitions.anchors(of: policy).isEmpty),
    ]
  }
}
