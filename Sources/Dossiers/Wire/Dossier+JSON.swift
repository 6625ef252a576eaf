public import JSON
import Procedures
import Text
import WorkingTime

extension Dossier {
  /// The dossier as the store keeps it between two entries. The log is the record; this can be made again from it.
  public var json: JSONValue {
    var object = ObjectWriter()
    object.put("code", code.text)
    object.put("procedure", procedure.text)
    object.put("revision", revision.hash)
    object.put("channel", channel.rawValue)
    object.put("unit", unit.text)
    object.put("submittedAt", submittedAt)
    object.put("secret", secretHash)
    object.put("language", language?.rawValue)
    object.put("latestDue", latestDue)
    object.put("account", account?.json)
    object.put("document", document)
    object.put("version", version)
    switch place {
    case .step(let step): object.put("step", step.text)
    case .end(let end, let outcome):
      object.put("end", end.text)
      object.put("outcome", outcome.rawValue)
    }
    object.put("tasks", list: tasks.map(\.json))
    object.put("taskCount", taskCount)
    object.put("clock", clock?.json)
    object.put("deadline", deadline?.json)
    object.put("clockStoppedAt", clockStoppedAt)
    object.put("warned", ifTrue: isWarned)
    object.put("overdue", ifTrue: isOverdue)
    object.put("charges", list: charges.map(\.json))
    object.put("onlinePayments", list: onlinePayments.map(\.json))
    object.put("admission", admission?.json)
    object.put("supplements", list: supplements.map(\.json))
    object.put("units", list: units.map { .string($0.text) })
    object.put("cameFrom", cameFrom?.text)
    object.put("departure", departure?.json)
    object.put("apologisedAt", apologisedAt)
    object.put("opinions", list: opinions.map(\.json))
    object.put("actedAt", actedAt.isEmpty ? nil : actedAtJSON)
    object.put("held", list: held.map(\.json))
    object.put("lookup", lookup?.rawValue)
    object.put("letters", list: letters.map(\.json))
    object.put("seals", list: seals.map(\.json))
    object.put("entries", list: entries.map(\.json))
    object.put("resultAt", resultAt)
    object.put("waitingMessages", waitingMessages?.json)
    object.put("rating", rating)
    object.put("collectedAt", collectedAt)
    object.put("endedAt", endedAt)
    switch retention {
    case .until(let day)?: object.put("kept", day.description)
    case .permanent?: object.put("kept", "permanent")
    case nil: break
    }
    object.put("heldBackAt", heldBackAt)
    object.put("erasureAnnouncedAt", erasureAnnouncedAt)
    object.put("erasedAt", erasedAt)
    return object.value
  }

  private var actedAtJSON: JSONValue {
    .object(
      JSONObject(
        actedAt.sorted { $0.key < $1.key }.map { step, officers in
          (step.text, JSONValue.array(officers.sorted().map { .string($0.text) }))
        }))
  }

  /// Reads a dossier that the store kept.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    code = try object.required("code").dossierCode()
    procedure = try object.required("procedure").key()
    revision = Revision(hash: try object.required("revision").string())
    channel = try object.required("channel").choice()
    unit = try object.required("unit").key()
    submittedAt = try object.required("submittedAt").instant()
    secretHash = try object.required("secret").string()
    language = try object.choice("language")
    latestDue = try object.instant("latestDue")
    account = try object.optional("account").map { (field) throws(JSONError) in try FilingAccount(field) }
    document = try object.optional("document").map { (field) throws(JSONError) in try field.string() }
    version = try object.required("version").integer()
    if let step = try object.key("step", of: Step.self) {
      place = .step(step)
    } else {
      place = .end(try object.required("end").key(), try object.required("outcome").choice())
    }
    tasks = try object.list("tasks") { (task) throws(JSONError) in try OpenTask(task) }
    taskCount = try object.required("taskCount").integer()
    if let clock = object.optional("clock") { self.clock = try LegalClock(clock) }
    if let deadline = object.optional("deadline") { self.deadline = try Deadline(deadline) }
    clockStoppedAt = try object.instant("clockStoppedAt")
    isWarned = try object.flag("warned")
    isOverdue = try object.flag("overdue")
    charges = try object.list("charges") { (charge) throws(JSONError) in try Charge(charge) }
    onlinePayments = try object.list("onlinePayments") { (payment) throws(JSONError) in try OnlinePayment(payment) }
    if let admission = object.optional("admission") { self.admission = try Admission(admission) }
    supplements = try object.list("supplements") { (request) throws(JSONError) in try SupplementRequest(request) }
    units = try object.list("units") { (unit) throws(JSONError) in try unit.key() }
    cameFrom = try object.key("cameFrom")
    departure = try object.optional("departure").map { (field) throws(JSONError) in try Departure(field) }
    apologisedAt = try object.instant("apologisedAt")
    opinions = try object.list("opinions") { (opinion) throws(JSONError) in try GivenOpinion(opinion) }
    if let acted = object.optional("actedAt") {
      for (name, officers) in try acted.anyObject().all {
        guard let step = Key<Step>(name) else { continue }
        for officer in try officers.array() { actedAt[step, default: []].insert(try officer.key()) }
      }
    }
    held = try object.list("held") { (document) throws(JSONError) in try HeldDocument(document) }
    if let lookup = object.optional("lookup") { self.lookup = try lookup.choice() }
    letters = try object.list("letters") { (letter) throws(JSONError) in try IssuedLetter(letter) }
    seals = try object.list("seals") { (seal) throws(JSONError) in try AffixedSeal(seal.anyObject()) }
    entries = try object.list("entries") { (entry) throws(JSONError) in try IssuedEntry(entry) }
    resultAt = try object.instant("resultAt")
    if let waiting = object.optional("waitingMessages") { waitingMessages = try WaitingMessages(waiting) }
    rating = try object.optional("rating")?.integer()
    collectedAt = try object.instant("collectedAt")
    endedAt = try object.instant("endedAt")
    if let kept = object.optional("kept") {
      retention = kept.value == .string("permanent") ? .permanent : .until(try kept.day())
    }
    heldBackAt = try object.instant("heldBackAt")
    erasureAnnouncedAt = try object.instant("erasureAnnouncedAt")
    erasedAt = try object.instant("erasedAt")
  }
}
