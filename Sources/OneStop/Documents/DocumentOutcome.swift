public import Documents
public import Dossiers
import JSON

/// What a command on an official document came to. Kept with the command's identifier, so that a repeat is told the same.
public enum DocumentOutcome: Hashable, Sendable {
  /// It happened, or had happened already.
  case done(DocumentKey, version: Int)
  /// The right answer was no.
  case refused(Notice)

  /// The code of the refusal; nil when it happened.
  var refusal: String? {
    if case .refused(let notice) = self { notice.code } else { nil }
  }

  var text: String {
    switch self {
    case .done(let key, let version):
      JSONValue.object(["document": .string(key.text), "version": JSONValue(version)]).canonicalText
    case .refused(let notice): Outcome.refused(notice).text
    }
  }

  init(reading text: String) throws {
    let object = try JSONField(JSONValue(reading: text)).anyObject()
    if let key = object.optional("document") {
      self = .done(try key.documentKey(), version: try object.required("version").integer())
    } else if case .refused(let notice) = try Outcome(reading: text) {
      self = .refused(notice)
    } else {
      throw UseRefusal.keyReused
    }
  }
}
