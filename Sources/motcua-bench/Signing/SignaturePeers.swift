internal import FoundationEssentials

/// Other people's programs that verify the same papers: three of Python, and `xmlsec1`.
struct SignaturePeers {
  let signxml: PythonPeer.Peers
  let pythonXMLSec: PythonPeer.Peers
  let pyHankoMessages: PythonPeer.Peers
  let pyHankoPapers: PythonPeer.Peers
  private let papers: SignedPapers
  private let bench: Bench

  static let absence = "needs Python with signxml and pyHanko (script/test installs them)"

  init(_ papers: SignedPapers, _ bench: Bench) throws {
    self.papers = papers
    self.bench = bench
    let start = "folder = \"\(papers.folder)\"\n"
    let words = ["rsa.pem", "rsa-small.xml"]
    signxml = try PythonPeer.peers("signxml", start + Self.signxmlProgram, words, bench)
    pythonXMLSec = try PythonPeer.peers("xmlsec", start + Self.xmlsecProgram, words, bench)
    pyHankoMessages = try PythonPeer.peers(
      "pyhanko", start + Self.pyHankoProgram + Self.messageProgram, ["small.p7s", "small.txt"], bench)
    pyHankoPapers = try PythonPeer.peers(
      "pyhanko", start + Self.pyHankoProgram + Self.paperProgram, ["small.pdf"], bench)
  }

  /// The program `xmlsec1`, one process for each document, as scripts call it.
  func xmlsec1(key: String, _ file: String) throws -> Contest.Other {
    let program = "/usr/bin/xmlsec1"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return Contest.Other(name: "xmlsec1 (Debian's package of that name)", contestant: nil)
    }
    let words = ["--verify", "--pubkey-cert-pem", papers.path(key), papers.path(file)]
    let errors = bench.scratch.file("xmlsec1-errors")
    let time = bench.options.roundTime
    return Contest.Other(
      name: "xmlsec1, a process each",
      contestant: {
        let start = ContinuousClock.now
        let end = start.advanced(by: time)
        var done = 0
        while ContinuousClock.now < end {
          guard try ChildProcess(program, words, errors: errors).status() == 0 else {
            throw Trouble("xmlsec1 refuses a good signature: \(text(ofFile: errors) ?? "")")
          }
          done += 1
        }
        return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
      })
  }

  /// The document is parsed each time; the certificate is given, so that no chain is asked for.
  private static let signxmlProgram = """
    from importlib import metadata
    from signxml import XMLVerifier
    name = "signxml " + metadata.version("signxml") + " in Python"
    def work(n, key, file):
        data, certificate = open(f"{folder}/{file}", "rb").read(), open(f"{folder}/{key}").read()
        for _ in range(n):
            XMLVerifier().verify(data, x509_cert=certificate)
        return n
    """

  private static let xmlsecProgram = """
    from importlib import metadata
    from lxml import etree
    from xmlsec import Key, SignatureContext, constants, tree
    name = "python-xmlsec " + metadata.version("xmlsec")
    def work(n, key, file):
        data = open(f"{folder}/{file}", "rb").read()
        known = Key.from_file(f"{folder}/{key}", constants.KeyDataFormatCertPem)
        for _ in range(n):
            signature = tree.find_node(etree.fromstring(data), constants.NodeSignature)
            context = SignatureContext()
            context.key = known
            context.verify(signature)
        return n
    """

  /// Anchors and lists are read once; each signature is validated in a context of its own, as each is here.
  private static let pyHankoProgram = """
    from asyncio import run
    from datetime import datetime, timezone
    from importlib import metadata
    from io import BytesIO
    from logging import CRITICAL, disable
    from asn1crypto import cms, crl, pem, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import validation
    from pyhanko_certvalidator import ValidationContext
    disable(CRITICAL)
    name = "pyHanko " + metadata.version("pyhanko") + " in Python"
    def blocks(file):
        return [der for _, _, der in pem.unarmor(open(f"{folder}/{file}", "rb").read(), multiple=True)]
    roots = [x509.Certificate.load(der) for der in blocks("root.pem")]
    others = [x509.Certificate.load(der) for der in blocks("ca.pem")]
    lists = [crl.CertificateList.load(der) for der in blocks("lists.pem")]
    def context():
        return ValidationContext(
            trust_roots=roots, other_certs=others, crls=lists, allow_fetching=False, revocation_mode="hard-fail",
            moment=datetime(2026, 6, 15, 12, tzinfo=timezone.utc))

    """

  private static let messageProgram = """
    def work(n, file, content):
        data, content = open(f"{folder}/{file}", "rb").read(), open(f"{folder}/{content}", "rb").read()
        async def all():
            for _ in range(n):
                status = await validation.async_validate_detached_cms(
                    content, cms.ContentInfo.load(data)["content"], signer_validation_context=context())
                assert status.bottom_line
        run(all())
        return n
    """

  private static let paperProgram = """
    def work(n, file):
        data = open(f"{folder}/{file}", "rb").read()
        for _ in range(n):
            signature = PdfFileReader(BytesIO(data)).embedded_signatures[0]
            assert validation.validate_pdf_signature(signature, context()).bottom_line
        return n
    """
}
