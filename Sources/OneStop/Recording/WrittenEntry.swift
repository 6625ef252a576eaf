import Dossiers
import JSON
import Procedures
import Text

/// An entry that an action wrote into a register, as the store keeps it: a function of the log and its content alone,
/// so that it can be made again.
struct WrittenEntry: Sendable {
  let register: Key<Register>
  let entry: RegisterEntry

  /// The entries that events wrote; none when their content was erased.
  static func all(
    of events: [DossierEvent], _ content: PersonalContent?, _ procedure: Procedure, _ dossier: DossierCode
  ) throws -> [WrittenEntry] {
    guard case .object(let kept)? = content?.values["entries"] else { return [] }
    var entries: [WrittenEntry] = []
    for case .registered(let id, _, _, let number) in events {
      guard let register = procedure.registers[id], let written = kept[id.text] else { continue }
      var values: [String: String] = [:]
      for (name, value) in try JSONField(written).anyObject().all { values[name] = try value.string() }
      entries.append(
        WrittenEntry(
          register: id,
          // Agencies number for themselves: the number alone would not tell their entries apart.
          entry: RegisterEntry(
            values, of: register, identity: "\(dossier.agency)|\(number)".folded)))
    }
    return entries
  }
}
