import Crypto
import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Text

/// A new dossier on its way in, from the API or from the pages: what was answered, which uploads are its papers, and
/// what makes it happen once.
struct NewDossier {
  let procedure: Key<Procedure>
  let channel: Channel
  /// The answers as the form's JSON.
  let answers: JSONValue
  let papers: [NamedUpload]
  let key: CommandKey
  let caller: Filer
  /// The language of whoever files, and in which the applicant is told things; nil when nobody knows. It is no part of
  /// what is asked: a repeat may speak another one.
  var language: Language?
  /// The log-in of whoever files; nil for somebody who has not logged in. It is no part of what is asked either.
  var citizen: LogInSession?

  /// Who files.
  enum Filer: Hashable {
    /// Somebody without an account, over the portal.
    case applicant
    /// An officer at the desk, for somebody who came or wrote.
    case officer(Key<Officer>)
  }

  /// What came of it.
  struct Receipt {
    let code: DossierCode
    let version: Int
    /// What the applicant shows to see the dossier again, written as on the receipt.
    let secret: String
  }

  /// The identifier of somebody without an account: it is a secret of the form, so only its hash is kept.
  static func key(ofForm token: String) -> CommandKey {
    let hash = SHA256(of: token).hex
    return CommandKey(owner: "form/\(hash)", id: hash)
  }

  /// Files the dossier; a repeat gets the first answer.
  ///
  /// - Throws: ``Problem`` when the form or the dossier says no; what ``OneStop`` throws.
  func file(with office: OneStop) throws -> Receipt {
    let secret = try office.receiptSecret(for: key)
    let secretHash = OneStop.hash(ofSecret: secret)
    let request = CommandRequest(key: key, digest: digest, caller: caller.caller(secretHash))
    let outcome = try office.submit(to: procedure, request) { try submission(with: office, secretHash: secretHash) }
    switch outcome {
    case .done(let code, let version): return Receipt(code: code, version: version, secret: secret)
    case .refused(let notice): throw Problem(notice)
    }
  }

  private func submission(with office: OneStop, secretHash: String) throws -> Submission {
    guard let procedure = office.definitions.procedures[procedure] else { throw UseRefusal.noSuchProcedure }
    switch office.judge(answers, to: procedure) {
    case .wrong(let complaints): throw Problem(complaints, at: "/answers")
    case .right(let answers):
      try office.requireScanned(uploadsIn: self.answers, of: procedure.form)
      let papers = try office.papers(papers.map { ($0.part, $0.upload) })
      var submission = Submission(
        channel: channel, answers: answers, papers: papers, secretHash: secretHash, language: language)
      if let citizen {
        let filing = try office.filing(answers, to: procedure, by: citizen)
        (submission.account, submission.accountHash) = (filing.account, filing.hash)
      }
      return submission
    }
  }

  /// The hash of everything that is asked.
  private var digest: String {
    let asked: JSONValue = [
      "do": "submit", "procedure": .string(procedure.text), "channel": .string(channel.rawValue), "answers": answers,
      "papers": .array(papers.map(\.json)),
    ]
    return SHA256(of: asked.canonical).hex
  }
}

extension NewDossier.Filer {
  fileprivate func caller(_ secretHash: String) -> Caller {
    switch self {
    case .applicant: .applicant(secretHash: secretHash)
    case .officer(let officer): .officer(officer)
    }
  }
}

/// An upload, named as a paper of a dossier.
struct NamedUpload: Hashable {
  let part: Key<Part>
  let upload: String

  var json: JSONValue { ["part": .string(part.text), "upload": .string(upload)] }
}
