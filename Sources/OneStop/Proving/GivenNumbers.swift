import Documents
import Dossiers
import Procedures
import WorkingTime

extension EntryBody {
  /// The numbers that the entry gave, in the series of its dossier's agency.
  var numbers: [(series: Series, number: Int)] {
    let agency = dossier.agency
    return events.compactMap { event in
      switch event {
      case .submitted(let submitted): (Series(dossiersOf: agency, on: LocalTime(at).day), submitted.number)
      case .letterIssued(let letter, let year, let number, _): (Series(letter, of: agency, in: year), number)
      case .registered(let register, let year, let number, _): (Series(register, of: agency, in: year), number)
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
  /// documents, whose series follows from what the document is by then and from the code that its agency had.
  ///
  /// - Throws: ``UseRefusal/definitionLost`` when neither the entry nor anybody else tells the code of a register's agency; a failure
  ///   when the entry, or one before it about the same document, cannot be read.
  func numbers(
    _ definitions: Definitions, _ record: any RecordReading
  ) throws -> [(series: Series, number: Int)] {
    switch try AnyEntryBody(reading: body) {
    case .dossier(let entry): return entry.numbers
    case .document(let entry):
      let own = entry.number.map { [(series: Series.documents, number: $0)] } ?? []
      let registered = entry.events.compactMap { event in
        if case .registered(let number, let code, _) = event { (number: number, code: code) } else { nil }
      }
      guard !registered.isEmpty, let document = try StoredDocument(record.entries(through: self), record)?.document
      else {
        return own
      }
      return try own
        + registered.map { number, code in
          guard let code = code ?? definitions.authority.unit(document.agency)?.code?.newer else {
            throw UseRefusal.definitionLost
          }
          return (series: Series(document.series(in: number.year), of: code), number: number.number)
        }
    }
  }
}
