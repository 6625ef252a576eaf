"""Makes CMS signatures of people with personal numbers, organisations and positions, for the tests of policies.

Usage: policy_messages.py FOLDER. Writes content.txt, trust.pem, crl.pem and the messages; all are valid at NOW.
"""

import pathlib
import sys

from cryptography import x509
from cryptography.x509.oid import NameOID

from authority import NOW, days, der, issuing_authority, new_key, root, time_stamping_authority, written_pem
from messages import message, signer, stamp

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
CONTENT = "Phiếu đồng ý tiếp nhận\n".encode()
top = root()
ca = issuing_authority(top)
tsa = time_stamping_authority(ca)


def person(common_name, organization, title, kind, number):
    key = new_key()
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
        x509.NameAttribute(NameOID.TITLE, title),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        x509.NameAttribute(kind, number),
    ])
    return ca.issue(subject, key.public_key(), NOW - days(200), NOW + days(500), usage=("content_commitment",)), key


an = person("Vũ Thị An", "Trường THPT Thử", "Hiệu trưởng", NameOID.USER_ID, "CCCD:038175001234")
binh = person("Lê Văn Bình", "Trường THPT Thử", "Kế toán", NameOID.SERIAL_NUMBER, "PNOVN-038180004321")
# The same person with a second certificate.
an_again = person("Vũ Thị An", "Trường THPT Thử", "Hiệu trưởng", NameOID.USER_ID, "CMND:038175001234")


def write(name, *people, stamps=()):
    signers = []
    for place, (certificate, key) in enumerate(people):
        unsigned = [stamp(stamps[place], tsa)] if place < len(stamps) else []
        signers.append(signer(CONTENT, certificate, key, unsigned=unsigned))
    beside = [certificate for certificate, _ in people] + [ca.certificate]
    (folder / f"{name}.p7s").write_bytes(message(CONTENT, signers, certificates=beside))


write("an", an)
write("an-stamped", an, stamps=[NOW - days(2)])
write("an-twice", an, an_again)
write("an-binh", an, binh)
write("an-then-binh", an, binh, stamps=[NOW - days(3), NOW - days(2)])
write("binh-then-an", an, binh, stamps=[NOW - days(2), NOW - days(3)])
(folder / "content.txt").write_bytes(CONTENT)
(folder / "trust.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
(folder / "crl.pem").write_bytes(
    written_pem("X509 CRL", der(top.revocation_list()), der(ca.revocation_list())))
