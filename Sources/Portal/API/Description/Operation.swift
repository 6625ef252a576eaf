import HTTPServing
import OneStop
import Text

/// One thing that the API does: where it is asked for, by whom, with what, what it answers, and the code that does it.
///
/// The router and the OpenAPI document are both made from it, so that they cannot differ.
struct Operation: Sendable {
  /// Its name in the document: `submitDossier`.
  let id: String
  let method: HTTPServing.Method
  /// Where, with the kinds of its places: `/dossiers/{code}/tasks/{task:number}/take`.
  let path: String
  /// What it does, in one line.
  let summary: String
  /// What more a programmer should know.
  var details: String?
  /// Who may ask.
  var access: Access = .everyone
  /// What stands behind `?`.
  var query: [QueryItem] = []
  /// Whether it changes something, and what it has to come with.
  var change: Change = .none
  /// What is sent with it.
  var body: BodyDescription?
  /// What it answers when it is done.
  let answer: Answer
  /// The statuses with which it says no, besides those that every operation has.
  var refusals: [Status] = []
  /// What does it.
  let handler: @Sendable (Asking) throws -> Response

  /// Who may ask.
  enum Access: Sendable, Hashable {
    /// Everybody.
    case everyone
    /// Everybody; an officer shows a token for what only officers may do.
    case everyoneOr(AccessToken.Scope)
    /// Whoever shows the secret of the receipt, or an officer.
    case receiptOr(AccessToken.Scope)
    /// Whoever shows the secret of the receipt, or the citizen who has logged in and whose own it is; nobody else.
    case applicant
    /// A citizen who has logged in.
    case citizen
    /// An officer.
    case officer(AccessToken.Scope)
    /// A program that the operator has let in.
    case integrator(Integrator.Scope)
  }

  /// What a change has to come with.
  enum Change: Sendable, Hashable {
    /// Nothing is changed, or a repeat does no harm.
    case none
    /// An `Idempotency-Key`.
    case once
    /// An `Idempotency-Key`, and the version of the dossier in `If-Match`.
    case onceOnVersion
  }

  /// An item of the query.
  struct QueryItem: Sendable {
    let name: String
    let schema: Schema
    let about: String
    var isRequired = false
  }

  /// What is sent.
  struct BodyDescription: Sendable {
    /// The media types that are taken, with what they hold.
    let content: [(type: String, schema: Schema)]
    /// Bytes.
    let most: Int
    /// Bytes that a request of this head may have, where it depends on what is asked.
    var limit: (@Sendable (HTTPServing.Request, OneStop) -> Int)?
    /// What it looks like when it is JSON.
    var example: String?

    static func json(_ schema: Schema, example: String? = nil) -> BodyDescription {
      BodyDescription(content: [("application/json", schema)], most: Limits.jsonBytes, example: example)
    }
  }

  /// What is answered.
  struct Answer: Sendable {
    let status: Status
    let about: String
    /// The media type with what it holds; nil when there is nothing to say.
    let content: (type: String, schema: Schema)?
    /// The header lines that come with it: name and meaning.
    var headers: [(name: String, about: String)] = []

    static func json(
      _ about: String, _ schema: Schema, status: Status = .ok, headers: [(name: String, about: String)] = []
    ) -> Answer {
      Answer(status: status, about: about, content: ("application/json", schema), headers: headers)
    }

    static let nothing = Answer(status: .noContent, about: "Done; there is nothing to say.", content: nil)
  }
}

extension Operation {
  /// Where the API begins.
  static let root = "/api/v1"

  /// The whole path as the router has it.
  var pattern: PathPattern { PathPattern(Operation.root + path) }
}
