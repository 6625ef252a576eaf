"""Makes CMS signatures, good and bad, each with what a verifier must say about it.

Usage: message_cases.py FOLDER. Writes the files and cases.json: for every case its file, the content beside it, the anchors,
intermediates and lists to give, the moment, and the indication and sub-indication to expect.
"""

import asyncio
import json
import pathlib
import subprocess
import sys

from asn1crypto import core, parser
from asn1crypto import crl as acrl
from asn1crypto import keys as akeys
from asn1crypto import ocsp as aocsp
from asn1crypto import x509 as ax509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from authority import (NOW, Issuer, days, der, issuing_authority, name, new_key, private_pem, root,
                       time_stamping_authority, written_pem)
from messages import (archived, attribute, inside, message, revocation_values, sign, signed_attributes, signer, stamp,
                      tagged, token)
from pyhanko.sign import ades, signers, timestamps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
CONTENT = "Quyết định số 123/QĐ-SGDĐT\n".encode()
cases = []

# The authority and its people.
top = root()
ca = issuing_authority(top)
tsa = time_stamping_authority(ca)
rsa_key = new_key("rsa2048")
LAN = name("Nguyễn Thị Thử", "Sở thử nghiệm")


def person(key=rsa_key, begin=NOW - days(200), end=NOW + days(500), issuer=ca, **changes):
    return issuer.issue(LAN, key.public_key(), begin, end, usage=changes.pop("usage", ("content_commitment",)), **changes)


lan = person()
expired = person(begin=NOW - days(900), end=NOW - days(100))
early = person(begin=NOW + days(10))
revoked = person()
both = [lan, ca.certificate]

# Lists. The revoked one is so since 60 days ago.
root_list = top.revocation_list()
ca_list = ca.revocation_list([(revoked, NOW - days(60))])
stale_list = ca.revocation_list(this_update=NOW - days(30))
bad_ca_list = top.revocation_list([(ca.certificate, NOW - days(30))])


def open_ended(issuer, this_update):
    """A list that does not say when the next one comes."""
    whole = acrl.CertificateList.load(der(issuer.revocation_list(this_update=this_update)))
    data = whole["tbs_cert_list"]
    del data["next_update"]
    value = issuer.key.sign(data.dump(force=True), padding.PKCS1v15(), hashes.SHA256())
    return x509.load_der_x509_crl(acrl.CertificateList({
        "tbs_cert_list": data, "signature_algorithm": whole["signature_algorithm"], "signature": value}).dump())


def write(file, data):
    (folder / file).write_bytes(data)
    return file


def case(name_, data, indication, sub=None, *, content=CONTENT, anchors=(top.certificate,), intermediates=(),
         lists=(root_list, ca_list), at=NOW, proven=None):
    file = write(f"{name_}.p7s", data)
    entry = {"name": name_, "file": file, "indication": indication, "subIndication": sub, "at": at.isoformat(), "proven": None}
    if proven:
        entry["proven"] = proven.isoformat()
    if content is not None:
        entry["content"] = write(f"{name_}.txt", content)
    if anchors:
        entry["trust"] = write(f"{name_}.trust.pem", written_pem("CERTIFICATE", *map(der, anchors)))
    if intermediates:
        entry["intermediates"] = write(
            f"{name_}.intermediates.pem", written_pem("CERTIFICATE", *map(der, intermediates)))
    if lists:
        entry["lists"] = write(f"{name_}.crl.pem", written_pem("X509 CRL", *map(der, lists)))
    cases.append(entry)


def passed(name_, data, **more):
    case(name_, data, "TOTAL_PASSED", None, **more)


def undecided(name_, data, sub, **more):
    case(name_, data, "INDETERMINATE", sub, **more)


def failed(name_, data, sub, **more):
    case(name_, data, "TOTAL_FAILED", sub, **more)


def signed(certificate=lan, key=rsa_key, *, content=CONTENT, certificates=None, digest="sha256", attached=False, lists=(),
           **more):
    one = signer(content, certificate, key, digest=digest, **more)
    beside = [certificate, ca.certificate] if certificates is None else certificates
    return message(content, [one], certificates=beside, digests=(digest,), attached=attached, lists=lists)


# Good ones.
good = signed()
passed("good-rsa", good)
passed("good-pss", signed(scheme="pss"))
passed("good-sha512", signed(digest="sha512"))
passed("good-sha3", signed(digest="sha3_256"))
passed("good-ess-v1", signed(names="v1"))
for kind, digest in [("ec256", "sha256"), ("ec384", "sha384"), ("ec521", "sha512"), ("ec256", "sha3_256"),
                     ("ed25519", "sha512")]:
    key = new_key(kind)
    passed(f"good-{kind}-{digest}", signed(person(key), key, digest=digest))
passed("good-attached", signed(attached=True), content=None)
passed("good-attached-and-beside", signed(attached=True))
passed("good-intermediate-given", signed(certificates=[lan]), intermediates=[ca.certificate])
passed("good-signer-given", signed(certificates=[ca.certificate]), intermediates=[lan])
passed("good-lists-inside", signed(lists=[root_list, ca_list]), lists=())
passed("good-lists-beside-signature", signed(unsigned=[revocation_values([root_list, ca_list])]), lists=())
passed("good-zero-length", signed(content=b""), content=b"")
passed("good-anchor-is-the-issuer", good, anchors=(ca.certificate,), lists=(ca_list,))

# Content and value.
failed("content-changed", good, "HASH_FAILURE", content=CONTENT + b" ")
failed("content-other-than-inside", signed(attached=True), "HASH_FAILURE", content=b"khac")
undecided("content-missing", good, "SIGNED_DATA_NOT_FOUND", content=None)
failed("value-changed", signed(break_value=True), "SIG_CRYPTO_FAILURE")

# Structure.
failed("trailing-byte", good + b"\0", "FORMAT_FAILURE")
failed("truncated", good[:-1], "FORMAT_FAILURE")
failed("twice", good + good, "FORMAT_FAILURE")
failed("nobody-signed", message(CONTENT, [], certificates=both), "FORMAT_FAILURE")
failed("no-signed-attributes", signed(plain=True), "FORMAT_FAILURE")
confusing = signed_attributes(CONTENT, lan).dump()
failed("attributes-as-content", message(
    confusing, [signer(confusing, lan, rsa_key, plain=True)], certificates=both), "FORMAT_FAILURE", content=confusing)
failed("message-digest-twice", signed(twice=["message_digest"]), "FORMAT_FAILURE")
failed("message-digest-missing", signed(drop=["message_digest"]), "FORMAT_FAILURE")
failed("content-type-missing", signed(drop=["content_type"]), "FORMAT_FAILURE")
failed("content-type-other", signed(kind="1.2.840.113549.1.9.16.1.4"), "FORMAT_FAILURE")
failed("plain-text", b"Kinh gui", "FORMAT_FAILURE")
failed("empty", b"", "FORMAT_FAILURE")

# Whose it is.
undecided("no-signing-certificate-attribute", signed(names=None), "SIG_CONSTRAINTS_FAILURE")
undecided("another-certificate-named", signed(named=revoked), "NO_SIGNING_CERTIFICATE_FOUND")
undecided("no-certificate", signed(certificates=[ca.certificate]), "NO_SIGNING_CERTIFICATE_FOUND")
twin = person(serial=lan.serial_number, usage=("digital_signature",))
undecided("another-certificate-of-the-same-number", signed(certificates=[twin, ca.certificate]), "NO_SIGNING_CERTIFICATE_FOUND")

# Algorithms.
undecided("sha1", signed(digest="sha1"), "CRYPTO_CONSTRAINTS_FAILURE")
weak_key = new_key("rsa1024")
undecided("rsa1024", signed(person(weak_key), weak_key), "CRYPTO_CONSTRAINTS_FAILURE")
undecided("algorithms-contradict", signed(written_scheme="sha1WithRSA"), "CRYPTO_CONSTRAINTS_FAILURE")
failed("sha1-and-changed", signed(digest="sha1"), "HASH_FAILURE", content=b"khac")



def spelled_out(certificate, issuer=ca):
    """The certificate with its curve, P-256, spelled out instead of named (RFC 5480, 2.1.1 forbids it)."""
    p = 2**256 - 2**224 + 2**192 + 2**96 - 1
    point = ec.derive_private_key(1, ec.SECP256R1()).public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    domain = akeys.SpecifiedECDomain({
        "version": 1, "field_id": {"field_type": "prime_field", "parameters": p},
        "curve": {"a": (p - 3).to_bytes(32, "big"),
                  "b": bytes.fromhex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b")},
        "base": point, "order": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551, "cofactor": 1})
    whole = ax509.Certificate.load(der(certificate))
    data = whole["tbs_certificate"]
    data["subject_public_key_info"]["algorithm"]["parameters"] = akeys.ECDomainParameters("specified", domain)
    value = issuer.key.sign(data.dump(force=True), padding.PKCS1v15(), hashes.SHA256())
    return x509.load_der_x509_certificate(ax509.Certificate({
        "tbs_certificate": data, "signature_algorithm": whole["signature_algorithm"], "signature_value": value}).dump())


curve_key = new_key("ec256")
curve = spelled_out(person(curve_key))
undecided("curve-spelled-out", signed(curve, curve_key), "CRYPTO_CONSTRAINTS_FAILURE")
curve_ca_key = new_key("ec256")
curve_ca = Issuer(spelled_out(
    top.issue(name("CA đường cong lạ"), curve_ca_key.public_key(), NOW - days(900), NOW + days(900), ca=True), top),
    curve_ca_key)
below_curve = person(issuer=curve_ca)
undecided("authority-with-curve-spelled-out", signed(
    below_curve, certificates=[below_curve, curve_ca.certificate]), "CHAIN_CONSTRAINTS_FAILURE",
    lists=(root_list, ca_list, curve_ca.revocation_list()))

# The chain.
undecided("no-anchors", good, "NO_CERTIFICATE_CHAIN_FOUND", anchors=())
undecided("other-anchors", good, "NO_CERTIFICATE_CHAIN_FOUND", anchors=(root("Gốc khác").certificate,))
false_top = root()
false_ca = issuing_authority(false_top)
undecided("authorities-of-the-same-names", signed(
    person(issuer=false_ca), certificates=None), "NO_CERTIFICATE_CHAIN_FOUND")
undecided("root-inside-is-not-trusted", signed(
    person(issuer=false_ca), certificates=[person(issuer=false_ca), false_ca.certificate, false_top.certificate]),
    "NO_SIGNING_CERTIFICATE_FOUND")
undecided("no-intermediate", signed(certificates=[lan]), "NO_CERTIFICATE_CHAIN_FOUND")
encipher = person(usage=("key_encipherment",))
undecided("usage-encipherment-only", signed(encipher), "CHAIN_CONSTRAINTS_FAILURE")
server = person(purposes=[ExtendedKeyUsageOID.SERVER_AUTH])
undecided("usage-servers-only", signed(server), "CHAIN_CONSTRAINTS_FAILURE")
not_ca = Issuer(lan, rsa_key)
below = person(issuer=not_ca)
undecided("issued-by-a-person", signed(below, certificates=[below, lan, ca.certificate]), "NO_CERTIFICATE_CHAIN_FOUND")
half_key = new_key("ec256")
half_ca = Issuer(
    ca.issue(name("Nửa CA"), half_key.public_key(), NOW - days(200), NOW + days(500), usage=("key_cert_sign",)), half_key)
below_half = person(issuer=half_ca)
undecided("issued-by-no-authority", signed(
    below_half, certificates=[below_half, half_ca.certificate, ca.certificate]), "CHAIN_CONSTRAINTS_FAILURE")

# Time.
undecided("expired", signed(expired), "OUT_OF_BOUNDS_NO_POE")
undecided("not-valid-yet", signed(early), "OUT_OF_BOUNDS_NO_POE")
undecided("expired-claims-another-time", signed(expired, time=NOW - days(200)), "OUT_OF_BOUNDS_NO_POE")
passed("stamped", signed(unsigned=[stamp(NOW - days(2), tsa)]), proven=NOW - days(2))
passed("expired-stamped-before", signed(expired, unsigned=[stamp(NOW - days(200), tsa)]), proven=NOW - days(200))
undecided("expired-stamped-after", signed(expired, unsigned=[stamp(NOW - days(50), tsa)]), "OUT_OF_BOUNDS_NO_POE",
          proven=NOW - days(50))
failed("stamped-before-valid", signed(unsigned=[stamp(NOW - days(300), tsa)]), "NOT_YET_VALID", proven=NOW - days(300))
undecided("stamp-of-something-else", signed(unsigned=[stamp(NOW - days(2), tsa, of=b"khac")]), "SIG_CONSTRAINTS_FAILURE")
undecided("expired-stamp-of-something-else", signed(
    expired, unsigned=[stamp(NOW - days(200), tsa, of=b"khac")]), "OUT_OF_BOUNDS_NO_POE")
undecided("stamp-with-a-broken-value", signed(unsigned=[stamp(NOW - days(2), tsa, break_value=True)]), "SIG_CONSTRAINTS_FAILURE")
false_tsa = time_stamping_authority(false_ca)
passed("stamp-by-a-stranger-proves-nothing", signed(unsigned=[stamp(NOW - days(2), false_tsa)]))
undecided("expired-stamp-by-a-stranger", signed(expired, unsigned=[stamp(NOW - days(200), false_tsa)]), "OUT_OF_BOUNDS_NO_POE")
not_tsa = time_stamping_authority(ca, purposes=[ExtendedKeyUsageOID.EMAIL_PROTECTION], purposes_critical=False)
undecided("expired-stamp-by-a-person", signed(expired, unsigned=[stamp(NOW - days(200), not_tsa)]), "OUT_OF_BOUNDS_NO_POE")
mild_tsa = time_stamping_authority(ca, purposes_critical=False)
undecided("expired-stamp-purpose-not-critical", signed(expired, unsigned=[stamp(NOW - days(200), mild_tsa)]), "OUT_OF_BOUNDS_NO_POE")
undecided("expired-stamp-from-the-future", signed(expired, unsigned=[stamp(NOW + days(2), tsa)]), "OUT_OF_BOUNDS_NO_POE")
passed("two-stamps-the-earlier-counts", signed(expired, unsigned=[
    stamp(NOW - days(50), tsa), stamp(NOW - days(150), tsa)]), proven=NOW - days(150))

# A time stamp of the content: signed not before.
passed("content-stamped", signed(content_stamps=[token(CONTENT, NOW - days(3), tsa)]))
failed("content-stamped-after-the-end", signed(expired, content_stamps=[token(CONTENT, NOW - days(50), tsa)]), "EXPIRED")
undecided("content-stamped-before-the-end", signed(expired, content_stamps=[token(CONTENT, NOW - days(150), tsa)]),
          "OUT_OF_BOUNDS_NO_POE")
failed("content-stamped-after-revocation", signed(revoked, content_stamps=[token(CONTENT, NOW - days(30), tsa)]), "REVOKED")
undecided("content-stamped-before-revocation", signed(revoked, content_stamps=[token(CONTENT, NOW - days(90), tsa)]),
          "REVOKED_NO_POE")
undecided("content-stamp-after-the-signature's", signed(
    content_stamps=[token(CONTENT, NOW - days(1), tsa)], unsigned=[stamp(NOW - days(2), tsa)]), "TIMESTAMP_ORDER_FAILURE",
    proven=NOW - days(2))
undecided("content-stamp-of-something-else", signed(content_stamps=[token(b"khac", NOW - days(3), tsa)]),
          "SIG_CONSTRAINTS_FAILURE")

# Revocation.
undecided("revoked", signed(revoked), "REVOKED_NO_POE")
undecided("revoked-then-stamped", signed(revoked, unsigned=[stamp(NOW - days(30), tsa)]), "REVOKED_NO_POE",
          proven=NOW - days(30))
passed("stamped-then-revoked", signed(revoked, unsigned=[stamp(NOW - days(90), tsa)]), proven=NOW - days(90))
undecided("authority-revoked", good, "REVOKED_CA_NO_POE", lists=(bad_ca_list, ca_list))
undecided("no-lists", good, "TRY_LATER", lists=())
undecided("no-list-of-the-issuer", good, "TRY_LATER", lists=(root_list,))
undecided("no-list-of-the-root", good, "TRY_LATER", lists=(ca_list,))
undecided("stale-list", good, "TRY_LATER", lists=(root_list, stale_list))
undecided("list-of-the-future", good, "TRY_LATER", lists=(root_list, ca.revocation_list(this_update=NOW + days(2))))
undecided("list-by-a-stranger", good, "TRY_LATER", lists=(root_list, false_ca.revocation_list()))
undecided("stale-list-that-revokes", signed(revoked), "REVOKED_NO_POE",
          lists=(root_list, ca.revocation_list([(revoked, NOW - days(60))], this_update=NOW - days(30))))
passed("open-ended-list-of-today", good, lists=(root_list, open_ended(ca, NOW - days(0.5))))
undecided("open-ended-list-of-last-month", good, "TRY_LATER", lists=(root_list, open_ended(ca, NOW - days(30))))
passed("newer-list-after-a-stale-one", good, lists=(root_list, stale_list, ca_list))
passed("stranger-revoked-changes-nothing", good, lists=(
    root_list, ca_list, false_ca.revocation_list([(lan, NOW - days(60))])))

# An archive: signed and stamped long ago, with the lists of that time; its certificates have expired since.
then = NOW - days(300)
old_root_list = top.revocation_list(this_update=then + days(1))
old_ca_list = ca.revocation_list(this_update=then + days(1))
passed("archived-lists", signed(expired, unsigned=[
    stamp(then, tsa), revocation_values([old_root_list, old_ca_list])]), lists=(root_list, ca_list), proven=then)

# OCSP.
responder_key = new_key("ec256")
responder = ca.issue(
    name("Trả lời OCSP thử nghiệm"), responder_key.public_key(), NOW - days(10), NOW + days(10),
    purposes=[ExtendedKeyUsageOID.OCSP_SIGNING], more=[x509.OCSPNoCheck()])


def answer(certificate=lan, *, by=responder, key=responder_key, since=None, this_update=NOW - days(1),
           next_update=NOW + days(1), issuer=ca):
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=certificate, issuer=issuer.certificate, algorithm=hashes.SHA1(),
        cert_status=ocsp.OCSPCertStatus.REVOKED if since else ocsp.OCSPCertStatus.GOOD, this_update=this_update,
        next_update=next_update, revocation_time=since, revocation_reason=None)
    made = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by).certificates([by]).sign(key, hashes.SHA256())
    # The builder writes the time of today's clock; the time of the case takes its place, and the key signs anew.
    basic = aocsp.OCSPResponse.load(der(made))["response_bytes"]["response"].parsed
    data = basic["tbs_response_data"].copy()
    data["produced_at"] = this_update
    value, _ = sign(key, data.dump(), "sha256", "rsa")
    kind = "sha256_ecdsa" if isinstance(key, ec.EllipticCurvePrivateKey) else "sha256_rsa"
    return aocsp.BasicOCSPResponse({
        "tbs_response_data": data, "signature_algorithm": {"algorithm": kind}, "signature": value,
        "certs": basic["certs"]}).dump()


def answered(*responses, certificate=lan):
    return signed(certificate, unsigned=[revocation_values([], responses)])


passed("ocsp-good", answered(answer()), lists=(root_list,))
passed("ocsp-good-by-the-issuer", answered(answer(by=ca.certificate, key=ca.key)), lists=(root_list,))
undecided("ocsp-revoked", answered(answer(since=NOW - days(3))), "REVOKED_NO_POE", lists=(root_list,))
undecided("ocsp-revoked-and-list-good", answered(answer(since=NOW - days(3))), "REVOKED_NO_POE")
undecided("ocsp-stale", answered(answer(this_update=NOW - days(9), next_update=NOW - days(8))), "TRY_LATER", lists=(root_list,))
undecided("ocsp-of-another", answered(answer(revoked)), "TRY_LATER", lists=(root_list,))
undecided("ocsp-by-a-person", answered(answer(by=lan, key=rsa_key)), "TRY_LATER", lists=(root_list,))
stranger_key = new_key("ec256")
stranger = false_ca.issue(
    name("Trả lời OCSP thử nghiệm"), stranger_key.public_key(), NOW - days(10), NOW + days(10),
    purposes=[ExtendedKeyUsageOID.OCSP_SIGNING])
undecided("ocsp-by-a-stranger", answered(answer(by=stranger, key=stranger_key)), "TRY_LATER", lists=(root_list,))

# OCSP responses elsewhere: among the message's answers about revocation (RFC 5940), and signed along as Adobe's programs do.


def whole(basic):
    return aocsp.OCSPResponse({
        "response_status": "successful",
        "response_bytes": {"response_type": "basic_ocsp_response", "response": aocsp.BasicOCSPResponse.load(basic)}}).dump()


beside = lambda *responses, certificate=lan: message(
    CONTENT, [signer(CONTENT, certificate, rsa_key)], certificates=[certificate, ca.certificate],
    responses=list(map(whole, responses)))
passed("ocsp-in-the-message", beside(answer()), lists=(root_list,))
undecided("ocsp-in-the-message-revoked", beside(answer(since=NOW - days(3))), "REVOKED_NO_POE")
undecided("ocsp-in-the-message-of-another", beside(answer(revoked)), "TRY_LATER", lists=(root_list,))
passed("ocsp-and-lists-in-the-message", message(
    CONTENT, [signer(CONTENT, lan, rsa_key)], certificates=both, lists=[root_list], responses=[whole(answer())]), lists=())

along = lambda *responses, lists=(): signed(
    more=[revocation_values(lists, list(map(whole, responses)), kind="adobe_revocation")()])
passed("ocsp-signed-along", along(answer()), lists=(root_list,))
passed("ocsp-and-lists-signed-along", along(answer(), lists=[root_list]), lists=())
undecided("ocsp-signed-along-revoked", along(answer(since=NOW - days(3))), "REVOKED_NO_POE")

# Responders of which nobody says that they need not be asked about in turn.
asked = ca.issue(
    name("Trả lời OCSP thử nghiệm"), responder_key.public_key(), NOW - days(10), NOW + days(10),
    purposes=[ExtendedKeyUsageOID.OCSP_SIGNING])
undecided("ocsp-responder-without-a-list", answered(answer(by=asked)), "TRY_LATER", lists=(root_list,))
# A list that is out of date today says nothing about the signer any more, and was good after the responder had answered.
of_yesterday = lambda *revoked: ca.revocation_list(
    revoked, this_update=NOW - days(0.125), next_update=NOW - days(0.1))
passed("ocsp-responder-on-no-list", answered(answer(by=asked)), lists=(root_list, of_yesterday()))
for when in (5, 0.25):
    # Revoked after it answered, too: whoever has its key can write an older date.
    undecided(f"ocsp-responder-revoked-{when}", answered(answer(by=asked)), "TRY_LATER",
              lists=(root_list, of_yesterday((asked, NOW - days(when)))))
passed("ocsp-unasked-responder-revoked", answered(answer()), lists=(
    root_list, ca.revocation_list([(responder, NOW - days(5))])))

# Archive time stamps. The signer's certificate has ended, and that of the authority that stamped the signature, too.
former = Issuer(None, new_key("ec256"))
former.certificate = ca.issue(
    name("Dịch vụ dấu thời gian cũ"), former.key.public_key(), NOW - days(1700), NOW - days(150),
    purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)
long_ago = [expired, ca.certificate]
stamped_long_ago = signer(CONTENT, expired, rsa_key, unsigned=[stamp(NOW - days(200), former)])
unstamped = signer(CONTENT, expired, rsa_key)


def kept(one, form="v3", time=NOW - days(180), *, certificates=long_ago, inside=None, lists=(), by=tsa, **more):
    with_stamp = archived(one, CONTENT, time, by, form=form, certificates=certificates, lists=lists, **more)
    return message(CONTENT, [with_stamp], certificates=inside or certificates, lists=lists)


undecided("stamped-by-an-authority-that-ended", message(CONTENT, [stamped_long_ago], certificates=long_ago),
          "OUT_OF_BOUNDS_NO_POE")
for form in ("v3", "index", "v2"):
    passed(f"archive-{form}", kept(stamped_long_ago, form), proven=NOW - days(200))
    passed(f"archive-{form}-alone", kept(unstamped, form), proven=NOW - days(180))
    passed(f"archive-{form}-with-lists", kept(stamped_long_ago, form, lists=[root_list, ca_list]), lists=(),
           proven=NOW - days(200))
    passed(f"archive-{form}-sha512", kept(stamped_long_ago, form, digest="sha512"), proven=NOW - days(200))
    undecided(f"archive-{form}-of-something-else", kept(stamped_long_ago, form, other=True), "OUT_OF_BOUNDS_NO_POE")
    passed(f"archive-{form}-of-something-else-is-no-harm", kept(
        signer(CONTENT, lan, rsa_key), form, certificates=both, other=True))
    undecided(f"archive-{form}-by-a-stranger", kept(stamped_long_ago, form, by=false_tsa), "OUT_OF_BOUNDS_NO_POE")
    failed(f"archive-{form}-and-the-value-changed", kept(
        signer(CONTENT, lan, rsa_key, break_value=True), form, certificates=both), "SIG_CRYPTO_FAILURE")
passed("archive-v2-bare", kept(stamped_long_ago, "v2", bare=True), proven=NOW - days(200))
# What was put there after the archive time stamp is not vouched for by it.
passed("archive-v3-not-over-the-stamp", kept(stamped_long_ago, left_out=(0,)), proven=NOW - days(180))
passed("archive-v3-certificates-added-later", kept(
    stamped_long_ago, certificates=[expired], inside=long_ago), proven=NOW - days(200))
undecided("archive-v3-certificate-gone", kept(
    stamped_long_ago, certificates=[expired, ca.certificate, lan], inside=long_ago), "OUT_OF_BOUNDS_NO_POE")
undecided("archive-v3-attribute-gone", kept(stamped_long_ago, strange=[bytes(32)]), "OUT_OF_BOUNDS_NO_POE")
undecided("archive-v2-certificate-added", kept(
    stamped_long_ago, "v2", certificates=[expired], inside=long_ago), "OUT_OF_BOUNDS_NO_POE")
# One upon the other: the authority of the first archive time stamp has ended as well.
for first, second in [("v3", "v3"), ("v2", "v3"), ("v2", "v2")]:
    once = archived(stamped_long_ago, CONTENT, NOW - days(180), former, form=first, certificates=long_ago)
    passed(f"archive-{first}-then-{second}", kept(once, second, NOW - days(160)), proven=NOW - days(200))
    undecided(f"archive-{first}-by-an-authority-that-ended", message(CONTENT, [once], certificates=long_ago),
              "OUT_OF_BOUNDS_NO_POE")
# What an authority that ended writes with an older date, beside an archive time stamp that is not over it.
*fields, attributes = inside(archived(unstamped, CONTENT, NOW - days(160), tsa, certificates=long_ago))
_, _, _, _, value, _ = parser.parse(fields[-1])
backdated = inside(attributes) + [stamp(NOW - days(200), former)(value).dump()]
passed("archive-v3-then-an-older-date", message(
    CONTENT, [tagged(0x30, b"".join(fields) + tagged(0xA1, b"".join(sorted(backdated))))], certificates=long_ago),
    proven=NOW - days(160))
# A kind that nothing here reads.
passed("archive-of-the-first-kind", signed(unsigned=[
    lambda value: attribute("1.2.840.113549.1.9.16.2.27", core.load(token(value, NOW - days(2), tsa)))]))

# What pyHanko makes: a time stamp of the content, signed along.
store = SimpleCertificateStore()
store.register(ax509.Certificate.load(der(ca.certificate)))


def pkcs8(key):
    return akeys.PrivateKeyInfo.load(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


# It stamps with RSA alone.
stamping = Issuer(None, new_key("rsa2048"))
stamping.certificate = ca.issue(
    name("Dịch vụ dấu thời gian khác"), stamping.key.public_key(), NOW - days(100), NOW + days(100),
    purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)


def by_pyhanko(ago):
    author = signers.SimpleSigner(ax509.Certificate.load(der(lan)), pkcs8(rsa_key), store)
    stamper = timestamps.DummyTimeStamper(
        ax509.Certificate.load(der(stamping.certificate)), pkcs8(stamping.key), certs_to_embed=store, fixed_dt=NOW - days(ago))
    return asyncio.run(author.async_sign_general_data(
        CONTENT, "sha256", use_cades=True, timestamper=stamper, signed_attr_settings=PdfCMSSignedAttributes(
            cades_signed_attrs=ades.api.CAdESSignedAttrSpec(timestamp_content=True)))).dump()


passed("pyhanko-content-stamped", by_pyhanko(3), proven=NOW - days(3))

# Several signers: each counts, wherever it stands.
second_key = new_key("ec256")
second = person(second_key)
first_signer, second_signer = signer(CONTENT, lan, rsa_key), signer(CONTENT, second, second_key)
everyone = [lan, second, ca.certificate]
passed("two-signers", message(CONTENT, [first_signer, second_signer], certificates=everyone))
failed("two-signers-the-second-false", message(
    CONTENT, [first_signer, signer(CONTENT, second, second_key, break_value=True)], certificates=everyone), "SIG_CRYPTO_FAILURE")
failed("two-signers-the-first-false", message(
    CONTENT, [signer(CONTENT, lan, rsa_key, break_value=True), second_signer], certificates=everyone), "SIG_CRYPTO_FAILURE")
undecided("two-signers-one-expired", message(
    CONTENT, [signer(CONTENT, expired, rsa_key), second_signer], certificates=[expired, second, ca.certificate]),
    "OUT_OF_BOUNDS_NO_POE")

# What OpenSSL's own program makes.
write("lan.key", private_pem(rsa_key))
write("lan.pem", written_pem("CERTIFICATE", der(lan)))
write("second.key", private_pem(second_key))
write("second.pem", written_pem("CERTIFICATE", der(second)))
write("ca.pem", written_pem("CERTIFICATE", der(ca.certificate)))
write("content.txt", CONTENT)


def openssl(*options, who="lan", form="DER", cades=True):
    command = ["openssl", "cms", "-sign", "-binary", "-in", "content.txt", "-signer", f"{who}.pem", "-inkey", f"{who}.key",
               "-certfile", "ca.pem", "-outform", form, "-md", "sha256", *options]
    return subprocess.run(command + (["-cades"] if cades else []), cwd=folder, check=True, capture_output=True).stdout


passed("openssl-rsa", openssl())
passed("openssl-pss", openssl("-keyopt", "rsa_padding_mode:pss"))
passed("openssl-ec", openssl(who="second"))
passed("openssl-attached", openssl("-nodetach"), content=None)
passed("openssl-pem", openssl(form="PEM"))
passed("openssl-base64", b"".join(openssl(form="PEM").splitlines(keepends=True)[1:-1]))
passed("openssl-key-identifier", openssl("-keyid"))
passed("openssl-indefinite-length", openssl("-stream", "-nodetach"), content=None)
failed("openssl-no-attributes", openssl("-noattr", cades=False), "FORMAT_FAILURE")
undecided("openssl-not-cades", openssl(cades=False), "SIG_CONSTRAINTS_FAILURE")

(folder / "cases.json").write_text(json.dumps(cases, indent=1))
