"""Makes signed papers of two sizes, which the benchmark verifies: speed_papers.py FOLDER

XML with RSA and P-256, CMS with its content beside it, PDF; by one authority, whose root, intermediate and lists stand in
root.pem, ca.pem and lists.pem. The keys' certificates alone are rsa.pem and p256.pem.
"""

import io
import pathlib
import random
import sys

import messages
from asn1crypto import keys, x509
from authority import NOW, days, der, issuing_authority, name, new_key, root, written_pem
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from lxml import etree
from pdf_paper import paper, stream, update
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signxml import CanonicalizationMethod, DigestAlgorithm, SignatureMethod, XMLSigner

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
SIZES = {"small": 10_000, "large": 1_000_000}
chance = random.Random(1)

top = root()
issuer = issuing_authority(top)
ca = issuer.certificate
signing = {"rsa": new_key("rsa2048"), "p256": new_key("ec256")}
certificates = {
    who: issuer.issue(name("Người ký " + who), key.public_key(), NOW - days(100), NOW + days(600),
                      usage=("digital_signature", "content_commitment"))
    for who, key in signing.items()
}


def write(file, data):
    (folder / file).write_bytes(data)


def pupils(size):
    """A list of pupils, as large as that."""
    entries, length = [], 0
    while length < size:
        number = len(entries) + 1
        entry = (
            f'<hocSinh stt="{number}" maDinhDanh="{chance.randrange(10**11):012d}"><hoTen>Nguyễn Thị Thử {number}</hoTen>'
            f"<ngaySinh>2015-{number % 12 + 1:02d}-{number % 28 + 1:02d}</ngaySinh>"
            f'<noiO xa="{number % 97}">Tổ dân phố {number % 13}, phường Thử Nghiệm</noiO>'
            f'<nguyenVong thuTu="1" truong="THCS-{number % 40}"/><diem mon="toan">{number % 10}</diem></hocSinh>\n')
        entries.append(entry)
        length += len(entry.encode())
    return etree.fromstring(f'<danhSach xmlns="urn:vn:thu-nghiem:tuyen-sinh" dot="1">\n{"".join(entries)}</danhSach>')


for size, count in SIZES.items():
    for who, method in [("rsa", SignatureMethod.RSA_SHA256), ("p256", SignatureMethod.ECDSA_SHA256)]:
        signer = XMLSigner(
            signature_algorithm=method, digest_algorithm=DigestAlgorithm.SHA256,
            c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
        signed = signer.sign(pupils(count), key=signing[who], cert=[certificates[who], ca])
        write(f"{who}-{size}.xml", etree.tostring(signed, encoding="UTF-8"))
    content = chance.randbytes(count)
    write(f"{size}.txt", content)
    one = messages.signer(content, certificates["rsa"], signing["rsa"])
    write(f"{size}.p7s", messages.message(content, [one], certificates=[certificates["rsa"], ca]))

write("rsa.p12", pkcs12.serialize_key_and_certificates(
    b"rsa", signing["rsa"], certificates["rsa"], [ca], serialization.BestAvailableEncryption(b"speed")))

store = SimpleCertificateStore()
store.register(x509.Certificate.load(der(ca)))
private = keys.PrivateKeyInfo.load(signing["rsa"].private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
author = signers.SimpleSigner(x509.Certificate.load(der(certificates["rsa"])), private, store)
for size, count in {"small": 9_000, "large": 1_490_000}.items():
    plain = update(paper(), {20: stream(chance.randbytes(count))})
    meta = signers.PdfSignatureMetadata(
        field_name="Ky1", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
    write(f"{size}.pdf", signers.PdfSigner(meta, author, new_field_spec=fields.SigFieldSpec("Ky1")).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(plain))).getvalue())

write("root.pem", written_pem("CERTIFICATE", der(top.certificate)))
write("ca.pem", written_pem("CERTIFICATE", der(ca)))
write("lists.pem", written_pem("X509 CRL", der(top.revocation_list()), der(issuer.revocation_list())))
for who, certificate in certificates.items():
    write(who + ".pem", written_pem("CERTIFICATE", der(certificate)))
