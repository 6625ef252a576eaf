"""Makes signed PDF files, good ones and attacked ones, and what pyHanko says of each.

Usage: pdf_cases.py FOLDER. Keys, files and verdicts are made anew below FOLDER, which gets NAME.pdf, root.pem,
intermediates.pem, lists.pem and verdicts.json.
"""

import io
import json
import logging
import pathlib
import sys

import messages
import pdf_attacks
from asn1crypto import crl, keys, x509
from authority import NOW, days, der, issuing_authority, name, new_key, root, written_pem
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID
from pdf_paper import hybrid_paper, paper, update
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps, validation
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)


class Person:
    """Somebody with a key and a certificate, as pyHanko wants both."""

    def __init__(self, issuer, common_name, kind, begin=NOW - days(100), end=NOW + days(1000), **options):
        key = new_key(kind)
        self.private = key
        self.issued = issuer.issue(name(common_name), key.public_key(), begin, end, **options)
        self.certificate = x509.Certificate.load(der(self.issued))
        self.key = keys.PrivateKeyInfo.load(key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


class Office:
    """Everybody who signs here."""

    def __init__(self):
        self.root = root()
        self.issuer = issuing_authority(self.root)
        usage = ("digital_signature", "content_commitment")
        self.an = Person(self.issuer, "Nguyễn Văn An", "ec256", usage=usage)
        self.binh = Person(self.issuer, "Trần Thị Bình", "rsa2048", usage=usage)
        self.stamper = Person(
            self.issuer, "Dịch vụ dấu thời gian", "rsa2048", purposes=[ExtendedKeyUsageOID.TIME_STAMPING],
            purposes_critical=True)
        # Whose certificate has ended since.
        self.former = Person(
            self.issuer, "Dịch vụ dấu thời gian cũ", "rsa2048", NOW - days(90), NOW - days(20),
            purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)
        self.lists = [self.root.revocation_list(), self.issuer.revocation_list()]

    def store(self):
        store = SimpleCertificateStore()
        store.register(x509.Certificate.load(der(self.issuer.certificate)))
        return store

    def context(self):
        return ValidationContext(
            trust_roots=[x509.Certificate.load(der(self.root.certificate))], other_certs=list(self.store()),
            allow_fetching=False, moment=NOW, crls=[crl.CertificateList.load(der(one)) for one in self.lists],
            revocation_mode="hard-fail")

    def signer(self, person):
        return signers.SimpleSigner(person.certificate, person.key, self.store())

    def time_stamper(self, by=None, ago=1 / 24):
        by = by or self.stamper
        return timestamps.DummyTimeStamper(
            by.certificate, by.key, certs_to_embed=self.store(), fixed_dt=NOW - days(ago))

    def signed(self, pdf, field="Ky1", by=None, box=None, stamped=False, evidence=False, archived=False, old=False,
               certify=None, lock=None, lock_level=None, strict=True, **more):
        """The file with one more signature, in a field of its own unless the field is there already."""
        spec = None
        if field != "cho_ky":
            spec = fields.SigFieldSpec(field, box=box, field_mdp_spec=lock, doc_mdp_update_value=lock_level)
        meta = signers.PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", reason="Phe duyet", location="Ha Noi", name="Nguyen Van An",
            subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED if old else fields.SigSeedSubFilter.PADES,
            embed_validation_info=evidence, use_pades_lta=archived,
            validation_context=self.context() if evidence else None, timestamp_field_name="DauThoiGian",
            certify=certify is not None, **({"docmdp_permissions": certify} if certify else {}), **more)
        signer = signers.PdfSigner(
            meta, self.signer(by or self.an), timestamper=self.time_stamper() if stamped else None,
            new_field_spec=spec)
        # An attacker signs whatever a certification says.
        signer._enforce_certification_constraints = lambda reader: None
        return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf), strict=strict)).getvalue()

    def stamped(self, pdf, field="DauTaiLieu", **by):
        """The file with a document time stamp."""
        return signers.PdfTimeStamper(self.time_stamper(**by), field_name=field).timestamp_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256").getvalue()


def indefinite(digits):
    """A CMS rewritten with indefinite lengths outside, as government signers here write it; its end marks are zeros too."""
    cms = bytes.fromhex(digits.decode())
    cms = cms[:4 + int.from_bytes(cms[2:4], "big")]
    assert cms[:2] == b"\x30\x82" and cms[15:17] == b"\xa0\x82"
    written = b"\x30\x80" + cms[4:15] + b"\xa0\x80" + cms[19:] + bytes(4)
    return written.hex().encode().ljust(len(digits), b"0")


def unnamed(office, pdf, inside=True):
    """The newest signature made again without the attribute that names the certificate, with or without that certificate."""
    first, length, second, rest = pdf_attacks.byte_range(pdf)[0]
    octets = pdf[first:first + length] + pdf[second:second + rest]
    one = messages.signer(octets, office.an.issued, office.an.private, drop=("signing_certificate",))
    beside = ([office.an.issued] if inside else []) + [office.issuer.certificate]
    made = messages.message(octets, [one], certificates=beside).hex().encode()
    return pdf_attacks.with_contents(pdf, lambda digits: made.ljust(len(digits), b"0"))


def good(office):
    """Files that an honest signer makes."""
    permit = fields.MDPPerm
    plain, packed = paper(), paper(packed=True)
    one = office.signed(plain)
    yield "unsigned", plain
    yield "unsigned-packed", packed
    yield "signed", one
    yield "signed-no-form", office.signed(paper(form=False))
    yield "signed-packed", office.signed(packed)
    yield "signed-twice-packed", office.signed(office.signed(packed), "Ky2", office.binh)
    yield "signed-visible", office.signed(plain, box=(300, 60, 500, 120))
    yield "signed-waiting-field", office.signed(plain, "cho_ky")
    yield "signed-stamped", office.signed(plain, stamped=True)
    yield "signed-old", office.signed(plain, old=True)
    yield "signed-old-unnamed", unnamed(office, office.signed(plain, old=True))
    yield "signed-unnamed", unnamed(office, one)
    yield "signed-indefinite", pdf_attacks.with_contents(one, indefinite)
    yield "signed-hybrid", office.signed(hybrid_paper(), strict=False)
    yield "signed-evidence", office.signed(plain, stamped=True, evidence=True)
    yield "signed-archived", office.signed(plain, stamped=True, evidence=True, archived=True)
    yield "signed-twice", office.signed(one, "Ky2", office.binh)
    yield "signed-twice-visible", office.signed(
        office.signed(plain, box=(300, 60, 500, 120)), "Ky2", office.binh, box=(60, 60, 260, 120))
    yield "signed-then-waiting-field", office.signed(one, "cho_ky", office.binh)
    yield "signed-then-stamped", office.stamped(one)
    yield "stamped-only", office.stamped(plain)
    # A document time stamp keeps those before it good, and none that was added behind it.
    former = dict(by=office.former, ago=60)
    yield "stamped-by-former", office.stamped(one, **former)
    yield "stamped-by-former-archived", office.stamped(office.stamped(one, "DauCu", **former), ago=30)
    yield "stamped-then-backdated", office.stamped(office.stamped(one, ago=30), "DauCu", **former)
    yield "signed-old-evidence", office.signed(plain, old=True, stamped=True, evidence=True)
    yield "signed-locking", office.signed(
        plain, lock=fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, ["so_tien"]))
    for level in permit:
        certified = office.signed(plain, certify=level)
        yield f"certified-{level.value}", certified
        yield f"certified-{level.value}-stamped", office.stamped(certified)
    certified = office.signed(plain, certify=permit.FILL_FORMS)
    yield "certified-2-waiting-field", office.signed(certified, "cho_ky", office.binh)
    yield "certified-2-signed", office.signed(certified, "Ky2", office.binh)
    yield "certified-1-archived", office.signed(
        plain, stamped=True, evidence=True, archived=True, certify=permit.NO_CHANGES)
    yield "signed-same-again", update(one, {4: pdf_attacks.object_of(one, 4)})


def verdict(pdf, office):
    """What pyHanko says of each signature."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        said = []
        for one in reader.embedded_signatures:
            if one.sig_object["/Type"] == "/DocTimeStamp":
                status = validation.validate_pdf_timestamp(one, office.context())
                said.append({"field": one.field_name, "kind": "stamp", "good": bool(status.bottom_line if hasattr(
                    status, "bottom_line") else status.intact and status.valid), "coverage": status.coverage.name})
                continue
            status = validation.validate_pdf_signature(one, office.context())
            said.append({
                "field": one.field_name, "kind": "signature", "good": bool(status.bottom_line),
                "intact": bool(status.intact and status.valid), "trusted": bool(status.trusted),
                "coverage": status.coverage.name, "modified": status.modification_level.name
                if status.modification_level is not None else None, "permitted": bool(status.docmdp_ok)})
        return {"signatures": said}
    except Exception as error:
        return {"refused": f"{type(error).__name__}: {error}"[:300]}


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    office = Office()
    files = dict(good(office))
    files.update(pdf_attacks.all_of(office, files))
    for each, pdf in files.items():
        (folder / f"{each}.pdf").write_bytes(pdf)
    (folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(office.root.certificate)))
    (folder / "intermediates.pem").write_bytes(written_pem("CERTIFICATE", der(office.issuer.certificate)))
    (folder / "lists.pem").write_bytes(written_pem("X509 CRL", *map(der, office.lists)))
    verdicts = {each: verdict(pdf, office) for each, pdf in files.items()}
    (folder / "verdicts.json").write_text(json.dumps(verdicts, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
