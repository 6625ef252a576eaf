import JSON
import Text
import WorkingTime

/// A dossier as the server shows it to an officer.
struct SeenDossier {
  let code: String
  let procedure: SeenName
  let place: SeenName
  let version: Int
  let channel: String
  let submittedAt: Instant
  let endedAt: Instant?
  let due: Instant?
  let isProvisional: Bool
  let isPaused: Bool
  let remaining: SeenRemaining?
  let applicant: Applicant?
  let answers: [Section]
  let papers: [Paper]
  let lookup: Lookup?
  let tasks: [Task]
  let offers: [Offer]
  let charges: [Charge]
  let asked: [Asked]
  let askedReason: String?
  let timeline: [Event]
  let messages: [Message]
  let rating: Rating?
  let letters: [Letter]
  /// Official documents that have to do with it.
  let documents: [SeenDocumentRow]
  let notices: [Notice]
  let days: [Day]

  struct Applicant {
    let name: String
    let identity: String?
    let phone: String?
    let email: String?
    let address: String?
    /// Whose dossier it is, when somebody else files it.
    let owner: String?
    let relation: Words?
  }

  struct Section {
    let name: Words
    let rows: [Row]

    /// An answer with its question.
    struct Row {
      let label: Words
      let value: Words
    }
  }

  struct Paper {
    /// The part of the dossier, the question, or the action that it is for.
    let part: SeenName
    let name: String
    let sha256: String
    let bytes: Int
    /// What was found about its signatures; nil when nobody asked.
    let signature: Signature?
    /// What has become of a signed document whose signatures somebody had to decide about; nil for everything else.
    let becoming: Words?
  }

  /// What was found about the signatures of a paper.
  struct Signature {
    let verdict: String
    let words: Words
    let reason: Words
    let signers: [String]
    /// The evidence of the finding, by its hash; nil when none was kept.
    let evidence: String?
  }

  /// What the register says, beside what was asked.
  struct Lookup {
    let register: SeenName
    /// The verdict.
    let words: Words
    /// What names the entry in the register; empty when there is none.
    let entry: String
    let fields: [Field]

    /// A column of the entry.
    struct Field {
      let label: Words
      let registered: String
      /// What the applicant wrote; nil when nothing was.
      let asked: String?
      let agrees: Bool
    }
  }

  struct Task {
    let task: Int
    let step: SeenName
    let isOfficers: Bool
    let due: Instant?
    let officer: String?
  }

  struct Offer {
    let task: Int
    let action: String
    let name: Words
    let isOfficers: Bool
    /// `reason`, `items`, `supplement`, `payment`.
    let needs: [String]
    /// `extends`, `pays`, `waives`, `stays`.
    let effects: [String]
    /// The letters that it issues.
    let letters: [String]
    /// The policy of the signed document that has to come with it; nil when none has to.
    let signature: String?
    /// Whether a document was accepted for it already, so that none has to come.
    let isDocumentAccepted: Bool
    /// Why it is not possible now; nil when it is.
    let why: Words?
  }

  struct Charge {
    let fee: SeenName
    let amount: Int
    /// `expected`, `owed`, `free`, `paid`, `waived`, `cancelled`, `refunded`.
    let status: String
    let standing: Words
    let why: Words?
  }

  struct Asked {
    let item: String
    let name: Words
    let remark: String
  }

  struct Event {
    let at: Instant
    let by: Words
    let text: Words
    let note: String?
  }

  /// A message between applicant and office.
  struct Message {
    let at: Instant
    let by: Words
    let text: String?
  }

  /// How the applicant rated the service.
  struct Rating {
    let stars: Int
    let comment: String?
  }

  struct Letter {
    let index: Int
    let title: Words
    let number: String
    let at: Instant
    /// How far it has come with the authority's seal; nil where none belongs.
    let seal: Seal?

    /// The authority's seal: `waiting`, or `affixed`.
    struct Seal {
      let status: String
    }
  }

  /// What the applicant was told.
  struct Notice {
    let at: Instant
    let subject: Words
    let text: [Words]
    let sent: [Sending]

    /// A way by which it is sent.
    struct Sending {
      /// `mail`, `message`.
      let by: String
      /// `waiting`, `trying`, `done`, `dead`.
      let state: String
      let at: Instant?
    }
  }

  struct Day {
    let date: String
    let isCounted: Bool
    let reason: Words
  }

  /// The tasks that officers do.
  var officersTasks: [Task] { tasks.filter(\.isOfficers) }
}
