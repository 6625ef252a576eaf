public import JSON
public import Text

/// How an official document of another agency opens a dossier of a procedure: which one does, and what of it answers the form.
///
/// A document says who sends it, under which number and what it is about, and carries files; what a form asks beyond that comes
/// with it as a filled form (``sheets``), or is filled in by the officer who opens the dossier.
public struct DocumentOpening: Sendable {
  /// One of these stands in the subject, marks and case apart.
  public let subjects: [String]
  /// Answers of the form; texts may name what the document says, in braces: ``DocumentWord``.
  public let answers: JSONObject
  /// The names of attachments of which one holds further answers, as JSON or XML; empty when none is looked for.
  public let sheets: [String]
  /// The part that the document itself becomes: its first file that is not the sheet.
  public let letter: Key<Part>?
  /// The part that its other files become.
  public let enclosures: Key<Part>?
  /// Whether a document whose signatures hold opens the dossier as it arrives, once all that is asked is given.
  public let isAtOnce: Bool

  /// Whether a document of this subject is one.
  public func fits(subject: String) -> Bool {
    let words = " " + DocumentOpening.words(of: subject) + " "
    return subjects.contains { words.contains(" " + DocumentOpening.words(of: $0) + " ") }
  }

  /// The answers with what a document says in place of the words in braces. What it does not say is left out.
  public func answers(_ said: (DocumentWord) -> String?) -> JSONObject {
    answers.keeping { DocumentOpening.filled($0, said) }
  }

  private static func words(of text: String) -> String {
    text.folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static func filled(_ value: JSONValue, _ said: (DocumentWord) -> String?) -> JSONValue? {
    switch value {
    case .string(let text):
      let filled = DocumentWord.pieces(of: text).map { piece -> String in
        switch piece {
        case .text(let text): text
        case .word(let word): said(word) ?? ""
        case .unknown: ""
        }
      }.joined()
      return filled.allSatisfy(\.isWhitespace) ? nil : .string(filled)
    case .object(let object): return .object(object.keeping { DocumentOpening.filled($0, said) })
    case .array(let values): return .array(values.compactMap { DocumentOpening.filled($0, said) })
    default: return value
    }
  }
}

/// What an official document says of itself, as definitions name it in braces: `{so ky hieu}`.
public enum DocumentWord: String, Sendable, CaseIterable {
  /// The name of its sender.
  case sender = "noi gui"
  /// The identification code of its sender.
  case senderCode = "ma noi gui"
  /// Its number and notation at its sender.
  case code = "so ky hieu"
  /// The day that it bears: `2026-11-18`.
  case date = "ngay van ban"
  /// What it is about.
  case subject = "trich yeu"
  /// Who signed it.
  case signer = "nguoi ky"

  /// A piece of a text with words in braces.
  enum Piece {
    case text(String)
    case word(DocumentWord)
    case unknown(String)
  }

  /// Takes a text apart.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close].split(separator: " ").joined(separator: " ")
      pieces.append(DocumentWord(rawValue: name).map { .word($0) } ?? .unknown(name))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

extension JSONObject {
  /// The members of which something remains.
  fileprivate func keeping(_ change: (JSONValue) -> JSONValue?) -> JSONObject {
    JSONObject(compactMap { member in change(member.value).map { (member.key, $0) } })
  }
}
