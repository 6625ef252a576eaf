import Signatures
import WorkingTime
import XML

/// What libFuzzer feeds: a whole XML document, signed or not.
///
/// `script/fuzz SECONDS xml` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes; and nothing passes,
/// for nobody is trusted here.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let document = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let signatures = try? xmlSignatures(in: document) else { return 0 }
  for signature in signatures {
    // What is handed on as signed has no failed check, and what has one hands on nothing.
    precondition(signature.signed.isEmpty || signature.found.checks.allSatisfy { $0.failure == nil })
  }
  let judged = Verification(material: TrustMaterial(), now: Instant(milliseconds: 1_781_524_800_000))
  precondition(judged.report(on: document).indication != .totalPassed)
  // The canonical forms of whatever is XML, each part of it the same as often as it is asked for.
  guard let tree = try? Tree(document) else { return 0 }
  for form in [
    CanonicalForm(.inclusive), CanonicalForm(.inclusive11, hasComments: true),
    CanonicalForm(.exclusive(prefixes: [""])),
  ] {
    guard let whole = try? tree.canonical(form) else { continue }
    for element in tree.root.elements.prefix(3) {
      _ = try? element.canonical(form, omitting: Array(element.elements.prefix(2)))
      _ = try? tree.canonical(form, omitting: [element])
    }
    if let again = try? tree.canonical(form) { precondition(again == whole) }
  }
  return 0
}
