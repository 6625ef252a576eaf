import JSON
import Procedures
import Text
import WorkingTime

/// What entries of every form have in common as the log writes them; form 1 is about a dossier, form 2 about a document.
struct EntryFrame {
  let authority: Key<Authority>
  let version: Int
  let at: Instant
  let actor: String
  let contentHash: String?

  /// The canonical form.
  ///
  /// - Parameter subject: What it is about, by the name of that member.
  func json(form: Int, about subject: (name: String, text: String), _ events: [JSONValue]) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("form", JSONValue(form)), ("authority", .string(authority.text)), (subject.name, .string(subject.text)),
      ("version", .integer(Int64(version))), ("at", .string(at.utc)), ("actor", .string(actor)),
      ("events", .array(events)),
    ]
    if let contentHash { members.append(("content", .string(contentHash))) }
    return .object(JSONObject(members))
  }

  /// Reads the canonical form.
  ///
  /// - Returns: The frame, and what stands in it: the subject, and the events in order.
  /// - Throws: `JSONError` when it is none, or of another form.
  static func read(
    _ body: String, form: Int, about subject: String
  ) throws(JSONError) -> (frame: EntryFrame, subject: JSONField, events: [JSONField]) {
    let object = try JSONField(JSONValue(reading: body)).object(
      "form", "authority", subject, "version", "at", "actor", "events", "content")
    _ = try object.required("form").integer(in: form...form)
    let frame = EntryFrame(
      authority: try object.required("authority").parsed(Words(vi: "tên cơ quan", en: "a name")) { Key($0) },
      version: try object.required("version").integer(in: 1...Int.max),
      at: try object.required("at").parsed(Words(vi: "thời điểm RFC 3339", en: "a moment, RFC 3339")) { Instant($0) },
      actor: try object.required("actor").string(),
      contentHash: try object.optional("content").map { field throws(JSONError) in try field.string() })
    return (frame, try object.required(subject), try object.required("events").array())
  }
}
