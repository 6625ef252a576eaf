public import Text

/// The language of definitions as its loaders know it, for authors to read.
///
/// Nothing is written twice: the loaders are run over nothing, and every key they ask for is noted. That works because a
/// loader asks for all its keys before it gives up.
public final class Schema {
  /// A key of a mapping.
  public struct Key {
    /// The key; nil stands for keys that the author chooses.
    public let name: String?
    /// True when it has to be there.
    public let isRequired: Bool
    /// What stands under it.
    public let shape: Shape
    /// What it is for.
    public let about: Words?
  }

  /// The keys of every kind of mapping, by the kind's name.
  public private(set) var mappings: [String: [Key]] = [:]
  /// The kinds in the order in which a reader meets them.
  public private(set) var kinds: [String] = []

  /// A schema of all that a reading allows.
  public init<Value>(of root: Reading<Value>) {
    _ = shape(of: root)
  }

  /// The keys of a kind, each once: one that a loader reads in several ways may be written in any of them.
  public func keys(of kind: String) -> [Key] {
    var keys: [Key] = []
    for key in mappings[kind] ?? [] {
      guard let place = keys.firstIndex(where: { $0.name == key.name }) else {
        keys.append(key)
        continue
      }
      let known = keys[place]
      guard known.shape != key.shape else { continue }
      keys[place] = Key(
        name: key.name, isRequired: known.isRequired && key.isRequired, shape: .either([known.shape, key.shape]),
        about: known.about)
    }
    return keys
  }

  func shape<Value>(of reading: Reading<Value>) -> Shape {
    reading.shape(self)
  }

  func mapping<Value>(_ kind: String, _ load: (MappingReader) -> Value?) -> Shape {
    // A kind may hold itself (conditions within conditions): it is noted once.
    if mappings[kind] == nil {
      mappings[kind] = []
      kinds.append(kind)
      let reader = MappingReader([], at: Place(file: kind, line: 1, column: 1), Findings(), schema: self)
      _ = load(reader)
      mappings[kind] = reader.keys
    }
    return .mapping(kind)
  }
}

/// What may stand in one place of a definition.
public indirect enum Shape: Hashable, Sendable {
  /// One text, number or date: in words, and as a pattern where there is one (ECMA-262, as JSON Schema has it).
  case value(Words, pattern: String? = nil)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case flag
  /// Anything at all.
  case anything
  /// One of these words.
  case choice([String])
  /// A list, of so many.
  case list(Shape, count: ClosedRange<Int>? = nil)
  /// A mapping of a kind: its keys are ``Schema/mappings``.
  case mapping(String)
  /// A mapping whose keys the author chooses.
  case entries(Shape)
  /// One of several shapes.
  case either([Shape])
}
