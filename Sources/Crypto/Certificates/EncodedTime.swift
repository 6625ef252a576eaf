internal import COpenSSL

/// The seconds since 1970-01-01T00:00:00Z of a UTCTime or GeneralizedTime in DER, such as a signing time; nil for anything
/// else.
public func secondsOfEncodedTime(_ der: [UInt8]) -> Int64? {
  defer { ERR_clear_error() }
  return unsafe der.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return nil }
    var position: UnsafePointer<UInt8>? = unsafe start
    guard let time = unsafe d2i_ASN1_TIME(nil, &position, buffer.count) else { return nil }
    defer { unsafe ASN1_TIME_free(time) }
    var seconds: Int64 = 0
    guard unsafe position == start + buffer.count, unsafe house_seconds(time, &seconds) == 1 else { return nil }
    return seconds
  }
}
