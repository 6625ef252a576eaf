public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// Why the right answer about a document is no. Nothing has changed.
public enum DocumentRefusal: Error, Hashable, Sendable {
  /// The document has moved on since it was looked at.
  case stale(expected: Int, current: Int)
  /// It was erased with the dossier that it was about.
  case erased
  /// The authority has no document office.
  case noOffice
  /// The unit keeps no registers of documents.
  case noRegisters(Key<Procedures.Unit>)
  /// This cannot be done with a document that has come so far.
  case notNow(DocumentAction, DocumentState)
  /// It is for somebody else: whoever may.
  case notYours(DocumentAction, Duty)
  /// It is not genuine, and has to be sent back.
  case notGenuine
  /// It is not meant for this agency, and has to be sent back.
  case notAddressedHere
  /// Nobody has said how its being genuine was made sure of.
  case attestationMissing
  /// Nothing was written where something has to be.
  case textMissing(DocumentAction)
  /// A text is longer than allowed.
  case textTooLong(limit: Int)
  /// A document says what it is about.
  case subjectMissing
  /// A document that arrives has a sender.
  case senderMissing
  /// A document that leaves has at least one receiver.
  case receiverMissing
  /// The same organisation stands twice among the receivers.
  case receiverTwice(String)
  /// More receivers, files or assignments than one document may have.
  case tooMany(limit: Int)
  /// Nobody is named to handle it.
  case nobodyAssigned
  /// Exactly one leads.
  case leadUnclear(Int)
  /// The authority has no such unit.
  case unknownUnit(Key<Procedures.Unit>)
  /// The officer has no position in the unit.
  case notInUnit(Key<Officer>, Key<Procedures.Unit>)
  /// Somebody stands twice among those who handle it.
  case assignedTwice(Key<Procedures.Unit>)
  /// A document on paper bears a day that has not come yet.
  case datedAhead(Day)
  /// The limit lies in the past.
  case duePassed(Instant)
  /// The document has no such open assignment.
  case noSuchTask(Int)
  /// Another officer has taken the assignment.
  case takenByOther(Key<Officer>)
  /// Who leads is done only after those who work along.
  case othersOpen([Key<Procedures.Unit>])
  /// A document keeps its agency and its unit.
  case otherAgency(Key<Procedures.Unit>)
  /// The signatures of the file do not hold.
  case sealInvalid(name: String)
  /// What is at hand does not decide the signatures of the file; later it may.
  case sealUndecided(name: String)
  /// A document that reaches a receiver over the exchange needs a signed file.
  case sealMissing
  /// No document here is named so by that organisation.
  case unknownDocument(String)
  /// Nothing of the document would be another one.
  case nothingChanged
  /// The document did not go to this organisation.
  case notAReceiver(String)
  /// The sender has not asked it back, or was answered.
  case notAskedBack
  /// It stands in that file of work already.
  case filedAlready(WorkFileNumber)
  /// It has opened a dossier already.
  case openedAlready(DossierCode)
  /// Dossiers of this procedure are not opened by documents.
  case notByDocument(Key<Procedure>)
  /// No procedure is opened by a document of such a subject, or several are: one has to be named of those that are.
  case procedureUnclear([Key<Procedure>])
  /// The procedure is another agency's.
  case otherAgencysProcedure(Key<Procedure>, Key<Procedures.Unit>)
  /// A secret document does not travel over the open exchange.
  case secretElectronic
  /// Nobody reaches this organisation over the exchange.
  case unreached(String)
  /// No message carries it to its receivers, for this reason.
  case notCarried(Words)
  /// A draft that is handed to another office has to do with a dossier.
  case withoutDossier
  /// The draft is with this partner, who will give it its number.
  case isHandedOver(Key<Partner>)
  /// Nothing is handed over to this partner.
  case noHandOver(Key<Partner>)

  /// For whom something is.
  public enum Duty: Hashable, Sendable {
    /// The clerks of the agency.
    case clerks
    /// The leaders of the agency.
    case leaders
    /// The officers of a unit.
    case unit(Key<Procedures.Unit>)
    /// One officer.
    case officer(Key<Officer>)
    /// The exchange, not a person.
    case exchange
  }
}
