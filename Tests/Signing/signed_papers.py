"""Makes papers as an applicant hands them in: signed by the applicant, altered afterwards, signed by somebody else, unsigned.

Usage: signed_papers.py FOLDER. Writes good.pdf, altered.pdf, stranger.pdf, unsigned.pdf, official.pdf and
official-altered.pdf (signed by an official, with a time stamp), root.pem and lists.pem. The applicant's personal number is 038090001234; all is made around NOW of authority.py.
"""

import io
import logging
import pathlib
import sys

from asn1crypto import keys
from asn1crypto import x509 as asn1
from authority import NOW, days, der, issuing_authority, name, new_key, root, written_pem
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pdf_paper import paper
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
top = root()
ca = issuing_authority(top)
store = SimpleCertificateStore()
store.register(asn1.Certificate.load(der(ca.certificate)))


def signer_of(certificate, key):
    return signers.SimpleSigner(asn1.Certificate.load(der(certificate)), key_of(key), store)


def key_of(key):
    return keys.PrivateKeyInfo.load(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def signed_pdf(signer, stamper=None):
    meta = signers.PdfSignatureMetadata(
        field_name="KyTen", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
    return signers.PdfSigner(
        meta, signer, timestamper=stamper, new_field_spec=fields.SigFieldSpec("KyTen")).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(paper()))).getvalue()


def official(common_name):
    # pyHanko's stamper signs by RSA alone.
    stamping = new_key("rsa2048")
    certificate = ca.issue(
        name("Dịch vụ dấu thời gian thử nghiệm"), stamping.public_key(), NOW - days(100), NOW + days(1000),
        purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)
    stamper = timestamps.DummyTimeStamper(
        asn1.Certificate.load(der(certificate)), key_of(stamping), certs_to_embed=store, fixed_dt=NOW - days(1) / 24)
    key = new_key()
    certificate = ca.issue(
        name(common_name, "Trường thử nghiệm"), key.public_key(), NOW - days(100), NOW + days(1000),
        usage=("digital_signature", "content_commitment"))
    return signed_pdf(signer_of(certificate, key), stamper)


def signed(common_name, number):
    key = new_key()
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        x509.NameAttribute(NameOID.USER_ID, "CCCD:" + number),
    ])
    certificate = ca.issue(
        subject, key.public_key(), NOW - days(100), NOW + days(1000), usage=("digital_signature", "content_commitment"))
    return signed_pdf(signer_of(certificate, key))


good = signed("Trần Văn Đức", "038090001234")
altered = good.replace(b"100.000 dong", b"900.000 dong", 1)
assert altered != good
approved = official("Vũ Thị An")
forged = approved.replace(b"100.000 dong", b"900.000 dong", 1)
assert forged != approved
for file, data in [("good", good), ("altered", altered), ("stranger", signed("Lê Văn Lạ", "038090009999")),
                   ("unsigned", paper()), ("official", approved), ("official-altered", forged)]:
    (folder / f"{file}.pdf").write_bytes(data)
(folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
(folder / "lists.pem").write_bytes(written_pem("X509 CRL", der(top.revocation_list()), der(ca.revocation_list())))
