public import Dossiers
public import Forms
public import Procedures
public import Text
public import WorkingTime

/// A line of the follow-up book (Sổ theo dõi hồ sơ, Mẫu 06 of Thông tư 01/2018/TT-VPCP).
public struct BookEntry: Sendable {
  /// The dossier.
  public let code: DossierCode
  /// Its procedure.
  public let procedure: Key<Procedure>
  /// The way it arrived.
  public let channel: Channel
  /// Where it stands now, and what people call that.
  public let place: (id: String, name: Words)
  /// Who asks; nil once erased.
  public let applicant: Applicant?
  /// How the result is to be received; nil where nothing is asked, and once erased.
  public let receives: Option?
  /// When it was submitted.
  public let submittedAt: Instant
  /// When its result is due.
  public let due: Instant?
  /// When the result was issued.
  public let resultAt: Instant?
  /// When it was handed over, or received on line.
  public let returnedAt: Instant?

  init(_ stored: StoredDossier, _ procedure: Procedure, _ answers: Answers?) {
    let dossier = stored.dossier
    code = dossier.code
    self.procedure = dossier.procedure
    channel = dossier.channel
    let name =
      switch dossier.place {
      case .step(let step): procedure.step(step)?.name
      case .end(let end, _): procedure.end(end)?.name
      }
    place = (dossier.place.text, name ?? .plain(dossier.place.text))
    applicant = answers.map { procedure.applicant(in: $0) }
    receives = answers.flatMap { procedure.receiving(in: $0) }
    submittedAt = dossier.submittedAt
    due = dossier.deadline?.due
    resultAt = dossier.resultAt
    returnedAt = dossier.returnedAt
  }
}

extension Dossier {
  /// When the result came to the applicant: handed over, or at the end where it is received on line.
  fileprivate var returnedAt: Instant? {
    if case .end(_, .granted) = place { return collectedAt ?? endedAt }
    return collectedAt
  }
}

extension OneStop {
  /// A page of the follow-up book: what units received in a period, in that order, unit by unit.
  ///
  /// It holds personal data: only dossiers that the officer may see stand in it, and the reading is noted.
  ///
  /// - Throws: ``ReportRefusal``.
  public func book(
    _ filters: ReportFilters, for officer: Key<Officer>, after: ReportCursor<BookCursor>? = nil, limit: Int = 50
  ) throws -> ReportPage<BookEntry, BookCursor> {
    let now = environment.now()
    let definitions = self.definitions
    let limit = min(max(limit, 1), 500)
    let span = try ReportSpan(filters, at: now)
    let asked = [filters.unit?.text, filters.procedure?.text].compactMap(\.self)
    try note(
      officer, reading: "book", of: (["\(filters.from)/\(filters.through)"] + asked).joined(separator: " "), at: now)
    return try store.read(for: authority) { record in
      let units = try definitions.authority.reportedUnits(filters, officer, at: now, record)
      let sight = try Standing(of: .officer(officer), in: definitions.authority, at: now, record).sight
      guard case .units(let seenBy) = sight else { preconditionFailure("an officer sees by units") }
      let found = try ReportPage<BookEntry, BookCursor>(of: units, after: after, limit: limit) { unit, after, limit in
        let page = try record.book(
          BookQuery(
            unit: unit, seenBy: seenBy, procedure: filters.procedure, from: Instant(startOf: filters.from),
            before: Instant(startOf: span.dayAfter), after: after, limit: limit))
        return (try page.codes.compactMap { try entry(of: $0, for: sight, record) }, page.next)
      }
      if found.isNothing(after: after) { try filters.refuseUnknown(in: definitions) }
      return found
    }
  }

  private func entry(of code: DossierCode, for sight: Sight, _ record: any RecordReading) throws -> BookEntry? {
    guard let stored = try record.dossier(code, for: sight) else { return nil }
    let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
    let content = try CurrentContent(of: stored, procedure, answersTo: procedure.applicant.all, record)
    return BookEntry(stored, procedure, content.answers)
  }
}
