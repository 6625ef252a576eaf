extension Collection where Element == UInt8 {
  /// The bytes that `%41` and the like stand for (RFC 3986 section 2.1), with `+` as a blank when asked, as forms
  /// write it; nil when a `%` is not followed by two hexadecimal figures.
  func percentDecoded(plusIsBlank: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      formIndex(after: &index)
      switch byte {
      case UInt8(ascii: "%"):
        guard index < endIndex, let high = self[index].hexValue else { return nil }
        formIndex(after: &index)
        guard index < endIndex, let low = self[index].hexValue else { return nil }
        formIndex(after: &index)
        result.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: result.append(UInt8(ascii: " "))
      default: result.append(byte)
      }
    }
    return result
  }
}

extension StringProtocol {
  /// The text as one segment of a path or one value of a query: what is not unreserved (RFC 3986 section 2.3) as `%41`.
  public var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        result.unicodeScalars.append("%")
        result.unicodeScalars.append(digits[Int(byte >> 4)])
        result.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
