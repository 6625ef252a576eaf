public import Forms
public import Procedures
public import Text
public import WorkingTime

/// Why the right answer is no. Nothing has changed.
public enum Refusal: Error, Hashable, Sendable {
  /// The dossier has moved on since the page was made; act on what it is now.
  case stale(expected: Int, current: Int)
  /// The dossier has ended; nothing can be done any more.
  case ended(Key<End>)
  /// There is no such open task: somebody was faster.
  case taskNotOpen(Int)
  /// Another officer has taken the task.
  case takenByOther(Key<Officer>)
  /// The task was not taken by whoever gives it back.
  case notTaken
  /// The step has no such action.
  case noSuchAction(Key<Action>, Key<Step>)
  /// It is not for this person to do.
  case notYours(Duty)
  /// It is for the clock alone, and the moment has not come.
  case notYetTime(until: Instant?)
  /// The condition of the action does not hold; why not, in the words of its author.
  case conditionNotMet(Key<Action>, condition: String, because: Words?)
  /// No way on has a condition that holds.
  case noRoute(Key<Action>)
  /// The same officer did the step that this action controls.
  case sameOfficer(Key<Step>)
  /// The officer has been heard at this step already; another one has to give this opinion.
  case heardAlready(Key<Step>)
  /// The answers do not name the unit that is to act.
  case unitMissing(Key<Field>)
  /// The applicant has sent enough messages for today; an officer has to answer first.
  case tooManyMessages(limit: Int)
  /// The service can be rated only when it has ended.
  case notEnded
  /// The service was rated already.
  case ratedAlready
  /// A rating is 1 to 5.
  case ratingOutside
  /// Nothing was written.
  case textMissing
  /// A reason is missing.
  case reasonMissing
  /// A text is longer than allowed.
  case textTooLong(limit: Int)
  /// Nothing is named that the applicant should supplement.
  case itemsMissing
  /// The procedure has no such field or paper.
  case unknownItem(String)
  /// Not everything that was asked for is there.
  case supplementIncomplete([SupplementItem])
  /// A paper is missing that this dossier needs.
  case partsMissing([Key<Part>])
  /// A paper that this dossier does not ask for.
  case unknownPart(Key<Part>)
  /// The same file twice for one part.
  case fileTwice(Key<Part>, name: String)
  /// A file has to be signed, and nobody has judged its signatures.
  case signatureUnjudged(Key<Part>, name: String)
  /// A file has to be signed, and its signatures do not hold, or there are none.
  case signatureInvalid(Key<Part>, name: String, reason: Words)
  /// The action needs a signed document, and none was handed over.
  case signatureMissing(Key<Action>)
  /// A signed document was handed over that the action does not ask for.
  case signedUnasked(Key<Action>)
  /// Nobody has judged the signatures of the document that was handed over.
  case documentUnjudged(Key<Action>, name: String)
  /// The signatures of the document do not hold, or there are none.
  case documentInvalid(Key<Action>, name: String, reason: Words)
  /// What is at hand does not decide the signatures of the document; later it may.
  case documentUndecided(Key<Action>, name: String, reason: Words)
  /// The very document waits already for somebody to decide about it.
  case documentWaits(Key<Action>, name: String)
  /// Whoever signed a document does not decide whether it counts.
  case ownSignature(Key<Action>)
  /// A file of a kind that the part does not take.
  case fileKind(Key<Part>, name: String)
  /// A file with more bytes than the part takes.
  case fileTooLarge(Key<Part>, name: String)
  /// More files than the part takes.
  case tooManyFiles(Key<Part>)
  /// The procedure does not take dossiers on this way.
  case channelClosed(Channel)
  /// The limit was extended as often as the law allows.
  case extendedEnough(times: Int)
  /// Nothing is owed that could be paid or waived.
  case nothingOwed
  /// What was paid is not said.
  case paymentMissing(owed: Money)
  /// What was paid is not what is owed.
  case paymentDiffers(owed: Money, paid: Money)
  /// A decision on the limit or on a fee comes to nothing for this dossier.
  case undecided(RulingFault)
  /// No intake of the procedure is planned.
  case noIntake
  /// The intake opens later.
  case intakeNotOpen(Words, opens: Instant)
  /// The intake has closed; perhaps another one opens later.
  case intakeClosed(Words, closed: Instant, next: Words?, opens: Instant?)
  /// The plan of the intake does not have the school.
  case schoolNotOffered(Key<Unit>)
  /// All seats of the school are kept for others.
  case schoolFull(Key<Unit>, seats: Int)
  /// The actor does not supervise the unit whose work it is.
  case notSupervisor(Key<Unit>)
  /// The officer who should do it has no such post.
  case lacksPost(Key<Officer>, Duty)
  /// The dossier cannot be given back to where it came from.
  case notReturnable(ReturnObstacle)
  /// The procedure has no apology: its author forbids it, or there is no such letter.
  case noApology
  /// The old date has passed already.
  case apologyTooLate(due: Instant)
  /// The office has apologised and named a new date once.
  case apologisedAlready
  /// The new date is no working day after the old date.
  case notANewDate(Day, due: Instant)
  /// What is owed cannot be paid on line: nothing is owed, the agency does not take it, or the step does not.
  case notPayableOnline
  /// The applicant is paying on line at this moment.
  case paymentUnderWay(reference: String, until: Instant)
  /// Money of an earlier payment is in question.
  case paymentInQuestion(reference: String)
  /// Payments were begun often enough.
  case tooManyPayments(limit: Int)
  /// Nothing was paid that could be given back.
  case nothingPaid
  /// What is given back is not what was paid.
  case refundDiffers(paid: Money, refunded: Money)
  /// What is to be written into a register does not fit it: the column.
  case entryUnfit(Key<Register>, Words)
  /// There is no running limit to extend.
  case clockNotRunning
  /// It was erased: nothing can be done with it any more.
  case erased
  /// It is not erased, for now or for ever.
  case notErasable(ErasureObstacle)
  /// An officer holds it back already.
  case heldBackAlready
  /// Nobody holds it back.
  case notHeldBack
  /// The clock of the law does not do that.
  case clockRefuses(ClockRefusal)
}

/// Why a dossier cannot be given back to the step it came from.
public enum ReturnObstacle: Hashable, Sendable {
  /// It came from nowhere, from the applicant, from another agency, or was given back before.
  case noStepBefore
  /// Several work on it at the same time, there or here.
  case several
  /// Something has been charged, paid, issued or asked for since.
  case changedSince
}
