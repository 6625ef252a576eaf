import Dossiers
public import Forms
public import JSON
public import Procedures
import Text
import WorkingTime

extension OneStop {
  /// What the form of a procedure offers to choose from now.
  public func offering(of procedure: Procedure) -> Offering {
    let definitions = self.definitions
    return procedure.offering(
      in: definitions.authority, definitions.intakes.current(of: procedure.id, at: environment.now()))
  }

  /// Judges answers to the form of a procedure, as of today.
  public func judge(_ answers: JSONValue, to procedure: Procedure) -> AnswersVerdict {
    procedure.form.check(
      withUploads(answers, of: procedure.form), on: LocalTime(environment.now()).day, offering: offering(of: procedure))
  }

  /// Judges what the applicant changes when asked for supplements: only fields that were asked for may change.
  ///
  /// - Parameters:
  ///   - changes: The changed answers; what is left out stays as it is.
  ///   - view: The dossier as the applicant sees it.
  /// - Returns: The whole answers; nil when there are none to change because they were erased.
  public func judge(_ changes: JSONValue, supplementing view: DossierView) -> AnswersVerdict? {
    guard let answers = view.answers else { return nil }
    let asked = view.askedItems.compactMap { asked -> Key<Field>? in
      guard case .field(let name) = asked.item else { return nil }
      return Key(name)
    }
    let known = view.procedure.form.files(in: answers).map(\.file)
    return view.procedure.form.check(
      withUploads(changes, of: view.procedure.form, known: known), only: Set(asked), upon: answers,
      on: LocalTime(environment.now()).day,
      offering: view.offering)
  }

  /// What a request was answered already; nil for a new one.
  ///
  /// A repeat is answered before anything of it is looked at again: its uploads may be gone, the day another one. Where a
  /// replica follows the record, the answer waits until that has it too, as the first one did.
  ///
  /// - Throws: ``UseRefusal/keyReused`` when the identifier was used for something else.
  public func answer(to request: CommandRequest) throws -> Outcome? {
    try answer(to: request, reading: Outcome.init(reading:))
  }

  func answer<Answer>(to request: CommandRequest, reading: (String) throws -> Answer) throws -> Answer? {
    guard let kept = try store.read(for: authority, { try $0.outcome(of: request.key) }) else { return nil }
    guard kept.request == request.digest else { throw UseRefusal.keyReused }
    // A server that died in the midst of a commit and came back shows what its replica may not have: any later commit waits
    // for that.
    if store.isShared { try store.write(for: authority, on: request.key.id) { _ in } }
    countRepeat()
    return try reading(kept.answer)
  }

  /// Reads a little of the record, to see whether the store answers.
  public func probe() throws {
    _ = try store.read(for: authority) { try $0.codes(after: nil, limit: 1) }
  }
}
