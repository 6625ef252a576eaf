import JSON
import Text
import WorkingTime

/// What has come of a change: the dossier as it is now.
struct ChangeOutcome {
  let code: String
  let version: Int
  /// The dossier after the change; nil when the officer no longer sees it, or a later change hides what came of this.
  let now: SeenDossier?
  /// Letters that came with the change.
  let letters: [SeenDossier.Letter]
  /// What the change waits for when it was not made; nil when it was.
  let waits: Words?

  /// Reads the server's answer, and looks at the dossier again.
  init(_ answer: JSONField, before: SeenDossier?, at office: RemoteOffice) throws {
    (code, version) = try RemoteOffice.seen(answer) { field throws(JSONError) in
      let changed = try field.anyObject()
      return (try changed.read("code"), try changed.read("version"))
    }
    waits = try RemoteOffice.waits(answer)
    // It is done; that it cannot be looked at now does not undo it.
    now = try? office.dossier(code)
    let known = before?.letters.count ?? now?.letters.count ?? 0
    letters = Array(now?.letters.dropFirst(known) ?? [])
  }

  /// The outcome for scripts.
  var json: JSONValue {
    let place: JSONValue? = now.map { dossier in
      ["id": .string(dossier.place.id), "name": dossier.place.name.json]
    }
    return [
      "code": .string(code), "version": JSONValue(version), "place": place ?? .null,
      "waits": waits?.json ?? .null,
      "due": now?.due.map { .string($0.description) } ?? .null,
      "letters": .array(
        letters.map { letter in
          ["index": JSONValue(letter.index), "number": .string(letter.number), "title": letter.title.json]
        }),
    ]
  }

  /// Writes what was done and how the dossier stands now.
  func write(_ done: Words, _ call: Call) {
    if call[.json] {
      call.output.line(json.canonicalText)
      return
    }
    call.line(Words(vi: "\(done.vi) hồ sơ \(code).", en: "\(done.en) dossier \(code)."))
    guard let now else { return }
    let cell = { (words: Words) in Table.Cell(words.in(call.language)) }
    var rows = [[cell(Words(vi: "Tình trạng", en: "State")), cell(now.place.name)]]
    if let due = now.due, now.endedAt == nil {
      let paused = now.isPaused ? Words(vi: "đang tạm dừng", en: "paused") : now.remaining?.words
      let text = [due.short, paused?.in(call.language)].compactMap { $0 }.joined(separator: ", ")
      rows.append([cell(Words(vi: "Hạn", en: "Due")), Table.Cell(text)])
    }
    rows += letters.map { letter in
      [
        cell(Words(vi: "Văn bản \(letter.index)", en: "Letter \(letter.index)")),
        Table.Cell("\(letter.number) \(letter.title.in(call.language))"),
      ]
    }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
  }
}

extension RemoteOffice {
  /// What an action waits for that was not done: somebody is asked about its undecided document. Nil when it was done.
  static func waits(_ answer: JSONField) throws -> Words? {
    try seen(answer) { field throws(JSONError) in try field.anyObject().maybe("waits") }
  }
}

extension Words {
  /// Both languages.
  var json: JSONValue { ["vi": .string(vi), "en": .string(en)] }
}
