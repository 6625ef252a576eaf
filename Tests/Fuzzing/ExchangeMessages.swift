import Exchange
import WorkingTime
import XML

/// What libFuzzer feeds: a file that somebody sent as an edXML message.
///
/// `script/fuzz SECONDS edxml` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes; and what is read and may
/// be written is read again as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let file = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let read = try? Message.read(file, today: Day(number: 20_000)) else { return 0 }
  if case .document(let message) = read.message {
    for attachment in message.attachments {
      let digest = try? attachment.digest(atMost: 8 * 1_024 * 1_024)
      let content = try? attachment.content(atMost: 8 * 1_024 * 1_024)
      precondition(digest?.bytes == content?.count)
    }
  }
  guard let written = try? read.message.written() else { return 0 }
  guard let again = try? Message.read(written) else { preconditionFailure("what was written cannot be read") }
  precondition(again.message == read.message, "what was written is read otherwise")
  return 0
}
