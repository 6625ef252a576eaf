public import Procedures
public import Text

/// A view of the registers, and of the ways in which their entries are found.
public protocol RegisterReading {
  /// Entries of a register whose values agree with all of these, folded; at most `limit`.
  func registerEntries(
    in register: Key<Register>, where key: [RegisterKeyValue], limit: Int
  ) throws -> [RegisterEntry]
  /// A page of the entries of a register, by their identities.
  func registerEntries(in register: Key<Register>, after identity: String?, limit: Int) throws -> [RegisterEntry]
  /// The entry of a register that an identity names; nil when there is none.
  func registerEntry(in register: Key<Register>, identity: String) throws -> RegisterEntry?
  /// How many entries a register has.
  func registerCount(_ register: Key<Register>) throws -> Int

  /// The places of all registers at which an entry stands, or to which some key leads, in order, after one of them, at most so many.
  func registerPlaces(after place: RegisterPlace?, limit: Int) throws -> [RegisterPlace]
  /// The entry at a place; nil when there is none.
  ///
  /// - Throws: A failure, or a `JSONError`, when it is not as this program writes it.
  func registerEntry(at place: RegisterPlace) throws -> RegisterEntry?
  /// The keys that lead to a place, in order, at most so many.
  func registerKeys(at place: RegisterPlace, limit: Int) throws -> [RegisterKeyValue]
}

/// A view that can write into registers.
public protocol RegisterWriting: RegisterReading {
  /// Adds entries to a register, replacing those of the same identity.
  func load(_ entries: [RegisterEntry], into register: Key<Register>) throws
  /// Has these keys lead to a place, and no others.
  func setRegisterKeys(_ keys: [RegisterKeyValue], at place: RegisterPlace) throws
}

/// A place in a register, as the store has it: it may be in a register that no definition knows any more.
public struct RegisterPlace: Hashable, Sendable {
  /// The name of the register.
  public let register: String
  /// The identity of the entry.
  public let identity: String

  /// A place.
  public init(register: String, identity: String) {
    self.register = register
    self.identity = identity
  }
}
