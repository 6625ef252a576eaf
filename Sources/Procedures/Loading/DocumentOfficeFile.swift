import Text
import WorkingTime
import YAML

/// `Workflows/document-office.yaml`: who keeps registers of official documents, and how quickly.
enum DocumentOfficeFile {
  static let path = "Workflows/document-office.yaml"

  static func read(_ node: Node, _ authority: Authority?, _ findings: Findings) -> DocumentOffice? {
    guard let draft = reading(node, findings) else { return nil }
    if let authority { draft.check(authority, findings) }
    var symbols: [String: Place] = [:]
    for agency in draft.agencies {
      if let first = symbols[agency.symbol.value] {
        findings.error(
          at: agency.symbol.place,
          Words(
            vi: "ký hiệu `\(agency.symbol.value)` đã dùng tại \(first): hai cơ quan sẽ trùng số ký hiệu",
            en:
              "the symbol `\(agency.symbol.value)` is used already at \(first): numbers of two agencies would be alike"
          ))
      }
      symbols[agency.symbol.value] = agency.symbol.place
    }
    return DocumentOffice(
      clerks: draft.clerks.map(\.value), leaders: draft.leaders.map(\.value),
      agencies: draft.agencies.map {
        DocumentOffice.Agency(
          unit: $0.unit.value, symbol: $0.symbol.value, letterSymbol: $0.letterSymbol ?? "VP", isSealed: $0.isSealed)
      },
      registering: draft.registering ?? .nextWorkingDay, registeringUrgent: draft.registeringUrgent ?? atOnce,
      handling: draft.handling)
  }

  /// "At once" where the office says nothing else: the time that it takes to write a line into the register.
  private static let atOnce = TimeLimit.workingMinutes(30)

  private struct Draft {
    let clerks: [Placed<Key<Role>>]
    let leaders: [Placed<Key<Role>>]
    let agencies: [AgencyDraft]
    let registering: TimeLimit?
    let registeringUrgent: TimeLimit?
    let handling: TimeLimit?

    func check(_ authority: Authority, _ findings: Findings) {
      for role in clerks + leaders where !authority.roles.contains(where: { $0.id == role.value }) {
        findings.error(
          at: role.place, Words(vi: "không có vai trò `\(role.value)`", en: "there is no role `\(role.value)`"),
          suggestion: nearestWord(to: role.value.text, among: authority.roles.map(\.id.text)))
      }
      var seen: Set<Key<Unit>> = []
      for agency in agencies {
        let id = agency.unit.value
        guard let unit = authority.unit(id) else {
          findings.error(
            at: agency.unit.place, Words(vi: "không có đơn vị `\(id)`", en: "there is no unit `\(id)`"),
            suggestion: nearestWord(to: id.text, among: authority.units.map(\.id.text)))
          continue
        }
        if unit.code == nil {
          findings.error(
            at: agency.unit.place,
            Words(
              vi: "đơn vị `\(id)` không có mã định danh (`code`), nên không có sổ văn bản riêng",
              en: "the unit `\(id)` has no identification code (`code`), and so no registers of its own"))
        }
        if !seen.insert(id).inserted {
          findings.error(
            at: agency.unit.place,
            Words(vi: "đơn vị `\(id)` đứng hai lần", en: "the unit `\(id)` stands here twice"))
        }
      }
    }
  }

  private struct AgencyDraft {
    let unit: Placed<Key<Unit>>
    let symbol: Placed<String>
    let letterSymbol: String?
    let isSealed: Bool
  }

  static var schema: Schema { Schema(of: reading) }

  private static var reading: Reading<Draft> {
    .mapping("document office") { reader in
      let clerks = reader.required(
        "clerks", as: .list(of: .key(of: Role.self), count: 1...20),
        Words(vi: "vai trò vào sổ, cấp số, đóng dấu, phát hành", en: "the roles that register, number, seal and send"))
      let leaders = reader.required(
        "leaders", as: .list(of: .key(of: Role.self), count: 1...20),
        Words(vi: "vai trò phân công văn bản đến, duyệt văn bản đi", en: "the roles that assign and let out documents"))
      let agencies = reader.required(
        "agencies", as: .list(of: agency, count: 1...10_000),
        Words(vi: "các cơ quan có sổ văn bản riêng", en: "the agencies that keep registers of their own"))
      let registering = reader.optional(
        "registering", as: .timeLimit,
        Words(
          vi: "hạn vào sổ văn bản thường (mặc định: ngày làm việc tiếp theo)",
          en: "until when an ordinary document is registered (default: next working day)"))
      let urgent = reader.optional(
        "registering-urgent", as: .timeLimit,
        Words(
          vi: "hạn vào sổ văn bản khẩn (mặc định: 30 phút làm việc)",
          en: "until when an urgent one is registered (default: 30 working minutes)"))
      let handling = reader.optional(
        "handling", as: .timeLimit,
        Words(
          vi: "hạn xử lý khi nơi gửi và lãnh đạo không nêu hạn",
          en: "how long handling may take when neither sender nor leader says"))
      guard let clerks, let leaders, let agencies else { return nil }
      return Draft(
        clerks: clerks, leaders: leaders, agencies: agencies, registering: registering, registeringUrgent: urgent,
        handling: handling)
    }
  }

  private static var agency: Reading<AgencyDraft> {
    .mapping("agency with registers") { reader in
      let unit = reader.required("unit", as: .key(of: Unit.self), Words(vi: "đơn vị nào", en: "which unit"))
      let symbol = reader.required(
        "symbol", as: .placed(notationSymbol),
        Words(vi: "tên viết tắt trong số ký hiệu", en: "what it is called in the notation of its documents"))
      let letterSymbol = reader.optional(
        "letter-symbol", as: notationSymbol,
        Words(
          vi: "ký hiệu đơn vị soạn công văn (mặc định: VP)",
          en: "the office named in the notation of plain letters (default: VP)"))
      let seal = reader.optional(
        "seal", as: .flag,
        Words(
          vi: "`true`: máy chủ ký số con dấu lên tệp PDF và lên thông điệp của văn bản gửi đi (`serve --seal`)",
          en: "`true`: the server puts the seal on the PDF and on the message of what leaves (`serve --seal`)"))
      guard let unit, let symbol else { return nil }
      return AgencyDraft(unit: unit, symbol: symbol, letterSymbol: letterSymbol, isSealed: seal ?? false)
    }
  }

  private static var notationSymbol: Reading<String> {
    .parsed(
      Words(vi: "chữ viết tắt như SGDĐT, tối đa 12 chữ", en: "an abbreviation such as SGDĐT, at most 12 letters")
    ) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let isRight = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber } }
      return text.count <= 12 && isRight ? text : nil
    }
  }
}
