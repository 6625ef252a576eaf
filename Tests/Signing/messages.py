"""CMS messages and time stamps, made piece by piece, so that any piece can be wrong."""

import datetime
import hashlib

from asn1crypto import algos, cms, core, parser, tsp
from asn1crypto import x509 as ax509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

from authority import NOW, der

HASHES = {
    "sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
    "sha3_256": hashes.SHA3_256(),
}
OID = {
    "signing_certificate": "1.2.840.113549.1.9.16.2.12", "signing_certificate_v2": "1.2.840.113549.1.9.16.2.47",
    "time_stamp": "1.2.840.113549.1.9.16.2.14", "content_time_stamp": "1.2.840.113549.1.9.16.2.20",
    "revocation_values": "1.2.840.113549.1.9.16.2.24", "adobe_revocation": "1.2.840.113583.1.1.8", "archive_v2": "1.2.840.113549.1.9.16.2.48",
    "archive_v3": "0.4.0.1733.2.4", "index": "0.4.0.1733.2.5", "index_v3": "0.4.0.19122.1.5",
}


class Attribute(core.Sequence):
    _fields = [("type", core.ObjectIdentifier), ("values", core.SetOf, {"spec": core.Any})]


class Attributes(core.SetOf):
    _child_spec = Attribute


def attribute(kind, *values):
    return Attribute({"type": kind, "values": core.SetOf([core.Any(value) for value in values], spec=core.Any)})


def tagged(tag, content):
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + length.to_bytes(size, "big") + content


def digest_identifier(digest):
    return algos.DigestAlgorithm({"algorithm": digest})


def sign(key, message, digest, scheme):
    """The value of a signature and its AlgorithmIdentifier in DER."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message), tagged(0x30, core.ObjectIdentifier("1.3.101.112").dump())
    if isinstance(key, ec.EllipticCurvePrivateKey):
        kind = {"sha256": "1.2.840.10045.4.3.2", "sha384": "1.2.840.10045.4.3.3", "sha512": "1.2.840.10045.4.3.4",
                "sha1": "1.2.840.10045.4.1", "sha3_256": "2.16.840.1.101.3.4.3.10"}[digest]
        return key.sign(message, ec.ECDSA(HASHES[digest])), tagged(0x30, core.ObjectIdentifier(kind).dump())
    if scheme == "pss":
        value = key.sign(
            message, padding.PSS(padding.MGF1(HASHES[digest]), HASHES[digest].digest_size), HASHES[digest])
        parameters = algos.RSASSAPSSParams({
            "hash_algorithm": {"algorithm": digest},
            "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": digest}},
            "salt_length": HASHES[digest].digest_size})
        return value, tagged(0x30, core.ObjectIdentifier("1.2.840.113549.1.1.10").dump() + parameters.dump())
    assert isinstance(key, rsa.RSAPrivateKey)
    kind = {"rsa": "1.2.840.113549.1.1.1", "sha1WithRSA": "1.2.840.113549.1.1.5"}[scheme]
    return key.sign(message, padding.PKCS1v15(), HASHES[digest]), tagged(
        0x30, core.ObjectIdentifier(kind).dump() + core.Null().dump())


def names_certificate(certificate, form):
    """The signing-certificate attribute (RFC 5035)."""
    if form == "v1":
        inner = tagged(0x30, core.OctetString(hashlib.sha1(der(certificate)).digest()).dump())
        return attribute(OID["signing_certificate"], core.load(tagged(0x30, tagged(0x30, inner))))
    inner = tagged(0x30, core.OctetString(hashlib.sha256(der(certificate)).digest()).dump())
    return attribute(OID["signing_certificate_v2"], core.load(tagged(0x30, tagged(0x30, inner))))


def signed_attributes(content, certificate, *, digest="sha256", kind="1.2.840.113549.1.7.1", names="v2", time=NOW, named=None,
                      drop=(), twice=(), message_digest=None, content_stamps=(), more=()):
    """The usual attributes, without those to drop and with those to have twice."""
    hashed = message_digest or hashlib.new(digest.replace("_", "-") if "3_" not in digest else digest, content).digest()
    made = {
        "content_type": attribute("1.2.840.113549.1.9.3", core.ObjectIdentifier(kind)),
        "message_digest": attribute("1.2.840.113549.1.9.4", core.OctetString(hashed)),
    }
    if time:
        made["signing_time"] = attribute("1.2.840.113549.1.9.5", core.UTCTime(time))
    if names:
        made["signing_certificate"] = names_certificate(named or certificate, names)
    if content_stamps:
        made["content_time_stamp"] = attribute(OID["content_time_stamp"], *map(core.load, content_stamps))
    attributes = [value for key, value in made.items() if key not in drop] + [made[key] for key in twice]
    return Attributes(sorted([*attributes, *more], key=lambda one: one.dump()))


def signer(content, certificate, key, *, digest="sha256", scheme="rsa", plain=False, unsigned=(), break_value=False,
           written_scheme=None, **attributes):
    """One SignerInfo in DER. `unsigned` are functions from the signature's value to an attribute."""
    own = ax509.Certificate.load(der(certificate))
    identifier = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
    body = core.Integer(1).dump() + identifier.dump() + digest_identifier(digest).dump()
    message = content
    if not plain:
        signed = signed_attributes(content, certificate, digest=digest, **attributes).dump()
        message = signed
        body += b"\xa0" + signed[1:]
    value, algorithm = sign(key, message, digest, scheme)
    if written_scheme:
        _, algorithm = sign(key, message, digest, written_scheme)
    if break_value:
        value = value[:-1] + bytes([value[-1] ^ 1])
    body += algorithm + core.OctetString(value).dump()
    if unsigned:
        body += tagged(0xA1, b"".join(sorted(make(value).dump() for make in unsigned)))
    return tagged(0x30, body)


def revocations(lists, responses):
    """The set of answers about revocation: lists, and OCSP responses as RFC 5940 puts them beside those."""
    answers = [tagged(0xA1, core.ObjectIdentifier("1.3.6.1.5.5.7.16.2").dump() + one) for one in responses]
    return tagged(0xA1, b"".join(sorted(der(one) for one in lists) + answers))


def message(content, signers, *, certificates=(), lists=(), responses=(), attached=False, digests=("sha256",), kind="1.2.840.113549.1.7.1"):
    """A ContentInfo with SignedData in DER."""
    inner = core.ObjectIdentifier(kind).dump()
    if attached:
        inner += tagged(0xA0, core.OctetString(content).dump())
    version = 3 if kind != "1.2.840.113549.1.7.1" else 1
    body = core.Integer(version).dump()
    body += tagged(0x31, b"".join(sorted(digest_identifier(one).dump() for one in digests)))
    body += tagged(0x30, inner)
    if certificates:
        body += tagged(0xA0, b"".join(sorted(der(one) for one in certificates)))
    if lists or responses:
        body += revocations(lists, responses)
    body += tagged(0x31, b"".join(sorted(signers)))
    return tagged(0x30, core.ObjectIdentifier("1.2.840.113549.1.7.2").dump() + tagged(0xA0, tagged(0x30, body)))


def token(stamped, time, authority, *, certificates=(), digest="sha256", **changes):
    """A time stamp token (RFC 3161) of a moment of one's choice."""
    info = tsp.TSTInfo({
        "version": "v1", "policy": "1.3.6.1.4.1.99999.1",
        "message_imprint": {
            "hash_algorithm": {"algorithm": digest}, "hashed_message": hashlib.new(digest, stamped).digest()},
        "serial_number": 7, "gen_time": time.astimezone(datetime.timezone.utc)}).dump()
    kind = "1.2.840.113549.1.9.16.1.4"
    one = signer(info, authority.certificate, authority.key, kind=kind, time=time, **changes)
    return message(
        info, [one], certificates=[authority.certificate, *certificates], attached=True, kind=kind,
        digests=(changes.get("digest", "sha256"),))


def stamp(time, authority, *, of=None, **changes):
    """An unsigned attribute with a time stamp of the signature's value, or `of` something else."""
    def make(value):
        return attribute(OID["time_stamp"], core.load(token(of or value, time, authority, **changes)))
    return make


def revocation_values(lists=(), responses=(), kind="revocation_values"):
    """An unsigned attribute with revocation lists and basic OCSP responses; as `adobe_revocation` it is signed and has whole ones."""
    def make(_=None):
        body = b""
        if lists:
            body += tagged(0xA0, tagged(0x30, b"".join(der(one) for one in lists)))
        if responses:
            body += tagged(0xA1, tagged(0x30, b"".join(responses)))
        return attribute(OID[kind], core.load(tagged(0x30, body)))
    return make


def inside(element):
    """The elements within one, each whole."""
    found, (_, _, _, _, content, _) = [], parser.parse(element)
    while content:
        *_, header, own, trailer = parser.parse(content)
        found.append(content[:len(header) + len(own) + len(trailer)])
        content = content[len(found[-1]):]
    return found


def archived(one, content, time, authority, *, form="v3", certificates=(), lists=(), digest="sha256", left_out=(), other=False,
             strange=(), bare=False, **changes):
    """A SignerInfo in DER with an archive time stamp more (EN 319 122-1, 5.5; TS 101 733, A.2.4), put together as the
    standards say. `form` is v3, index (v3 with the older index) or v2; `left_out` are positions of attributes that the index
    has not; `strange` are hashes that it has beside; `bare` is v2 without the head of the attributes."""
    fields = inside(one)
    attributes = inside(fields.pop()) if fields[-1][0] == 0xA1 else []
    kind = core.ObjectIdentifier("1.2.840.113549.1.7.1").dump()
    hashed = lambda data: hashlib.new(digest, data).digest()
    unsigned = []
    if form == "v2":
        stamped = tagged(0x30, kind) + content
        stamped += tagged(0xA0, b"".join(sorted(der(each) for each in certificates))) if certificates else b""
        stamped += revocations(lists, ()) if lists else b""
        stamped += b"".join(fields)
        stamped += b"".join(attributes) if bare else tagged(0xA1, b"".join(attributes))
    else:
        listed = [each for place, each in enumerate(attributes) if place not in left_out]
        if form == "v3":
            listed = [inside(each)[0] + value for each in listed for value in inside(inside(each)[1])]
        rows = [[hashed(der(each)) for each in certificates], [hashed(der(each)) for each in lists],
                [hashed(each) for each in listed] + list(strange)]
        algorithm = digest_identifier(digest).dump() if form == "v3" or digest != "sha256" else b""
        index = tagged(0x30, algorithm + b"".join(
            tagged(0x30, b"".join(core.OctetString(each).dump() for each in row)) for row in rows))
        unsigned = [lambda _: attribute(OID["index_v3" if form == "v3" else "index"], core.load(index))]
        stamped = kind + hashed(content) + b"".join(fields) + index
    made = token(b"khac" if other else stamped, time, authority, digest=digest, unsigned=unsigned, **changes)
    new = attribute(OID["archive_v2" if form == "v2" else "archive_v3"], core.load(made)).dump()
    return tagged(0x30, b"".join(fields) + tagged(0xA1, b"".join(attributes + [new])))
