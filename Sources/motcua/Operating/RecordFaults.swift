import JSON
import OneStop
import Text

extension [RecordFault] {
  /// Tells each on standard error, a line each.
  func write(to call: Call) {
    for fault in self {
      let place = [fault.position.map { "#\($0)" }, fault.subject.map { "\($0)" }].compactMap(\.self).joined(
        separator: " ")
      let words = fault.words.in(call.language).harmless
      call.output.note(place.isEmpty ? words : "\(place): \(words)")
    }
  }

  /// For scripts.
  var json: JSONValue {
    .array(
      map { fault in
        [
          "position": fault.position.map { .integer($0) } ?? .null,
          "dossier": fault.subject?.dossier.map { .string("\($0)") } ?? .null,
          "document": fault.subject?.document.map { .string("\($0)") } ?? .null, "vi": .string(fault.words.vi),
          "en": .string(fault.words.en),
        ]
      })
  }
}
