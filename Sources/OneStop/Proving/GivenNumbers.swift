import Documents
import Dossiers
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

extension DossierCode {
  /// The agency's code, as it stands before the day and the number; nil when nothing does.
  fileprivate var agency: String? {
    let parts = text.split(separator: "-")
    return parts.count == 3 ? String(parts[0]) : nil
  }
}
