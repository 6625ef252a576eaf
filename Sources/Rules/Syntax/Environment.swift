import Text

/// What names mean at a place in the text: layers of names within the frames of nested functions.
final class Frame {
  /// What a name stands for.
  enum Meaning: Sendable {
    case input(Int)
    case local(Int)
    case builtin(Builtin)
  }

  /// Names that came together, such as the variables of one loop.
  enum Layer {
    case names(NameTable<(meaning: Meaning, type: ValueType)>)
    /// The element of a filter, whose entries can be spoken of by their bare names.
    case element(slot: Int, type: ValueType, fields: NameTable<ValueType>)
  }

  let parent: Frame?
  var layers: [Layer] = []
  private(set) var slots = 0
  private(set) var held: [(node: any Node, slot: Int)] = []
  private var heldSlots: [String: Int] = [:]
  /// How deep the parts of the function's text nest.
  var nesting = 0
  /// How often the elements of filters were spoken of, by their slots.
  var elementUses: [Int: Int] = [:]

  init(parent: Frame?) { self.parent = parent }

  func newSlot() -> Int {
    slots += 1
    return slots - 1
  }

  /// The slot at which a value from the frame outside will stand.
  func hold(_ key: String, _ node: () -> any Node) -> Int {
    if let slot = heldSlots[key] { return slot }
    let slot = newSlot()
    heldSlots[key] = slot
    held.append((node(), slot))
    return slot
  }

  /// The node for a meaning found `up` frames outside of this one.
  func node(for meaning: Meaning, up: Int, at offset: Int) -> any Node {
    switch meaning {
    case .builtin(let builtin): return Constant(.function(Function(builtin)), at: offset)
    case .input(let place) where up == 0: return InputName(place, at: offset)
    case .local(let slot) where up == 0: return LocalName(slot, at: offset)
    default: return LocalName(slot(for: meaning, up: up, at: offset), at: offset)
    }
  }

  /// The slot in this frame of something bound `up` frames outside.
  func slot(for meaning: Meaning, up: Int, at offset: Int) -> Int {
    if up == 0, case .local(let slot) = meaning { return slot }
    let key =
      switch meaning {
      case .input(let place): "input \(place)"
      case .local(let slot): "\(up) \(slot)"
      case .builtin(let builtin): builtin.name
      }
    return hold(key) {
      guard let parent, up > 0 else {
        if case .input(let place) = meaning { return InputName(place, at: offset) }
        return Failing(Words(vi: "tên không có chỗ", en: "a name without a place"), at: offset)
      }
      return parent.node(for: meaning, up: up - 1, at: offset)
    }
  }
}
