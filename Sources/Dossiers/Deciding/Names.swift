public import Procedures
import Text

/// What things are called, for whoever is told a refusal. A name that is gone is told by its key.
public struct Names: Sendable {
  private let procedure: Procedure
  private let authority: Authority

  /// The names of a procedure, and of the authority as it is now.
  public init(of procedure: Procedure, _ authority: Authority) {
    self.procedure = procedure
    self.authority = authority
  }

  func step(_ id: Key<Step>) -> Words { procedure.step(id)?.name ?? .plain(id.text) }

  func action(_ id: Key<Action>) -> Words {
    for step in procedure.steps { if let action = step.action(id) { return action.name } }
    return Action.confirmations.first { $0.id == id }?.name ?? .plain(id.text)
  }

  func part(_ id: Key<Part>) -> Words { procedure.parts.first { $0.id == id }?.name ?? .plain(id.text) }
  func files(_ id: Key<Part>) -> Words { (procedure.parts.first { $0.id == id }?.files ?? .standard).words }
  func field(_ name: String) -> Words { SupplementItem.field(name).name(in: procedure) }
  func register(_ id: Key<Register>) -> Words { procedure.registers[id]?.name ?? .plain(id.text) }
  func officer(_ id: Key<Officer>) -> Words { .plain(authority.officer(id)?.name ?? id.text) }
  func role(_ id: Key<Role>) -> Words { authority.roles.first { $0.id == id }?.name ?? .plain(id.text) }
  func unit(_ id: Key<Unit>) -> Words { authority.unit(id)?.name ?? .plain(id.text) }
  func items(_ items: [SupplementItem]) -> Words { list(items.map { $0.name(in: procedure) }) }
  func parts(_ parts: [Key<Part>]) -> Words { list(parts.map(part)) }

  private func list(_ all: [Words]) -> Words {
    Words(vi: all.map(\.vi).joined(separator: "; "), en: all.map(\.en).joined(separator: "; "))
  }
}
