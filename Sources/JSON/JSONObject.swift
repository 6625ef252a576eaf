/// The members of a JSON object, each name once, in the order of the canonical form.
///
/// The members are kept sorted by UTF-16 code units (RFC 8785 3.2.3): what was written canonically is read back without
/// sorting and written without sorting, and a name is found by halving.
public struct JSONObject: Sendable {
  /// A name with its value.
  public typealias Member = (key: String, value: JSONValue)

  private(set) var members: [Member]

  /// An object without members.
  public init() {
    members = []
  }

  /// An object of these members; a name given twice is a mistake in the program.
  public init(_ members: some Sequence<(String, JSONValue)>) { self.init(Array(members)) }

  // Beside the one for any sequence: other modules would call that through witnesses, member by member.
  /// An object of these members; a name given twice is a mistake in the program.
  public init(_ members: [(String, JSONValue)]) {
    // An array of pairs without labels, taken for one with them, asks the runtime about each pair.
    guard let object = JSONObject(unsorted: members.lazy.map { (key: $0.0, value: $0.1) }) else {
      preconditionFailure("a JSON object with the same name twice")
    }
    self = object
  }

  /// Members in any order, unless a name is repeated: then nil, and its position among the sorted is of no interest.
  init?(unsorted members: some Collection<Member>) {
    guard members.count <= JSONObject.few else {
      self.members = members.sorted { precedes($0.key, $1.key) }
      if hasRepeated { return nil }
      return
    }
    self.members = []
    self.members.reserveCapacity(members.count)
    for member in members {
      let (position, isThere) = find(member.key)
      if isThere { return nil }
      self.members.insert(member, at: position)
    }
  }

  /// Up to so many members are put in their places one by one: that moves them as they are, where a sort counts
  /// references with each exchange and takes twice as long.
  private static let few = 32

  /// Members known to be sorted, each name once.
  init(sorted members: [Member]) {
    self.members = members
  }

  private var hasRepeated: Bool {
    zip(members, members.dropFirst()).contains { !precedes($0.key, $1.key) }
  }

  /// The value of a name; setting nil takes the member away.
  public subscript(key: String) -> JSONValue? {
    get {
      let (position, isThere) = find(key)
      return isThere ? members[position].value : nil
    }
    set {
      let (position, isThere) = find(key)
      switch (newValue, isThere) {
      case (let value?, true): members[position].value = value
      case (let value?, false): members.insert((key, value), at: position)
      case (nil, true): members.remove(at: position)
      case (nil, false): break
      }
    }
  }

  private func find(_ key: String) -> (position: Int, isThere: Bool) {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      switch order(members[middle].key, key) {
      case 0: return (middle, true)
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return (low, false)
  }
}

extension JSONObject: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { members.startIndex }
  /// The position after the last member.
  public var endIndex: Int { members.endIndex }
  /// The member at a position.
  public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Equatable {
  /// Equal when names and values are.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.count == b.members.count
      && zip(a.members, b.members).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Members; a name given twice is a mistake in the program.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

/// Whether a name stands before another one in the canonical form.
func precedes(_ a: String, _ b: String) -> Bool { order(a, b) < 0 }

/// The order of RFC 8785, by UTF-16 code units, computed on UTF-8: less than 0 when the first stands before the second, 0 when
/// they are the same, more than 0 when it stands behind.
func order(_ a: String, _ b: String) -> Int {
  // Names are compared for every member that is read, looked for and written.
  let quick = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { b in order(a, b) }
  }
  if case .some(.some(let order)) = quick { return order }
  return order(Array(a.utf8), Array(b.utf8))
}

func order<Bytes: RandomAccessCollection<UInt8>>(_ a: Bytes, _ b: Bytes) -> Int where Bytes.Index == Int {
  for index in 0..<min(a.count, b.count) where a[index] != b[index] { return rank(a[index]) - rank(b[index]) }
  return a.count - b.count
}

/// UTF-8 orders texts as UTF-16 does but for letters beyond U+FFFF, which UTF-16 writes with surrogates and therefore
/// puts before U+E000 to U+FFFF (lead bytes EE and EF).
private func rank(_ byte: UInt8) -> Int { byte == 0xEE || byte == 0xEF ? Int(byte) + 0x10 : Int(byte) }
