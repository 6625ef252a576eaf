/// Values that were asked for lately, in two generations: when the young one is full it becomes the old one, and the old
/// one is forgotten. What is asked for again is young again; no more than twice the room is ever held.
struct Recent<Key: Hashable, Value> {
  private let room: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  /// Room for so many values in one generation.
  init(room: Int) {
    self.room = max(1, room)
  }

  /// How many values are held.
  var count: Int { young.count + old.count }

  /// The value of a key, if it was not forgotten.
  mutating func value(of key: Key) -> Value? {
    if let value = young[key] { return value }
    guard let value = old.removeValue(forKey: key) else { return nil }
    keep(value, for: key)
    return value
  }

  /// Holds a value.
  mutating func keep(_ value: Value, for key: Key) {
    if young.count >= room {
      old = young
      young = [:]
    }
    young[key] = value
  }
}
