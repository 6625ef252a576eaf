import Crypto
import Exchange
import ExchangeCalling
import Glibc
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// `motcua exchange reconcile`: what was exchanged with a partner on a day, so that both sides can compare.
enum ExchangeReconcileCommand {
  static let partner = Parameter.operand(
    "PARTNER",
    Words(vi: "tên đối tác trong Workflows/partners.yaml", en: "the partner's name in Workflows/partners.yaml"))
  static let day = Parameter<Day>.option(
    "day", "DATE",
    Words(vi: "ngày, như 2026-11-26 (mặc định: hôm nay)", en: "the day, such as 2026-11-26 (default: today)")
  ) { text, _ in
    guard let day = Day(text) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải ngày như 2026-11-26", en: "“\(text.harmless)” is no day like 2026-11-26"))
    }
    return day
  }

  static let command = Command(
    "exchange reconcile",
    Words(vi: "đối chiếu với một đối tác theo ngày", en: "compares a day's messages with a partner"),
    details: Words(
      vi: """
        In số thông điệp gửi và nhận trong ngày cùng mã băm chung của chúng: hai bên có cùng số và mã băm là khớp. Với \
        --partner-secrets và đối tác có địa chỉ thì hỏi luôn bên kia và kể từng thông điệp lệch, cả khi hỏi lại sau ba giây; \
        thoát 1 khi có lệch.
        """,
      en: """
        Prints how many messages went out and came in on the day, with one hash over them: two sides with the same numbers \
        and hashes agree. With --partner-secrets, and a partner that has an address, the other side is asked, and every \
        message that differs, also when looked at again three seconds later, is told; exit 1 when one does.
        """),
    parameters: [partner, day, PartnerSecrets.parameter, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let name = try call.required(partner)
    guard let partner = Key<Partner>(name).flatMap({ definitions.partners[$0] }) else {
      throw CommandError.refused(
        Words(
          vi: "không có đối tác “\(name.harmless)” trong Workflows/partners.yaml",
          en: "there is no partner “\(name.harmless)” in Workflows/partners.yaml"))
    }
    let day = try call[Self.day] ?? LocalTime(call.host.now()).day
    let secrets = try call[PartnerSecrets.parameter].map { try PartnerSecrets(in: $0, for: definitions.partners) }
    let caller = secrets?[partner.id].flatMap { PartnerCaller(partner, secret: $0, now: call.host.now) }
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    var (own, differences) = try look(at: office.office, partner, day, caller)
    if let first = differences, !first.isEmpty {
      sleep(secondsBetweenLooks)
      let (later, second) = try look(at: office.office, partner, day, caller)
      (own, differences) = (later, second?.standing(since: first))
    }
    try office.close()
    if call[.json] {
      call.output.line(own.json(of: partner, day, differences).canonicalText)
    } else {
      own.write(to: call, partner, day, differences)
    }
    return differences?.isEmpty ?? true ? .done : .refused
  }

  /// The two sides cannot be looked at in one moment: what is on its way differs once, what is lost differs again after this.
  private static let secondsBetweenLooks: UInt32 = 3

  /// What is here, and where the partner has something else; nil for the latter when nobody can ask it.
  private static func look(
    at office: OneStop, _ partner: Partner, _ day: Day, _ caller: PartnerCaller?
  ) throws -> (own: ExchangedDay, differences: [ExchangeDifference]?) {
    let own = try office.exchanged(with: partner.id, on: day)
    guard let caller else { return (own, nil) }
    do throws(PartnerFailure) {
      let neighbours = try caller.sent(on: day.advanced(by: -1)) + caller.sent(on: day.advanced(by: 1))
      return (
        own,
        own.differences(sent: try caller.sent(on: day), besides: neighbours, received: try caller.received(on: day))
      )
    } catch {
      throw CommandError(
        .tryAgain,
        Words(
          vi: "không hỏi được đối tác \(partner.id): \(error.word)",
          en: "the partner \(partner.id) could not be asked: \(error.word)"))
    }
  }
}

extension ExchangedDay {
  fileprivate func json(of partner: Partner, _ day: Day, _ differences: [ExchangeDifference]?) -> JSONValue {
    func side(_ hashes: [String]) -> JSONValue {
      ["messages": JSONValue(hashes.count), "sha256": .string(ExchangedDay.hash(over: hashes))]
    }
    return [
      "partner": .string(partner.id.text), "day": .string("\(day)"), "sent": side(sent.map(\.sha256)),
      "received": side(received.map(\.sha256)), "notSent": JSONValue(notSent),
      "quarantined": JSONValue(quarantined), "whole": .bool(isWhole),
      "differences": differences.map { list in
        .array(
          list.map { ["id": .string($0.id), "side": .string($0.side.rawValue), "what": .string($0.what.rawValue)] })
      } ?? .null,
    ]
  }

  fileprivate func write(to call: Call, _ partner: Partner, _ day: Day, _ differences: [ExchangeDifference]?) {
    call.line(
      Words(
        vi: "\(partner.name.vi), ngày \(day.dayFirst)", en: "\(partner.name.en), \(day.dayFirst)"))
    call.line(
      Words(
        vi:
          "Đã gửi: \(sent.count), mã băm \(ExchangedDay.hash(over: sent.map(\.sha256)).prefix(16)); chưa gửi được: \(notSent)",
        en: "Sent: \(sent.count), hash \(ExchangedDay.hash(over: sent.map(\.sha256)).prefix(16)); not sent: \(notSent)")
    )
    call.line(
      Words(
        vi:
          "Đã nhận: \(received.count), mã băm \(ExchangedDay.hash(over: received.map(\.sha256)).prefix(16)); cách ly: \(quarantined)",
        en:
          "Received: \(received.count), hash \(ExchangedDay.hash(over: received.map(\.sha256)).prefix(16)); quarantined: \(quarantined)"
      ))
    if !isWhole {
      call.line(
        Words(
          vi: "Quá nhiều thông điệp quanh ngày này: chỉ đối chiếu phần đầu.",
          en: "There are too many messages around this day: only the first of them are compared."))
    }
    guard let differences else {
      call.line(
        Words(
          vi: "Bên kia chưa được hỏi (thiếu địa chỉ hoặc --partner-secrets).",
          en: "The other side was not asked (no address, or no --partner-secrets)."))
      return
    }
    if differences.isEmpty { call.line(Words(vi: "Hai bên khớp.", en: "Both sides agree.")) }
    for difference in differences {
      call.output.line("\(difference.id)  \(difference.words.in(call.language))")
    }
  }
}

extension ExchangeDifference {
  fileprivate var words: Words {
    switch (side, what) {
    case (.sent, .missingThere): Words(vi: "đã gửi, bên kia không có", en: "sent, and the other side has it not")
    case (.sent, .missingHere):
      Words(vi: "bên kia có, đây không ghi đã gửi", en: "the other side has it, not sent by us")
    case (.sent, .otherContent): Words(vi: "gửi đi, nội dung khác", en: "sent, with another content")
    case (.received, .missingHere): Words(vi: "bên kia giao, đây không có", en: "delivered there, and not here")
    case (.received, _): Words(vi: "nhận về, hai bên ghi khác nhau", en: "received, and told differently there")
    }
  }
}
