internal import CPostgreSQL
internal import RecordKeeping

/// The types of values by their numbers in PostgreSQL's catalogue, the same in every server (`pg_type.dat`).
enum WireType {
  static let bool: Oid = 16
  static let bytes: Oid = 17
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let numeric: Oid = 1700
  /// text, a literal of no type yet, varchar.
  static let texts: Set<Oid> = [text, 705, 1043]
}

extension ValueKind {
  /// The type as which a value is given.
  var oid: Oid {
    switch self {
    case .integer: WireType.int8
    case .text: WireType.text
    case .bytes: WireType.bytes
    }
  }
}

/// A whole number as it comes in the binary form of the protocol; a truth is 1 or 0.
struct WireNumber {
  let value: Int64

  /// Nil when it is no whole number, or none of 64 bits.
  init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
    switch (type, bytes.count) {
    case (WireType.bool, 1): value = unsafe bytes[0] == 0 ? 0 : 1
    case (WireType.int2, 2): value = unsafe Int64(Int16(truncatingIfNeeded: WireNumber.integer(bytes)))
    case (WireType.int4, 4): value = unsafe Int64(Int32(truncatingIfNeeded: WireNumber.integer(bytes)))
    case (WireType.int8, 8): value = unsafe WireNumber.integer(bytes)
    case (WireType.numeric, 8...):
      // Sums of whole numbers come as numerics: how many figures of base 10,000, the weight of the first, the sign, the
      // places behind the point, and then the figures.
      let words = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
        unsafe Int16(truncatingIfNeeded: Int(bytes[place]) << 8 | Int(bytes[place + 1]))
      }
      guard words.count == 4 + Int(words[0]), words[0] <= words[1] + 1, words[2] == 0 || words[2] == 0x4000 else {
        return nil
      }
      var (sum, overflow) = (Int64(0), false)
      for place in 0...max(Int(words[1]), 0) where words[0] > 0 {
        let figure = place < Int(words[0]) ? Int64(words[4 + place]) : 0
        (sum, overflow) = sum.multipliedReportingOverflow(by: 10_000)
        guard !overflow else { return nil }
        (sum, overflow) = sum.addingReportingOverflow(figure)
        guard !overflow else { return nil }
      }
      value = words[2] == 0 ? sum : -sum
    default: return nil
    }
  }

  private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var number: Int64 = 0
    for place in bytes.indices { unsafe number = number << 8 | Int64(bytes[place]) }
    return number
  }
}
