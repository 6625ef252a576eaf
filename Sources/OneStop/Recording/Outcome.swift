public import Documents
public import Dossiers
import JSON
import Text

/// What a command came to. Kept with the command's identifier, so that a repeat is told the same.
public enum Outcome: Hashable, Sendable {
  /// It happened, or had happened already.
  case done(code: DossierCode, version: Int)
  /// The right answer was no.
  case refused(Notice)
}

extension Outcome {
  /// The code of the refusal; nil when it happened.
  var refusal: String? {
    if case .refused(let notice) = self { notice.code } else { nil }
  }

  var text: String {
    let value: JSONValue =
      switch self {
      case .done(let code, let version):
        ["done": ["code": .string(code.text), "version": .integer(Int64(version))]]
      case .refused(let notice):
        [
          "refused": [
            "code": .string(notice.code), "vi": .string(notice.words.vi), "en": .string(notice.words.en),
          ]
        ]
      }
    return value.canonicalText
  }

  init(reading text: String) throws(JSONError) {
    let object = try JSONField(JSONValue(reading: text)).object("done", "refused")
    if let done = object.optional("done") {
      let done = try done.anyObject()
      let code = try done.required("code").parsed(Words(vi: "mã hồ sơ", en: "a code")) { DossierCode($0) }
      self = .done(code: code, version: try done.required("version").integer())
    } else {
      let refused = try object.required("refused").anyObject()
      self = .refused(
        Notice(
          code: try refused.required("code").string(),
          words: Words(vi: try refused.required("vi").string(), en: try refused.required("en").string())))
    }
  }
}

/// Why a use case is not carried out, before any dossier is asked.
public enum UseRefusal: Error, Hashable, Sendable {
  /// There is no such dossier, or it is not for these eyes: both look the same from outside.
  case noSuchDossier
  /// There is no such official document, or it is not for these eyes.
  case noSuchDocument
  /// The agency has no such open file of work.
  case noSuchWorkFile
  /// The log does not have so many entries; how many it has.
  case beyondLog(size: Int64)
  /// No head of the log is signed that covers what was asked about.
  case noSignedHead
  /// What was asked for was personal, and has been erased at the end of its retention.
  case contentErased
  /// Documents in the file of work are still being handled: the first of them.
  case workFileInUse([DocumentKey])
  /// The office has no such signature policy; the nearest one.
  case noSuchPolicy(String, nearest: String?)
  /// There is no such register.
  case noSuchRegister
  /// There is no such intake, or it does not have the school.
  case noSuchIntake
  /// There is no such procedure.
  case noSuchProcedure
  /// The identifier was used for another command of the same owner.
  case keyReused
  /// The identifier is empty or longer than 128 characters.
  case badKey
  /// The officer does not supervise the unit, or there is none of that name.
  case notSupervising
  /// Too many different words begin so, and no other word of the search is rarer.
  case searchTooWide(beginning: String)
  /// The text of the definition under which the dossier was filed is not kept any more.
  case definitionLost
}
