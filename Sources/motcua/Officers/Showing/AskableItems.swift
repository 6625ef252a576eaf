import JSON
import Text

/// What an applicant can be asked to supplement, by the words of `--item`.
struct AskableItems {
  private let rows: [(item: String, name: Words)]

  /// The questions and papers of a procedure; nil when they cannot be read now.
  init?(of procedure: String, at office: RemoteOffice) {
    let read = try? RemoteOffice.seen(office.read(["procedures", procedure])) { field throws(JSONError) in
      let parts: [Part] = try field.anyObject().list("parts")
      return (try SeenForm(ofProcedure: field), parts)
    }
    guard let (form, parts) = read else { return nil }
    rows = form.fields.map { ("field:" + $0.key, $0.label) } + parts.map { ("part:" + $0.id, $0.name) }
  }

  private struct Part: SeenValue {
    let id: String
    let name: Words

    init(_ field: JSONField) throws(JSONError) {
      let part = try field.anyObject()
      id = try part.read("part")
      name = try part.read("name")
    }
  }

  /// Tells whoever runs the command.
  func note(_ call: Call) {
    call.output.note(
      Words(vi: "Có thể yêu cầu bổ sung (--item):", en: "What can be asked for (--item):").in(call.language))
    let table = Table(rows: rows.map { [Table.Cell($0.item), Table.Cell($0.name.in(call.language))] })
    for line in table.lines(for: call.output) { call.output.note(line) }
  }
}
