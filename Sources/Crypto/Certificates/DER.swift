internal import COpenSSL

/// Reads one DER structure that fills the bytes to the last one; nil when it does not, and OpenSSL's reason is noted.
func readDER(
  _ bytes: [UInt8], _ read: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?,
  free: (OpaquePointer?) -> Void
) -> OpaquePointer? {
  unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return nil }
    var position: UnsafePointer<UInt8>? = unsafe start
    guard let structure = unsafe read(&position, buffer.count) else { return nil }
    guard unsafe position == start + buffer.count else {
      unsafe free(structure)
      return nil
    }
    return unsafe structure
  }
}

/// The DER of a structure, by one of OpenSSL's `i2d` functions; empty when it has none.
func writtenDER(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
  let length = write(nil)
  guard length > 0 else { return [] }
  return unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
    var position = buffer.baseAddress
    count = unsafe max(0, Int(write(&position)))
  }
}

/// The octets of an ASN.1 string: no copy of ours is kept by OpenSSL.
func octets(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
  guard let string = unsafe string, let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
  return unsafe Array(UnsafeBufferPointer(start: start, count: Int(max(0, ASN1_STRING_length(string)))))
}

/// An object identifier in figures, such as `2.5.4.3`.
func dotted(_ object: OpaquePointer?) -> String {
  guard let object = unsafe object else { return "" }
  var text = [CChar](repeating: 0, count: 128)
  let length = unsafe OBJ_obj2txt(&text, Int32(text.count), object, 1)
  guard length > 0 else { return "" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
