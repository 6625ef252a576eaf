import Archives
import Crypto
import FoundationEssentials
@testable import Signatures
import WorkingTime

/// What libFuzzer feeds: the first byte says whether the rest is an evidence bundle, the manifest of one around which a right
/// bundle is written, a container of a key, an answer of a time-stamping authority or a request to one, the index of an
/// archive time stamp, or a document that is to be signed.
///
/// `script/fuzz` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes; what is read is written as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  switch bytes[0] % 8 {
  case 0: judge(input)
  case 1: judge(ZipWriting.written([("manifest.json", input)]) ?? [])
  case 2:
    for password in ["", "mat khau"] { _ = try? SigningIdentity(container: input, password: password) }
  case 3:
    _ = try? TimeStampRequest(stamping: [1, 2, 3]).token(in: input)
    _ = Office.stamper?.answer(to: input)
  case 4: _ = ArchiveIndex(of: input)
  case 5: sign { signing throws(SigningFailure) in try signing.xml(input) }
  default: sign { signing throws(SigningFailure) in try signing.pdf(input) }
  }
  return 0
}

private func judge(_ file: [UInt8]) {
  guard let bundle = try? EvidenceBundle(reading: file) else { return }
  precondition(bundle.bytes == file, "a bundle has one form")
  _ = try? bundle.again()
}

/// Whatever is given out as signed holds.
private func sign(_ work: (Signing) throws(SigningFailure) -> [UInt8]) {
  guard let signing = Office.signing, let signed = try? work(signing) else { return }
  let material = TrustMaterial(anchors: Office.signer.map { [$0.certificate] } ?? [])
  var policy = ValidationPolicy.strict
  policy.requiresRevocation = false
  let report = Verification(material: material, policy: policy, now: signing.now).report(on: signed)
  precondition(!report.signatures.isEmpty)
}

/// Who signs and stamps, from containers that `Tests/Signing/signers.py` made; nobody without them.
private enum Office {
  static let folder = ProcessInfo.processInfo.environment["MOTCUA_FUZZ_SIGNERS"]

  static func identity(_ name: String) -> SigningIdentity? {
    guard let folder, let file = FileManager.default.contents(atPath: "\(folder)/\(name).p12"),
      let password = FileManager.default.contents(atPath: "\(folder)/password")
    else { return nil }
    return try? SigningIdentity(container: Array(file), password: String(decoding: password, as: UTF8.self))
  }

  static let signer = identity("ec256")
  static let signing = signer.flatMap { try? Signing($0, now: Instant(milliseconds: 1_781_524_800_000)) }
  static let stamper = identity("stamper").flatMap { try? TimeStampAuthority($0) }
}
