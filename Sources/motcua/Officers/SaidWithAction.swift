import JSON
import Text

/// What the applicant is asked for, as `--item` says it: `field:so-hieu=Ghi số hiệu`.
struct AskedRemark: Hashable {
  /// `field:` or `part:` and a name.
  let item: String
  let remark: String

  init(_ text: String) throws(CommandError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let item = parts.first, ["field:", "part:"].contains(where: { item.hasPrefix($0) && item.count > $0.count })
    else {
      throw .usage(
        Words(
          vi:
            "--item phải như field:so-hieu=\"Ghi số hiệu\" hoặc part:giay-uy-quyen=\"…\", không phải “\(text.harmless)”",
          en: "--item has to be like field:so-hieu=\"…\" or part:giay-uy-quyen=\"…\", not “\(text.harmless)”"))
    }
    self.item = String(item)
    remark = parts.count == 2 ? String(parts[1]) : ""
  }
}

/// What an officer says with an action: the reason, and what the applicant is asked for.
struct SaidWithAction {
  let reason: String?
  let items: [AskedRemark]
  let payment: PaidWithAction?
  /// The signed document: a file, until it is uploaded.
  private(set) var signed: SignedWithAction?

  init(_ call: Call) throws {
    items = try call.all(ActCommand.item)
    payment = try PaidWithAction(call)
    signed = try SignedWithAction(call)
    let (text, file) = (try call[ActCommand.reason], try call[ActCommand.reasonFile])
    guard text == nil || file == nil else {
      throw CommandError.usage(
        Words(vi: "chỉ dùng một trong --reason và --reason-file", en: "use one of --reason and --reason-file"))
    }
    reason = try text ?? file.map(SaidWithAction.text)
  }

  private static func text(ofFile name: String) throws -> String {
    let source = InputText(name: name)
    guard let text = String(validating: try source.bytes(most: 65_536), as: UTF8.self) else {
      throw CommandError.usage(
        Words(vi: "\(source.shown.vi) không phải văn bản UTF-8", en: "\(source.shown.en) is no text in UTF-8"))
    }
    return text.replacing("\r\n", with: "\n")
  }

  /// Makes sure that everything the action needs was said.
  func check(_ needs: [String], of action: String) throws {
    let isThere = [
      "reason": reason != nil, "items": !items.isEmpty, "payment": payment != nil, "signed": signed != nil,
    ]
    let missing = needs.filter { isThere[$0] == false }.compactMap { OfferRows.options[$0] }
    guard missing.isEmpty else {
      let list = missing.joined(separator: " ")
      throw CommandError.usage(Words(vi: "\(action) cần thêm: \(list)", en: "\(action) needs more: \(list)"))
    }
  }

  /// Hands the signed document in, so that the action can name it.
  mutating func upload(to office: RemoteOffice, _ call: Call) throws { try signed?.upload(to: office, call) }

  /// The body of the request.
  func body(task: Int, action: String) -> JSONValue { .object(members(task: task, action: action)) }

  /// The members of the body.
  func members(task: Int, action: String) -> JSONObject {
    var body: JSONObject = ["task": JSONValue(task), "action": .string(action)]
    if let reason { body["reason"] = .string(reason) }
    if !items.isEmpty {
      body["items"] = .array(items.map { ["item": .string($0.item), "remark": .string($0.remark)] })
    }
    if let signed { body["signed"] = signed.json }
    if let payment { body["payment"] = payment.json }
    return body
  }
}
