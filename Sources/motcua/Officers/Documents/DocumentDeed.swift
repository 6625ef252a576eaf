import JSON
import Text

/// Something done with an official document, and what is said of it.
struct DocumentDeed {
  private let call: Call
  let office: RemoteOffice

  init(_ call: Call) throws {
    self.call = call
    office = try RemoteOffice(of: call)
  }

  /// Records or begins a document.
  func begin(_ path: String, _ body: JSONObject, uploads: [String], _ done: Words) throws -> ExitCode {
    try change(RemoteChange(of: call, again: call.again(uploads: uploads)), ["documents", path], .object(body), done)
  }

  /// Does something with a document that is there, on the version that is seen now or that the call names.
  func act(_ action: String, _ members: JSONObject = [:], on key: String, _ done: Words) throws -> ExitCode {
    try call.checkKey(needs: "if-version")
    let seen = call.texts["key"] == nil ? try office.document(key) : nil
    var body = members
    body["action"] = .string(action)
    let change = try RemoteChange(of: call, version: call[.ifVersion] ?? seen?.version)
    return try self.change(change, ["documents", key, "actions"], .object(body), done)
  }

  private func change(_ change: RemoteChange, _ path: [String], _ body: JSONValue, _ done: Words) throws -> ExitCode {
    do {
      let answer = try office.change(change, path, body)
      let key: String = try RemoteOffice.seen(answer) { field throws(JSONError) in
        try field.anyObject().read("document")
      }
      if call[.json] {
        // It is done; that it cannot be looked at now does not undo it.
        let now = try? office.read(["documents", key])
        call.output.line((now?.value ?? answer.value).canonicalText)
        return .done
      }
      guard let now = try? office.document(key) else {
        call.line(Words(vi: "\(done.vi) \(key.harmless).", en: "\(done.en) \(key.harmless)."))
        return .done
      }
      let number = now.number.map { Words(vi: ", số \($0.harmless)", en: ", number \($0.harmless)") }
      call.line(
        Words(
          vi: "\(done.vi) \(key.harmless)\(number?.vi ?? ""): \(now.state.name.vi.harmless).",
          en: "\(done.en) \(key.harmless)\(number?.en ?? ""): \(now.state.name.en.harmless)."))
      return .done
    } catch let problem as RemoteProblem where problem.status == 412 {
      let key = path.dropFirst().first ?? ""
      throw CommandError.refused(
        Words(
          vi: "văn bản đã thay đổi sau khi được xem, chưa làm gì cả; hãy xem lại: motcua document show \(key)",
          en: "the document has changed since it was seen, nothing was done; see: motcua document show \(key)"))
    } catch let problem as RemoteProblem where problem.status == 422 && !problem.details.isEmpty {
      let details = problem.details.prefix(5).map { detail in
        let place = detail.pointer.map { "\($0.harmless): " } ?? ""
        return Words(vi: place + detail.words.vi.harmless, en: place + detail.words.en.harmless)
      }
      throw CommandError.refused(
        Words(
          vi: details.map(\.vi).joined(separator: "; "), en: details.map(\.en).joined(separator: "; ")))
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: nil)
    }
  }
}

extension RemoteOffice {
  /// A document as the officer sees it now.
  func document(_ key: String) throws -> SeenDocument { try RemoteOffice.seen(read(["documents", key])) }
}
