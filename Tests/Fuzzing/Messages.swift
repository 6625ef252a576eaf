import Crypto
@testable import Signatures
import WorkingTime

/// What libFuzzer feeds: the first byte says whether the rest is a file with a CMS message, a certificate, a revocation list,
/// an OCSP response, the content of a time stamp, lines of dashes, or elements of DER.
///
/// `script/fuzz` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes, and nothing may pass: nobody is
/// trusted.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  switch bytes[0] % 8 {
  case 0:
    guard let certificate = try? Certificate(der: input) else { return 0 }
    var question = ChainQuestion(anchors: [certificate], time: 1_780_000_000)
    question.intermediates = [certificate]
    _ = try? question.answer(about: certificate)
    _ = try? PublicKey(certificate.publicKeyInfo)
  case 1: _ = try? RevocationList(der: input)
  case 2: _ = try? OCSPResponse(der: input)
  case 3: _ = (try? TimeStampContent(der: input))?.isAbout(input)
  case 4: _ = PEMBlock.list(in: input)
  case 5:
    var open = DERElement(input[...]).map { [$0] } ?? []
    var seen = 0
    while let element = open.popLast(), seen < 10_000 {
      seen += 1
      _ = element.objectIdentifier
      open += element.children ?? []
    }
    _ = secondsOfEncodedTime(input)
  default:
    var material = TrustMaterial()
    if let message = try? SignedMessage(reading: input) { material.intermediates = message.certificates }
    let verification = Verification(material: material, policy: .lax, now: Instant(milliseconds: 1_780_000_000_000))
    let report = verification.report(on: input, content: Array("Kinh gui".utf8))
    precondition(report.indication != .totalPassed, "nobody is trusted")
    _ = report.json
    for signature in report.signatures { _ = OfficerView(signature) }
  }
  return 0
}
