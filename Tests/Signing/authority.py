"""A trial authority: a root, an issuing CA, a time-stamping authority, signers, revocation lists.

Everything lies around one moment, NOW, and has new keys every time: nothing of it is kept, nothing of it is trusted anywhere.
"""

import datetime

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.datetime(2026, 6, 15, 12, 0, 0, tzinfo=datetime.timezone.utc)


def days(count):
    return datetime.timedelta(days=count)


def name(common_name, organization="Cơ quan thử nghiệm"):
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
    ])


def new_key(kind="ec256"):
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind[3:]))
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key({"ec256": ec.SECP256R1(), "ec384": ec.SECP384R1(), "ec521": ec.SECP521R1()}[kind])


def der(thing):
    return thing.public_bytes(serialization.Encoding.DER)


def written_pem(label, *ders):
    return b"".join(pem.armor(label, one) for one in ders)


def private_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


class Issuer:
    """Whoever issues certificates: itself with a certificate and a key."""

    def __init__(self, certificate, key):
        self.certificate = certificate
        self.key = key
        self.next_serial = 1000

    def issue(self, subject, public_key, begin, end, *, usage=("digital_signature",), purposes=None, ca=False, serial=None,
              digest=hashes.SHA256(), purposes_critical=False, more=()):
        self.next_serial += 1
        usages = dict.fromkeys(
            ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"], False)
        usages.update(dict.fromkeys(("key_cert_sign", "crl_sign") if ca else usage, True))
        issuer = self.certificate.subject if self.certificate else subject
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public_key)
            .serial_number(serial or self.next_serial).not_valid_before(begin).not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usages), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False))
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=purposes_critical)
        for extension in more:
            builder = builder.add_extension(extension, critical=False)
        return builder.sign(self.key, digest)

    def revocation_list(self, revoked=(), *, this_update=None, next_update=None, number=1):
        """A list of pairs of a certificate and the time since when it is revoked."""
        this_update = this_update or NOW - days(1)
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
            .last_update(this_update).next_update(next_update or this_update + days(7))
            .add_extension(x509.CRLNumber(number), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False))
        for certificate, since in revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(since).build())
        return builder.sign(self.key, hashes.SHA256())


def root(common_name="Gốc thử nghiệm"):
    key = new_key("rsa2048")
    itself = Issuer(None, key)
    itself.certificate = itself.issue(name(common_name), key.public_key(), NOW - days(2000), NOW + days(5000), ca=True)
    return itself


def issuing_authority(parent, common_name="CA thử nghiệm"):
    key = new_key("rsa2048")
    certificate = parent.issue(name(common_name), key.public_key(), NOW - days(1800), NOW + days(3000), ca=True)
    return Issuer(certificate, key)


def time_stamping_authority(parent, common_name="Dịch vụ dấu thời gian thử nghiệm", **changes):
    key = new_key("ec256")
    options = dict(purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)
    options.update(changes)
    certificate = parent.issue(name(common_name), key.public_key(), NOW - days(1700), NOW + days(2000), **options)
    return Issuer(certificate, key)
