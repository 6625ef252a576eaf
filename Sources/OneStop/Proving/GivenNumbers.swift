import Documents
import Dossiers
import Procedures
import WorkingTime

extension EntryBody {
  /// The numbers that the entry gave, in the series of its dossier's agency.
  var numbers: [(series: Series, number: Int)] {
    guard let agency = dossier.agency else { return [] }
    return events.compactMap { event in
      switch event {
      case .submitted(let submitted): (Series(name: "dossier/\(agency)/\(LocalTime(at).day)"), submitted.number)
      case .letterIssued(let letter, let year, let number, _):
        (Series(name: "letter/\(agency)/\(letter)/\(year)"), number)
      case .registered(let register, let year, let number, _):
        (Series(name: "register/\(agency)/\(register)/\(year)"), number)
      default: nil
      }
    }
  }
}

extension DocumentEntryBody {
  /// The number that the entry gave to its document, in the series of the authority's documents.
  var number: Int? {
    events.contains { event in
      switch event {
      case .received, .drafted: true
      default: false
      }
    } ? document.number : nil
  }
}

extension StoredEntry {
  /// The numbers that the entry gave, each in its series: of dossiers, letters and registers, of documents, and of the registers of
  /// documents, whose series follows from what the document is by then.
  ///
  /// - Throws: ``UseRefusal/definitionLost`` when nobody describes the agency of a register; a failure when the entry, or one before
  ///   it about the same document, cannot be read.
  func numbers(
    _ definitions: Definitions, _ record: any RecordReading
  ) throws -> [(series: Series, number: Int)] {
    switch try AnyEntryBody(reading: body) {
    case .dossier(let entry): return entry.numbers
    case .document(let entry):
      let own = entry.number.map { [(series: Series.documents, number: $0)] } ?? []
      let registered = entry.events.compactMap { event in
        if case .registered(let number, _) = event { number } else { nil }
      }
      guard !registered.isEmpty, let document = try StoredDocument(record.entries(through: self), record)?.document
      else {
        return own
      }
      guard let agency = definitions.authority.unit(document.agency)?.code else { throw UseRefusal.definitionLost }
      return own
        + registered.map { (series: Series(document.series(in: $0.year), of: agency), number: $0.number) }
    }
  }
}

extension DossierCode {
  /// The agency's code, as it stands before the day and the number; nil when nothing does.
  fileprivate var agency: String? {
    let parts = text.split(separator: "-")
    return parts.count == 3 ? String(parts[0]) : nil
  }
}
