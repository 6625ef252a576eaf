internal import Signatures

/// Signatures verified: of XML, of CMS and of PDF, small and large, beside the bare C API and beside other people's programs.
enum SignatureVerification {
  static let row = Row(
    name: "signatures",
    about: "signatures of XML, CMS and PDF verified, beside OpenSSL and libxml2 alone and beside peers"
  ) { bench in
    guard let papers = try SignedPapers(bench) else { return [Absent(name: "signatures", why: SignaturePeers.absence)] }
    let peers = try SignaturePeers(papers, bench)
    var contests: [Contest] = []
    for size in SignedPapers.Size.allCases {
      for key in ["rsa", "p256"] { contests += try xml(key, size, papers, peers, bench) }
    }
    for size in SignedPapers.Size.allCases { contests += try message(size, papers, peers, bench) }
    for size in SignedPapers.Size.allCases { contests += try paper(size, papers, peers, bench) }
    return try Contest.held(contests, bench)
  }

  /// The cryptography alone: which octets are signed, their hashes, the signature's value. Trust is not asked for.
  private static func xml(
    _ key: String, _ size: SignedPapers.Size, _ papers: SignedPapers, _ peers: SignaturePeers, _ bench: Bench
  ) throws -> [Contest] {
    let file = "\(key)-\(size.rawValue).xml"
    let bytes = try papers.bytes(file)
    let floor = try XMLFloor(certificate: papers.bytes("\(key).pem"))
    let others = [
      Contest.Other(
        name: "libxml2 and EVP alone: parse, C14N, verify",
        contestant: { try round(for: bench.options.roundTime) { floor.verifies(bytes) } }, target: 0.8),
      peers.signxml.other("\(key).pem", file, target: 2.5),
      peers.pythonXMLSec.other("\(key).pem", file, target: 1.5),
      try peers.xmlsec1(key: "\(key).pem", file),
    ]
    return others.map { other in
      Contest(
        name: "signatures, XML \(key) \(size.rawValue)",
        measures: "XMLDSig of \(bytes.count / 1000) KB, cryptography only", other: other,
        ours: {
          try round(for: bench.options.roundTime) {
            try xmlSignatures(in: bytes).allSatisfy { !$0.signed.isEmpty }
          }
        })
    }
  }

  private static func message(
    _ size: SignedPapers.Size, _ papers: SignedPapers, _ peers: SignaturePeers, _ bench: Bench
  ) throws -> [Contest] {
    let (message, content) = try (papers.bytes("\(size.rawValue).p7s"), papers.bytes("\(size.rawValue).txt"))
    let floor = try MessageFloor(papers)
    var others = [
      Contest.Other(
        name: "OpenSSL alone: CMS_verify, X509_verify_cert with CRL",
        contestant: { try round(for: bench.options.roundTime) { floor.verifies(message, content) } }),
      peers.pyHankoMessages.other("\(size.rawValue).p7s", "\(size.rawValue).txt", target: 8),
    ]
    if size == .large { others.append(try hashing(content, bench)) }
    return others.map { other in
      Contest(
        name: "signatures, CMS \(size.rawValue)",
        measures: "CMS over \(content.count / 1000) KB, with chain and revocation", other: other,
        ours: {
          try round(for: bench.options.roundTime) { holds(message, content: content, papers) }
        })
    }
  }

  private static func paper(
    _ size: SignedPapers.Size, _ papers: SignedPapers, _ peers: SignaturePeers, _ bench: Bench
  ) throws -> [Contest] {
    let bytes = try papers.bytes("\(size.rawValue).pdf")
    let floor = try MessageFloor(papers)
    let (message, content) = try MessageFloor.signature(of: bytes)
    var others = [
      Contest.Other(
        name: "OpenSSL alone, told the ByteRange",
        contestant: { try round(for: bench.options.roundTime) { floor.verifies(message, content) } }),
      peers.pyHankoPapers.other("\(size.rawValue).pdf", target: 10),
    ]
    if size == .large { others.append(try hashing(content, bench)) }
    return others.map { other in
      Contest(
        name: "signatures, PDF \(size.rawValue)",
        measures: "PAdES of \(bytes.count / 1000) KB, all checks with chain, revocation and later changes",
        other: other,
        ours: { try round(for: bench.options.roundTime) { holds(bytes, papers) } })
    }
  }

  /// Of large content, hashing takes the most of what it takes to verify: nobody can be faster than that alone.
  private static func hashing(_ content: [UInt8], _ bench: Bench) throws -> Contest.Other {
    let floor = try HashFloor()
    return Contest.Other(
      name: "SHA-256 of what was signed, nothing else",
      contestant: { try round(for: bench.options.roundTime) { floor.hashes(content) } })
  }

  private static func holds(_ bytes: [UInt8], content: [UInt8]? = nil, _ papers: SignedPapers) -> Bool {
    Verification(material: papers.material, now: SignedPapers.moment).report(on: bytes, content: content).indication
      == .totalPassed
  }

  /// Verifies for a time; every answer must be that the signature holds.
  private static func round(for time: Duration, _ verify: () throws -> Bool) throws -> Contest.Round {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var done = 0
    while ContinuousClock.now < end {
      guard try verify() else { throw Trouble("a good signature was refused") }
      done += 1
    }
    return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
  }
}
