internal import COpenSSL

/// The pieces that messages are put together from (X.690, 10 and 11).
enum DERWriting {
  static func sequence(_ parts: [UInt8]...) -> [UInt8] { derElement(tag: 0x30, Array(parts.joined())) }

  /// A set in the order that DER asks for, under its own or another tag.
  static func set(_ parts: [[UInt8]], tag: UInt8 = 0x31) -> [UInt8] {
    derElement(tag: tag, Array(parts.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
  }

  static func octets(_ bytes: [UInt8]) -> [UInt8] { derElement(tag: 0x04, bytes) }

  static func explicit(_ number: UInt8, _ content: [UInt8]) -> [UInt8] { derElement(tag: 0xA0 | number, content) }

  static let null: [UInt8] = [0x05, 0x00]

  /// A number below 256.
  static func small(_ number: Int) -> [UInt8] {
    [0x02] + (number < 128 ? [1, UInt8(number)] : [2, 0, UInt8(truncatingIfNeeded: number)])
  }

  /// An object identifier in figures, of which the program knows that it is one.
  static func object(_ identifier: String) -> [UInt8] {
    guard let object = unsafe OBJ_txt2obj(identifier, 1) else { preconditionFailure("\(identifier) is no identifier") }
    defer { unsafe ASN1_OBJECT_free(object) }
    return unsafe writtenDER { unsafe i2d_ASN1_OBJECT(object, $0) }
  }

  /// A moment in seconds since 1970 as RFC 5652, 11.3 writes it: UTCTime until 2049, then GeneralizedTime.
  static func time(_ seconds: Int64) -> [UInt8] {
    guard let time = unsafe ASN1_TIME_set(nil, Int(seconds)) else { return [] }
    defer { unsafe ASN1_TIME_free(time) }
    return unsafe writtenDER { unsafe i2d_ASN1_TIME(time, $0) }
  }
}
