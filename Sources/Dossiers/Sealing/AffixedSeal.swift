public import Procedures
public import Text

/// The authority's seal as it was put on a letter, or beside a result: what the log says of it, never what is in the file.
public struct AffixedSeal: Hashable, Sendable {
  /// What carries it.
  public let subject: SealSubject
  /// The number of the entry within the dossier that issued it.
  public let entry: Int
  /// SHA-256 of the sealed file in hexadecimal, by which it is kept: nobody makes the same bytes without the key, so it tells
  /// nothing of what they hold.
  public let sha256: String
  /// Its size in bytes.
  public let bytes: Int
  /// SHA-256 of the seal's certificate in hexadecimal.
  public let certificate: String
  /// Whether an authority's time stamp proves when.
  public let isStamped: Bool

  /// A seal.
  public init(
    on subject: SealSubject, entry: Int, sha256: String, bytes: Int, certificate: String, isStamped: Bool
  ) {
    self.subject = subject
    self.entry = entry
    self.sha256 = sha256
    self.bytes = bytes
    self.certificate = certificate
    self.isStamped = isStamped
  }
}

/// What the authority's seal is put on.
public enum SealSubject: Hashable, Sendable {
  /// A letter, within the file that it is (PAdES).
  case letter(Key<LetterTemplate>)
  /// The signed document that is the result, in a file beside it (CAdES).
  case result
}

/// How far a letter or a result has come with the authority's seal.
public enum SealStanding: Hashable, Sendable {
  /// It carries none.
  case notAsked
  /// It is to be sealed, and is not given out before.
  case waiting
  /// It is sealed: this file is what everybody gets.
  case affixed(AffixedSeal)
}

extension Dossier {
  /// The seal that was put on something that an entry issued; nil as long as there is none.
  public func seal(on subject: SealSubject, entry: Int) -> AffixedSeal? {
    seals.first { $0.subject == subject && $0.entry == entry }
  }

  /// How far something that an entry issued has come.
  public func sealStanding(of subject: SealSubject, entry: Int, isAsked: Bool) -> SealStanding {
    if let seal = seal(on: subject, entry: entry) { return .affixed(seal) }
    return isAsked ? .waiting : .notAsked
  }
}

extension [DossierEvent] {
  /// What the events of one entry issued that the authority's seal belongs on, in their order.
  public func sealSubjects(in procedure: Procedure) -> [SealSubject] {
    compactMap { event in
      switch event {
      case .letterIssued(let letter, _, _, _): procedure.letters[letter]?.isSealed ?? false ? .letter(letter) : nil
      case .documentSigned(let signed): signed.isResult && procedure.sealsResult(of: signed.action) ? .result : nil
      default: nil
      }
    }
  }
}

extension Procedure {
  /// Whether the document that comes with an action is a result that the seal is put beside.
  public func sealsResult(of action: Key<Action>) -> Bool {
    steps.contains { $0.action(action)?.isResultSealed ?? false }
  }

  /// Whether anything that it issues is sealed.
  public var asksForSeal: Bool {
    letters.values.contains(where: \.isSealed) || steps.contains { $0.actions.contains(where: \.isResultSealed) }
  }
}
