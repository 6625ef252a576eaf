"""An issuing authority on loopback that tells what it revoked: lists as files, a responder that is OpenSSL's, and ways to misbehave.

`revocation_server.py FOLDER [today]` writes certificates and lists below FOLDER, prints its port, and serves FOLDER/www until its input
ends. `/slow` is not answered until a line of input comes, and is cut off then. Each request is noted in FOLDER/requests.log. With `today` everything lies around the
clock's moment, for programs that go by it.
"""

import datetime
import hashlib
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

import authority

if sys.argv[2:] == ["today"]:
    authority.NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)

from authority import NOW, Issuer, days, der, issuing_authority, name, new_key, private_pem, root, written_pem

folder = pathlib.Path(sys.argv[1])
www = folder / "www"
www.mkdir(parents=True)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def note(self):
        with open(folder / "requests.log", "a") as log:
            log.write(f"{self.command} {self.path}\n")

    def give(self, status, body=b"", **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.note()
        if self.path.startswith("/to/"):
            return self.give(302, Location=self.path[4:])
        if self.path == "/slow":
            slow_end.wait()
            self.close_connection = True
            return
        if self.path == "/large":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(bytes(1 << 20))
            except OSError:
                self.close_connection = True
                return
        file = www / self.path.strip("/")
        if not file.is_file():
            return self.give(404)
        body = file.read_bytes()
        mark = '"' + hashlib.sha256(body).hexdigest() + '"'
        if self.headers["If-None-Match"] == mark:
            return self.give(304, ETag=mark)
        self.give(200, body, ETag=mark)

    def do_POST(self):
        self.note()
        question = self.rfile.read(int(self.headers["Content-Length"]))
        if (folder / "hang").exists():
            return slow_end.wait()
        if not (folder / "index.txt").is_file():
            return self.give(503)
        with tempfile.NamedTemporaryFile(dir=folder) as asked, tempfile.NamedTemporaryFile(dir=folder) as answer:
            asked.write(question)
            asked.flush()
            subprocess.run(
                ["openssl", "ocsp", "-index", folder / "index.txt", "-CA", folder / "ca.pem", "-rsigner", folder / "responder.pem",
                 "-rkey", folder / "responder.key", "-reqin", asked.name, "-respout", answer.name, "-ndays", "1"],
                check=True, capture_output=True)
            self.give(200, pathlib.Path(answer.name).read_bytes(), Content_Type="application/ocsp-response")


slow_end = threading.Event()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
base = f"http://127.0.0.1:{server.server_port}"


def points(path):
    return [x509.DistributionPoint([x509.UniformResourceIdentifier(base + path)], None, None, None)]


top = root()
ca = issuing_authority(top)
directory = x509.DistributionPoint([x509.UniformResourceIdentifier("ldap://127.0.0.1/cn=ca")], None, None, None)
addresses = [
    x509.CRLDistributionPoints([directory] + points("/ca.crl")), x509.FreshestCRL(points("/delta.crl")),
    x509.AuthorityInformationAccess([
        x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(base + "/ocsp")),
        x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(base + "/ca.crt")),
    ]),
]


def certificate(who, **options):
    key = new_key()
    made = ca.issue(name(who), key.public_key(), NOW - days(300), NOW + days(700), **options)
    (folder / f"{who}.pem").write_bytes(written_pem("CERTIFICATE", der(made)))
    (folder / f"{who}.key").write_bytes(private_pem(key))
    return made


signer = certificate("signer", usage=("digital_signature", "content_commitment"), more=addresses)
other = certificate("other", usage=("digital_signature", "content_commitment"), more=addresses)
certificate("responder", purposes=[ExtendedKeyUsageOID.OCSP_SIGNING])
(folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
(folder / "ca.pem").write_bytes(written_pem("CERTIFICATE", der(ca.certificate)))
stranger = Issuer(ca.certificate, new_key("rsa2048"))


def special(number, extension, critical, revoked=()):
    builder = (
        x509.CertificateRevocationListBuilder().issuer_name(ca.certificate.subject).last_update(NOW - days(1) / 2)
        .next_update(NOW + days(1)).add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(extension, critical=critical)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.key.public_key()), critical=False))
    for one in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(one.serial_number).revocation_date(NOW - days(1)).build())
    return builder.sign(ca.key, hashes.SHA256())


lists = {
    "root": top.revocation_list(),
    "first": ca.revocation_list(this_update=NOW - days(2), number=1),
    "second": ca.revocation_list([(signer, NOW - days(3))], this_update=NOW - days(1), number=2),
    "past": ca.revocation_list(this_update=NOW - days(20), number=9),
    "future": ca.revocation_list(this_update=NOW + days(1), number=9),
    "forged": stranger.revocation_list(this_update=NOW - days(1), number=9),
    "changes": special(3, x509.DeltaCRLIndicator(1), True, [other]),
    "pointing": special(2, x509.FreshestCRL(points("/delta.crl")), False),
}
for kind, made in lists.items():
    (folder / f"{kind}.crl").write_bytes(der(made))

# What `openssl ocsp` reads: V or R, end, when revoked, serial number, file, subject.
def index(revoked):
    end = (NOW + days(700)).strftime("%y%m%d%H%M%SZ")
    since = (NOW - days(3)).strftime("%y%m%d%H%M%SZ")
    return "".join(
        f"{'R' if one in revoked else 'V'}\t{end}\t{since if one in revoked else ''}\t{one.serial_number:04X}\tunknown\t/CN={one.serial_number}\n"
        for one in (signer, other))


(folder / "index-good.txt").write_text(index([]))
(folder / "index-revoked.txt").write_text(index([signer]))

(folder / "paper.txt").write_bytes("Đơn thử nghiệm\n".encode())
subprocess.run(
    ["openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", folder / "paper.txt", "-outform", "DER", "-out",
     folder / "paper.p7s", "-signer", folder / "signer.pem", "-inkey", folder / "signer.key", "-certfile", folder / "ca.pem"],
    check=True, capture_output=True)

threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for _ in sys.stdin:
    slow_end.set()
os._exit(0)
