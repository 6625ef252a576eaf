public import JSON
import Procedures
import Text
import WorkingTime

extension DossierEvent {
  /// The event as the log keeps it. Names and meanings never change; what is new gets a new name.
  public var json: JSONValue {
    var object = ObjectWriter()
    object.put("type", type)
    switch self {
    case .submitted(let event):
      object.put("code", event.code.text)
      object.put("number", event.number)
      object.put("procedure", event.procedure.text)
      object.put("revision", event.revision.hash)
      object.put("channel", event.channel.rawValue)
      object.put("unit", event.unit.text)
      object.put("secret", event.secretHash)
      object.put("intake", event.intake?.text)
      object.put("language", event.language?.rawValue)
      object.put("latestDue", event.latestDue)
      object.put("account", event.account?.json)
      object.put("document", event.document)
    case .stepEntered(let event):
      object.put("step", event.step.text)
      object.put("tasks", list: event.tasks.map(\.json))
    case .taken(let task, let officer):
      object.put("task", task)
      object.put("officer", officer.text)
    case .released(let task):
      object.put("task", task)
    case .assigned(let task, let officer):
      object.put("task", task)
      object.put("officer", officer.text)
    case .returned(let task, let step):
      object.put("task", task)
      object.put("step", step.text)
    case .refunded(let charges, let amount, let means):
      object.put("charges", list: charges.map { .integer(Int64($0)) })
      object.put("amount", amount.dong)
      object.put("means", means.rawValue)
    case .acted(let event):
      object.put("task", event.task)
      object.put("step", event.step.text)
      object.put("action", event.action.text)
      object.put("stays", ifTrue: event.stays)
      object.put("opinion", event.opinion?.rawValue)
    case .clockActed(let task, let next):
      object.put("task", task)
      object.put("next", next)
    case .clockStarted(let limit, let deadline):
      object.put("limit", limit.json)
      object.put("deadline", deadline?.json)
    case .clockResumed(let deadline):
      object.put("deadline", deadline?.json)
    case .clockExtended(let limit, let ground, let deadline):
      object.put("by", limit.description)
      object.put("ground", ground)
      object.put("deadline", deadline?.json)
    case .decided(let ruling, let rules):
      object.put("ruling", ruling)
      object.put("rules", list: rules.map { .integer(Int64($0)) })
    case .charged(let event):
      object.put("charge", event.number)
      object.put("fee", event.fee.text)
      object.put("occasion", event.occasion.rawValue)
      object.put("amount", event.amount.dong)
      object.put("rules", list: event.rules.map { .integer(Int64($0)) })
    case .paid(let charges, let amount, let means):
      object.put("charges", list: charges.map { .integer(Int64($0)) })
      object.put("amount", amount.dong)
      object.put("means", means.rawValue)
    case .answered(let event):
      object.put("document", event.document)
      object.put("standing", event.standing.rawValue)
    case .paymentBegun(let event):
      object.put("payment", event.number)
      object.put("reference", event.reference)
      object.put("partner", event.partner)
      object.put("charges", list: event.charges.map { .integer(Int64($0)) })
      object.put("amount", event.amount.dong)
    case .paymentConfirmed(let payment, let amount, let transaction):
      object.put("payment", payment)
      object.put("amount", amount.dong)
      object.put("transaction", transaction)
    case .paymentQuestioned(let payment, let doubt, let amount, let transaction):
      object.put("payment", payment)
      object.put("doubt", doubt.rawValue)
      object.put("amount", amount?.dong)
      object.put("transaction", transaction)
    case .paymentFailed(let payment), .paymentSettled(let payment), .paymentReceipted(let payment):
      object.put("payment", payment)
    case .waived(let charges), .chargesCancelled(let charges):
      object.put("charges", list: charges.map { .integer(Int64($0)) })
    case .exempted(let charge, let waiver):
      object.put("charge", charge)
      object.put("waiver", waiver.text)
    case .registered(let register, let year, let number, let text):
      object.put("register", register.text)
      object.put("year", year)
      object.put("number", number)
      object.put("text", text)
    case .retained(let lastDay):
      object.put("until", lastDay?.description)
    case .erased(let erasure):
      object.put("until", erasure.until.description)
      object.put("contents", erasure.contents)
      object.put("files", erasure.files)
      object.put("evidence", erasure.evidence)
    case .lookedUp(let register, let verdict):
      object.put("register", register.text)
      object.put("verdict", verdict.rawValue)
    case .documentSigned(let event):
      object.put("action", event.action.text)
      object.put("policy", event.policy.text)
      object.put("result", ifTrue: event.isResult)
    case .documentHeld(let event):
      object.put("task", event.task)
      object.put("action", event.action.text)
      object.put("policy", event.policy.text)
      object.put("confirmation", event.confirmation.json)
    case .documentConfirmed(let event):
      object.put("confirmation", event.confirmation)
      object.put("task", event.task)
      object.put("action", event.action.text)
      object.put("accepted", ifTrue: event.isAccepted)
    case .judgedAgain(let verdict):
      object.put("verdict", verdict.rawValue)
    case .sealed(let seal, let number):
      seal.put(into: &object)
      object.put("number", number)
    case .supplementAsked(let items):
      object.put("items", list: items.map { .string($0.text) })
    case .letterIssued(let letter, let year, let number, let text):
      object.put("letter", letter.text)
      object.put("year", year)
      object.put("number", number)
      object.put("text", text)
    case .ended(let end, let outcome):
      object.put("end", end.text)
      object.put("outcome", outcome.rawValue)
    case .seatOffered(let unit), .seatReleased(let unit):
      object.put("unit", unit.text)
    case .turnMoved(let turn):
      object.put("turn", turn)
    case .pointsGiven(let points, let rules):
      object.put("points", points)
      object.put("rules", list: rules.map { .integer(Int64($0)) })
    case .taskMoved(let task, let moment):
      object.put("task", task)
      object.put("to", moment)
    case .dueMoved(let deadline):
      object.put("deadline", deadline.json)
    case .rated(let stars):
      object.put("stars", stars)
    case .messaged, .clockPaused, .clockStopped, .supplemented, .resultIssued, .resultCollected, .commented, .dueSoon,
      .overdue, .apologised, .heldBack, .letGo, .erasureAnnounced:
      break
    }
    return object.value
  }

  /// The name of the event in the log.
  public var type: String {
    switch self {
    case .submitted: "submitted"
    case .stepEntered: "step-entered"
    case .taken: "taken"
    case .released: "released"
    case .assigned: "assigned"
    case .returned: "returned"
    case .apologised: "apologised"
    case .refunded: "refunded"
    case .acted: "acted"
    case .clockActed: "clock-acted"
    case .clockStarted: "clock-started"
    case .clockPaused: "clock-paused"
    case .clockResumed: "clock-resumed"
    case .clockExtended: "clock-extended"
    case .clockStopped: "clock-stopped"
    case .decided: "decided"
    case .charged: "charged"
    case .paid: "paid"
    case .answered: "answered-by-document"
    case .paymentBegun: "payment-begun"
    case .paymentConfirmed: "payment-confirmed"
    case .paymentFailed: "payment-failed"
    case .paymentQuestioned: "payment-questioned"
    case .paymentSettled: "payment-settled"
    case .paymentReceipted: "payment-receipted"
    case .waived: "waived"
    case .chargesCancelled: "charges-cancelled"
    case .exempted: "exempted"
    case .registered: "registered"
    case .retained: "retained"
    case .heldBack: "held-back"
    case .letGo: "let-go"
    case .erasureAnnounced: "erasure-announced"
    case .erased: "erased"
    case .lookedUp: "looked-up"
    case .documentSigned: "document-signed"
    case .documentHeld: "document-held"
    case .documentConfirmed: "document-confirmed"
    case .judgedAgain: "judged-again"
    case .sealed: "sealed"
    case .supplementAsked: "supplement-asked"
    case .supplemented: "supplemented"
    case .letterIssued: "letter-issued"
    case .seatOffered: "seat-offered"
    case .seatReleased: "seat-released"
    case .turnMoved: "turn-moved"
    case .pointsGiven: "points-given"
    case .taskMoved: "task-moved"
    case .dueMoved: "due-moved"
    case .resultIssued: "result-issued"
    case .resultCollected: "result-collected"
    case .commented: "commented"
    case .messaged: "messaged"
    case .rated: "rated"
    case .dueSoon: "due-soon"
    case .overdue: "overdue"
    case .ended: "ended"
    }
  }

  /// Reads an event of the log.
  ///
  /// - Throws: `JSONError` when the log holds something this program does not know: it is newer, or it was damaged.
  public init(_ field: JSONField) throws(JSONError) {
    let event = try field.anyObject()
    let type = try event.required("type").string()
    switch type {
    case "submitted": self = .submitted(try Submitted(event))
    case "step-entered":
      self = .stepEntered(
        StepEntered(
          step: try event.required("step").key(),
          tasks: try event.list("tasks") { (task) throws(JSONError) in try OpenTask(task) }))
    case "taken":
      self = .taken(task: try event.required("task").integer(), officer: try event.required("officer").key())
    case "released": self = .released(task: try event.required("task").integer())
    case "assigned":
      self = .assigned(task: try event.required("task").integer(), officer: try event.required("officer").key())
    case "returned":
      self = .returned(task: try event.required("task").integer(), step: try event.required("step").key())
    case "apologised": self = .apologised
    case "refunded":
      self = .refunded(
        charges: try event.integers("charges"), try event.required("amount").money(),
        try event.required("means").choice())
    case "acted":
      self = .acted(
        Acted(
          task: try event.required("task").integer(), step: try event.required("step").key(),
          action: try event.required("action").key(), stays: try event.flag("stays"),
          opinion: try event.choice("opinion")))
    case "clock-acted":
      self = .clockActed(task: try event.required("task").integer(), next: try event.instant("next"))
    case "clock-started":
      self = .clockStarted(try LegalLimit(event.required("limit")), try event.deadline())
    case "clock-paused": self = .clockPaused
    case "clock-resumed": self = .clockResumed(try event.deadline())
    case "clock-extended":
      self = .clockExtended(
        try event.required("by").limit(), ground: try event.required("ground").string(), try event.deadline())
    case "clock-stopped": self = .clockStopped
    case "decided":
      self = .decided(ruling: try event.required("ruling").string(), rules: try event.integers("rules"))
    case "charged":
      self = .charged(
        Charged(
          number: try event.required("charge").integer(), fee: try event.required("fee").key(),
          occasion: try event.required("occasion").choice(), amount: try event.required("amount").money(),
          rules: try event.integers("rules")))
    case "paid":
      self = .paid(
        charges: try event.integers("charges"), try event.required("amount").money(),
        try event.required("means").choice())
    case "answered-by-document":
      self = .answered(
        AnsweredByDocument(
          document: try event.required("document").string(), standing: try event.required("standing").choice()))
    case "payment-begun":
      self = .paymentBegun(
        PaymentBegun(
          number: try event.required("payment").integer(), reference: try event.required("reference").string(),
          partner: try event.required("partner").string(), charges: try event.integers("charges"),
          amount: try event.required("amount").money()))
    case "payment-confirmed":
      self = .paymentConfirmed(
        payment: try event.required("payment").integer(), try event.required("amount").money(),
        transaction: try event.required("transaction").string())
    case "payment-failed": self = .paymentFailed(payment: try event.required("payment").integer())
    case "payment-questioned":
      self = .paymentQuestioned(
        payment: try event.required("payment").integer(), try event.required("doubt").choice(),
        try event.optional("amount").map { (amount) throws(JSONError) in try amount.money() },
        transaction: try event.optional("transaction").map { (text) throws(JSONError) in try text.string() })
    case "payment-settled": self = .paymentSettled(payment: try event.required("payment").integer())
    case "payment-receipted": self = .paymentReceipted(payment: try event.required("payment").integer())
    case "waived": self = .waived(charges: try event.integers("charges"))
    case "charges-cancelled": self = .chargesCancelled(try event.integers("charges"))
    case "exempted":
      self = .exempted(charge: try event.required("charge").integer(), waiver: try event.required("waiver").key())
    case "registered":
      self = .registered(
        register: try event.required("register").key(), year: try event.required("year").integer(),
        number: try event.required("number").integer(), text: try event.required("text").string())
    case "retained": self = .retained(until: try event.optional("until").map { day throws(JSONError) in try day.day() })
    case "held-back": self = .heldBack
    case "let-go": self = .letGo
    case "erasure-announced": self = .erasureAnnounced
    case "erased":
      self = .erased(
        Erasure(
          until: try event.required("until").day(), contents: try event.required("contents").integer(in: 0...Int.max),
          files: try event.required("files").integer(in: 0...Int.max),
          evidence: try event.required("evidence").integer(in: 0...Int.max)))
    case "looked-up":
      self = .lookedUp(
        register: try event.required("register").key(), verdict: try event.required("verdict").choice())
    case "document-signed":
      self = .documentSigned(
        DocumentSigned(
          action: try event.required("action").key(), policy: try event.required("policy").key(),
          isResult: try event.flag("result")))
    case "document-held":
      self = .documentHeld(
        DocumentHeld(
          task: try event.required("task").integer(), action: try event.required("action").key(),
          policy: try event.required("policy").key(), confirmation: try OpenTask(event.required("confirmation"))))
    case "document-confirmed":
      self = .documentConfirmed(
        DocumentConfirmed(
          confirmation: try event.required("confirmation").integer(), task: try event.required("task").integer(),
          action: try event.required("action").key(), isAccepted: try event.flag("accepted")))
    case "judged-again": self = .judgedAgain(try event.required("verdict").choice())
    case "sealed":
      self = .sealed(
        try AffixedSeal(event),
        number: try event.optional("number").map { (number) throws(JSONError) in try number.string() })
    case "supplement-asked":
      self = .supplementAsked(try event.list("items") { (item) throws(JSONError) in try item.supplementItem() })
    case "supplemented": self = .supplemented
    case "letter-issued":
      self = .letterIssued(
        letter: try event.required("letter").key(), year: try event.required("year").integer(),
        number: try event.required("number").integer(), text: try event.required("text").string())
    case "seat-offered": self = .seatOffered(try event.required("unit").key())
    case "seat-released": self = .seatReleased(try event.required("unit").key())
    case "turn-moved": self = .turnMoved(to: try event.required("turn").integer(in: 0...1000))
    case "points-given":
      self = .pointsGiven(try event.required("points").string(), rules: try event.integers("rules"))
    case "task-moved":
      self = .taskMoved(task: try event.required("task").integer(), to: try event.required("to").instant())
    case "due-moved": self = .dueMoved(try Deadline(event.required("deadline")))
    case "result-issued": self = .resultIssued
    case "result-collected": self = .resultCollected
    case "commented": self = .commented
    case "messaged": self = .messaged
    case "rated": self = .rated(stars: try event.required("stars").integer(in: Rating.range))
    case "due-soon": self = .dueSoon
    case "overdue": self = .overdue
    case "ended":
      self = .ended(try event.required("end").key(), try event.required("outcome").choice())
    default:
      throw .mismatch(
        at: event.pointer,
        Words(
          vi: "sự kiện `\(type)` không có trong phiên bản này", en: "the event `\(type)` is not known to this version"))
    }
  }
}

extension Submitted {
  fileprivate init(_ event: JSONFields) throws(JSONError) {
    code = try event.required("code").dossierCode()
    number = try event.required("number").integer()
    procedure = try event.required("procedure").key()
    revision = Revision(hash: try event.required("revision").string())
    channel = try event.required("channel").choice()
    unit = try event.required("unit").key()
    secretHash = try event.required("secret").string()
    intake = try event.key("intake")
    language = try event.choice("language")
    latestDue = try event.instant("latestDue")
    if let account = event.optional("account") { self.account = try FilingAccount(account) }
    document = try event.optional("document").map { (field) throws(JSONError) in try field.string() }
  }
}

extension JSONFields {
  fileprivate func deadline() throws(JSONError) -> Deadline? {
    guard let field = optional("deadline") else { return nil }
    return try Deadline(field)
  }
}
