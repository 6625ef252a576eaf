public import Procedures
public import Text
public import WorkingTime

/// Whoever may see a document, or has something to do on it, as the record writes it: an officer shows what he is today, and
/// the query finds what that opens.
public enum DocumentViewer: Hashable, Sendable {
  /// Every officer of a unit.
  case unit(Key<Procedures.Unit>)
  /// The clerks of an agency's document office (văn thư).
  case clerks(of: Key<Procedures.Unit>)
  /// The leaders of an agency.
  case leaders(of: Key<Procedures.Unit>)
  /// One officer.
  case officer(Key<Officer>)

  /// As the record writes it: `unit/so-gddt`, `clerks/so-gddt`, `leaders/so-gddt`, `officer/lan`.
  public var text: String {
    switch self {
    case .unit(let unit): "unit/\(unit)"
    case .clerks(let unit): "clerks/\(unit)"
    case .leaders(let unit): "leaders/\(unit)"
    case .officer(let officer): "officer/\(officer)"
    }
  }

  /// Reads what the record wrote; nil when it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let viewer: DocumentViewer? =
      switch parts[0] {
      case "unit": Key(parts[1]).map { .unit($0) }
      case "clerks": Key(parts[1]).map { .clerks(of: $0) }
      case "leaders": Key(parts[1]).map { .leaders(of: $0) }
      case "officer": Key(parts[1]).map { .officer($0) }
      default: nil
      }
    guard let viewer else { return nil }
    self = viewer
  }

  /// Everything that an officer of some positions is, by the alphabet.
  public static func all(
    of officer: Key<Officer>, positions: [Position], in office: DocumentOffice
  ) -> [DocumentViewer] {
    var viewers = Set(([officer] + positions.compactMap(\.inPlaceOf)).map { DocumentViewer.officer($0) })
    for position in positions {
      viewers.insert(.unit(position.unit))
      if office.clerks.contains(position.role) { viewers.insert(.clerks(of: position.unit)) }
      if office.leaders.contains(position.role) { viewers.insert(.leaders(of: position.unit)) }
    }
    return viewers.sorted()
  }
}

extension DocumentViewer: Comparable {
  /// By the alphabet.
  public static func < (a: DocumentViewer, b: DocumentViewer) -> Bool { a.text < b.text }
}

extension OfficialDocument {
  /// Whoever may see it, by the alphabet.
  ///
  /// An ordinary document is seen by every unit that has to do with it. A secret one is seen by the clerks and leaders of its
  /// agency, by whoever wrote it, and by the officers to whom it was given by name.
  public var viewers: [DocumentViewer] {
    guard isSecret else { return Set(units.map { DocumentViewer.unit($0) }).sorted() }
    let persons = Set([author].compactMap(\.self) + officers).map { DocumentViewer.officer($0) }
    return ([.clerks(of: agency), .leaders(of: agency)] + persons).sorted()
  }

  /// Who has to do something on it now, each with the assignment that it is about, 0 for the document as a whole.
  public var waitsFor: [DocumentWait] {
    guard erasure == nil else { return [] }
    let asking = isAskedBack ? [DocumentWait(.leaders(of: agency), due: nil)] : []
    switch state {
    case .received, .registered, .approved, .numbered, .sealed:
      return asking + [DocumentWait(.clerks(of: agency), due: due)]
    case .submitted, .reviewing: return [DocumentWait(.leaders(of: agency), due: due)]
    case .assigned, .handling:
      return asking
        + tasks.filter(\.isOpen).map { task in
          DocumentWait(task.officer.map { .officer($0) } ?? .unit(task.unit), task: task.number, due: task.due)
        }
    case .drafting: return [DocumentWait(author.map { .officer($0) } ?? .unit(unit), due: due)]
    case .done: return asking
    case .returned, .released, .cancelled, .recalled: return []
    }
  }
}

/// Somebody who has to do something on a document.
public struct DocumentWait: Hashable, Sendable {
  /// Who.
  public let viewer: DocumentViewer
  /// The assignment; 0 for the document as a whole.
  public let task: Int
  /// By when.
  public let due: Instant?

  /// A wait.
  public init(_ viewer: DocumentViewer, task: Int = 0, due: Instant?) {
    self.viewer = viewer
    self.task = task
    self.due = due
  }
}
