internal import CLibXML2
internal import COpenSSL
internal import CZlib

/// The floor of a received message: what a program on the bare C API must do for the one attachment that it knows to be there. It
/// parses, decodes the base64, inflates the entry of the zip file and hashes; it checks nothing.
@safe final class ReceivedFloor {
  private let function: OpaquePointer

  init() throws {
    guard let function = unsafe EVP_MD_fetch(nil, "SHA256", nil) else { throw Trouble("no SHA-256") }
    unsafe self.function = unsafe function
  }

  deinit {
    unsafe EVP_MD_free(function)
  }

  func hash(ofAttachmentIn bytes: [UInt8]) -> [UInt8] { hash(attachment(in: bytes)) }

  /// The one attachment, unpacked.
  func attachment(in bytes: [UInt8]) -> [UInt8] {
    let document = unsafe bytes.withUnsafeBytes {
      unsafe xmlReadMemory(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), CInt($0.count), nil, nil,
        CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }
    guard let document = unsafe document, let root = unsafe xmlDocGetRootElement(document) else { return [] }
    defer { unsafe xmlFreeDoc(document) }
    guard let enclosed = unsafe child("AttachmentEncoded", of: root),
      let attachment = unsafe child("Attachment", of: enclosed),
      let encoded = unsafe child("ContentTransferEncoded", of: attachment), let text = unsafe xmlNodeGetContent(encoded)
    else { return [] }
    defer { unsafe house_free(text) }
    return unsafe inflated(decoded(text))
  }

  private func child(_ name: String, of node: xmlNodePtr) -> xmlNodePtr? {
    var child = unsafe node.pointee.children
    while let found = unsafe child {
      if unsafe xmlStrEqual(found.pointee.name, name) == 1 { return unsafe found }
      unsafe child = found.pointee.next
    }
    return nil
  }

  private func decoded(_ text: UnsafePointer<xmlChar>) -> [UInt8] {
    let length = unsafe xmlStrlen(text)
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { bytes, count in
      count = unsafe max(0, Int(EVP_DecodeBlock(bytes.baseAddress, text, length)))
    }
  }

  /// The one entry, as long as its head says, of at most a megabyte.
  private func inflated(_ zip: [UInt8]) -> [UInt8] {
    guard zip.count > 30 else { return [] }
    let start = 30 + Int(zip[26]) + Int(zip[27]) << 8 + Int(zip[28]) + Int(zip[29]) << 8
    var stream = unsafe z_stream()
    guard start < zip.count, unsafe motcua_inflate_bare_begin(&stream) == Z_OK else { return [] }
    defer { unsafe inflateEnd(&stream) }
    return unsafe [UInt8](unsafeUninitializedCapacity: 1_024 * 1_024) { room, count in
      unsafe zip.withUnsafeBufferPointer { packed in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress.map { unsafe $0 + start })
        unsafe stream.avail_in = UInt32(packed.count - start)
        unsafe stream.next_out = room.baseAddress
        unsafe stream.avail_out = UInt32(room.count)
        _ = unsafe inflate(&stream, Z_FINISH)
        count = unsafe room.count - Int(stream.avail_out)
      }
    }
  }

  func hash(_ bytes: [UInt8]) -> [UInt8] {
    var found = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    unsafe EVP_Digest(bytes, bytes.count, &found, &length, function, nil)
    return found
  }
}
