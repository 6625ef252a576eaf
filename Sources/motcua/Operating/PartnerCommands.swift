import ExchangeCalling
import JSON
import Procedures
import Text

/// `motcua partner list`: with whom documents are exchanged, and who is reached by whom.
enum PartnerListCommand {
  static let command = Command(
    "partner list", Words(vi: "các đối tác trao đổi văn bản", en: "with whom official documents are exchanged"),
    parameters: [.json, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let partners = try DefinitionsFolder(of: call).definitions(call.output, call.language).partners
    if call[.json] {
      call.output.line(JSONValue.array(partners.all.map(\.json)).canonicalText)
      return .done
    }
    let rows = partners.all.flatMap { partner in
      [
        [
          Table.Cell(partner.id.text, .bold), Table.Cell(partner.name.in(call.language)),
          Table.Cell(
            partner.address
              ?? Words(vi: "tự gọi đến", en: "calls us").in(call.language)),
        ]
      ]
        + partner.agencies.map { agency in
          [
            Table.Cell(""), Table.Cell(agency.name.in(call.language)),
            Table.Cell([agency.code, agency.older].compactMap(\.self).joined(separator: " = ")),
          ]
        }
        + (partner.takesOthers
          ? [
            [
              Table.Cell(""), Table.Cell(Words(vi: "mọi cơ quan khác", en: "all other agencies").in(call.language)),
              Table.Cell(""),
            ]
          ] : [])
    }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
    if rows.isEmpty {
      call.line(Words(vi: "Chưa có đối tác nào: Workflows/partners.yaml", en: "None yet: Workflows/partners.yaml"))
    }
    return .done
  }
}

/// `motcua partner check`: whether a partner is reached and knows us.
enum PartnerCheckCommand {
  static let partner = Parameter.operand(
    "PARTNER",
    Words(vi: "tên đối tác trong Workflows/partners.yaml", en: "the partner's name in Workflows/partners.yaml"))

  static let command = Command(
    "partner check",
    Words(vi: "thử gọi một đối tác", en: "tries whether a partner is reached and knows us"),
    details: Words(
      vi: "Hỏi nó giữ gì cho ta, không lấy gì về. Thoát 1 khi nó từ chối, 75 khi không gọi được.",
      en: "Asks what it holds for us, and fetches nothing. Exit 1 when it refuses, 75 when it cannot be reached."),
    parameters: [partner, PartnerSecrets.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let name = try call.required(partner)
    guard let folder = try call[PartnerSecrets.parameter] else {
      throw CommandError.usage(Words(vi: "cần --partner-secrets DIR", en: "it takes --partner-secrets DIR"))
    }
    let partners = try DefinitionsFolder(of: call).definitions(call.output, call.language).partners
    guard let partner = Key<Partner>(name).flatMap({ partners[$0] }) else {
      throw CommandError.refused(
        Words(
          vi: "không có đối tác “\(name.harmless)” trong Workflows/partners.yaml",
          en: "there is no partner “\(name.harmless)” in Workflows/partners.yaml"))
    }
    guard let secret = try PartnerSecrets(in: folder, for: partners)[partner.id],
      let caller = PartnerCaller(partner, secret: secret, now: call.host.now)
    else {
      throw CommandError.refused(
        Words(
          vi: "đối tác \(partner.id) không có địa chỉ, hoặc thiếu tệp khóa \(folder.harmless)/\(partner.id)",
          en: "the partner \(partner.id) has no address, or \(folder.harmless)/\(partner.id) is missing"))
    }
    do throws(PartnerFailure) {
      let waiting = try caller.received().count
      call.line(
        Words(
          vi: "\(partner.name.vi): gọi được, đang giữ cho ta \(waiting) thông điệp",
          en: "\(partner.name.en): reached, \(waiting) message(s) wait there"))
      return .done
    } catch {
      let words = Words(
        vi: "\(partner.name.vi): không được (\(error.word))", en: "\(partner.name.en): failed (\(error.word))")
      // What it refuses, or an operator has to put right, is not different in a moment.
      throw CommandError([.refused, .closed].contains(error.kind) ? .refused : .tryAgain, words)
    }
  }
}

extension Partner {
  fileprivate var json: JSONValue {
    [
      "partner": .string(id.text), "name": ["vi": .string(name.vi), "en": .string(name.en)],
      "address": address.map { .string($0) } ?? .null, "system": .string(system),
      "fetchSeconds": fetchSeconds.map { JSONValue($0) } ?? .null, "takesOthers": .bool(takesOthers),
      "handOver": handOver.map { .string($0) } ?? .null,
      "backlog": ["messages": JSONValue(backlog.messages), "bytes": .integer(backlog.bytes)],
      "agencies": .array(
        agencies.map { agency in
          [
            "code": .string(agency.code), "older": agency.older.map { .string($0) } ?? .null,
            "name": ["vi": .string(agency.name.vi), "en": .string(agency.name.en)],
          ]
        }),
    ]
  }
}
