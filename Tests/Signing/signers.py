"""Makes those who sign, and papers for them to sign: signers.py FOLDER

Below FOLDER come NAME.p12 for each signer (the password stands in `password`), NAME.pem with its certificate, root.pem,
intermediates.pem, lists.pem, PDF files, and what stamp.py needs to stamp the time. Keys are made anew and kept nowhere else.
"""

import io
import logging
import pathlib
import subprocess
import sys

from asn1crypto import keys
from asn1crypto import x509 as asn1
from authority import NOW, days, der, issuing_authority, name, new_key, private_pem, root, written_pem
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from pdf_paper import hybrid_paper, paper
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSWORD = b"m\xe1\xba\xadt kh\xe1\xba\xa9u th\xe1\xbb\xad"

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True)
top = root()
ca = issuing_authority(top)
(folder / "password").write_bytes(PASSWORD)
(folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
(folder / "intermediates.pem").write_bytes(written_pem("CERTIFICATE", der(ca.certificate)))


def contain(who, key, certificate):
    """The container of a signer, with the authority's certificates beside its own."""
    (folder / f"{who}.pem").write_bytes(written_pem("CERTIFICATE", der(certificate)))
    (folder / f"{who}.p12").write_bytes(pkcs12.serialize_key_and_certificates(
        who.encode(), key, certificate, [ca.certificate, top.certificate],
        serialization.BestAvailableEncryption(PASSWORD)))


def signer(who, kind, begin=NOW - days(100), end=NOW + days(1000), **options):
    key = new_key(kind)
    options.setdefault("usage", ("digital_signature", "content_commitment"))
    certificate = ca.issue(name(f"Người ký {who}"), key.public_key(), begin, end, **options)
    contain(who, key, certificate)
    return key, certificate


for kind in ("ec256", "ec384", "ec521", "rsa2048", "rsa3072"):
    signer(kind, kind)
signer("ed25519", "ed25519")
signer("expired", "ec256", end=NOW - days(10))
signer("server", "ec256", purposes=[ExtendedKeyUsageOID.SERVER_AUTH])
revoked = signer("revoked", "ec256")[1]
(folder / "lists.pem").write_bytes(written_pem(
    "X509 CRL", der(top.revocation_list()), der(ca.revocation_list([(revoked, NOW - days(3))]))))

# The cipher of Windows' containers, and one that holds certificates alone.
key, certificate = signer("legacy", "rsa2048")
(folder / "legacy.key").write_bytes(private_pem(key))
subprocess.run(
    ["openssl", "pkcs12", "-export", "-legacy", "-certpbe", "PBE-SHA1-RC2-40", "-keypbe", "PBE-SHA1-3DES", "-inkey",
     folder / "legacy.key", "-in", folder / "legacy.pem", "-certfile", folder / "intermediates.pem", "-passout",
     f"file:{folder / 'password'}", "-out", folder / "legacy.p12"], check=True)
(folder / "legacy.key").unlink()
(folder / "keyless.p12").write_bytes(pkcs12.serialize_key_and_certificates(
    None, None, None, [ca.certificate], serialization.BestAvailableEncryption(PASSWORD)))
mine, other = signer("pair", "ec256"), new_key()
(folder / "pair.key").write_bytes(private_pem(mine[0]))

# Who stamps the time.
stamping = new_key("rsa2048")
(folder / "stamper.key").write_bytes(private_pem(stamping))
contain("stamper", stamping, ca.issue(
    name("Dịch vụ dấu thời gian"), stamping.public_key(), NOW - days(100), NOW + days(1000),
    purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True))

# Papers.
store = SimpleCertificateStore()
store.register(asn1.Certificate.load(der(ca.certificate)))
by = signers.SimpleSigner(
    asn1.Certificate.load(der(mine[1])), keys.PrivateKeyInfo.load(mine[0].private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())), store)


def signed(pdf, **more):
    meta = signers.PdfSignatureMetadata(
        field_name="KyTruoc", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, **more)
    return signers.PdfSigner(meta, by, new_field_spec=fields.SigFieldSpec("KyTruoc")).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()


papers = {
    "plain": paper(), "no-form": paper(form=False), "packed": paper(packed=True), "hybrid": hybrid_paper(),
    "signed": signed(paper()), "signed-packed": signed(paper(packed=True)),
    "certified-1": signed(paper(), certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES),
    "certified-2": signed(paper(), certify=True, docmdp_permissions=fields.MDPPerm.FILL_FORMS),
    "trailing": paper() + b"more\n",
}
for each, pdf in papers.items():
    (folder / f"{each}.pdf").write_bytes(pdf)
