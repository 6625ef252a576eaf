"""Makes signature values that a verifier easily gets wrong, each with what is right: hostile_values.py FOLDER

Writes values.json: of each its name, the key (SubjectPublicKeyInfo), the message, the signature's value, the scheme and whether
it holds. The keys are new each time. The kinds are those of Wycheproof: numbers out of range, lengths, DER that is none,
paddings of RSA that are not quite what they must be.
"""

import hashlib
import json
import pathlib
import sys

from authority import new_key
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
MESSAGE = "Quyết định số 123/QĐ-SGDĐT".encode()
values = []


def public(key):
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def value(name, key, scheme, signature, holds=False, **parameters):
    values.append({"name": name, "key": public(key).hex(), "message": MESSAGE.hex(), "signature": signature.hex(),
                   "scheme": scheme, "holds": holds, **parameters})


# ECDSA

ORDERS = {
    "ec256": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "ec384": int("F" * 48 + "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
    "ec521": int("1" + "F" * 65 + "A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409", 16),
}


def integer(number, extra=b""):
    content = extra + number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + length(len(content)) + content


def length(count, size=None):
    if count < 128 and size is None:
        return bytes([count])
    size = size or (count.bit_length() + 7) // 8
    return bytes([0x80 | size]) + count.to_bytes(size, "big")


def sequence(*parts, size=None, tail=b""):
    content = b"".join(parts)
    return b"\x30" + length(len(content), size) + content + tail


for kind, n in ORDERS.items():
    key = new_key(kind)
    size = (key.curve.key_size + 7) // 8
    signature = key.sign(MESSAGE, ec.ECDSA(hashes.SHA256()))
    r, s = decode_dss_signature(signature)

    def fixed(r, s, size=size):
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")

    def put(name, numbers, holds=False):
        value(f"{kind}-fixed-{name}", key, "ecdsa-fixed", numbers, holds)

    put("good", fixed(r, s), True)
    # Whoever has a signature can write its mirror image: the same message, the same signer. Nothing here counts on values
    # being unique.
    put("mirrored", fixed(r, n - s), True)
    for name, numbers in {"r-zero": (0, s), "s-zero": (r, 0), "both-zero": (0, 0), "both-one": (1, 1), "r-order": (n, s),
                          "s-order": (r, n), "swapped": (s, r), "order-less-one": (n - 1, n - 1)}.items():
        put(name, fixed(*numbers))
    top = 1 << 8 * size
    if r + n < top:
        put("r-beyond-order", fixed(r + n, s))
    if s + n < top:
        put("s-beyond-order", fixed(r, s + n))
    put("short", fixed(r, s)[:-1])
    put("long", fixed(r, s) + b"\0")
    put("both-longer", fixed(r, s, size + 1))
    put("doubled", fixed(r, s) * 2)
    put("one-number", fixed(r, s)[:size])
    put("empty", b"")
    put("der", signature)

    def der(name, written, holds=False):
        value(f"{kind}-der-{name}", key, "ecdsa-der", written, holds)

    der("good", signature, True)
    der("rewritten", sequence(integer(r), integer(s)), True)
    der("tail", signature + b"\0")
    der("tail-inside", sequence(integer(r), integer(s), b"\x05\x00"))
    der("zero-before", sequence(integer(r, b"\0\0"), integer(s)))
    der("long-length", sequence(integer(r), integer(s), size=3))
    der("cut", signature[:-1])
    der("negative", sequence(b"\x02\x01\xff", integer(s)))
    der("empty-integer", sequence(b"\x02\x00", integer(s)))
    der("indefinite", b"\x30\x80" + integer(r) + integer(s) + b"\0\0")
    der("set", b"\x31" + signature[1:])
    der("octets", sequence(b"\x04" + integer(r)[1:], integer(s)))
    der("null", b"\x05\x00")
    der("empty", b"")
    der("fixed", fixed(r, s))
    der("r-zero", sequence(integer(0), integer(s)))
    der("s-zero", sequence(integer(r), integer(0)))
    der("r-beyond-order", sequence(integer(r + n), integer(s)))
    der("s-order", sequence(integer(r), integer(n)))

# RSA: values of whatever one likes, by the bare private operation.

key = new_key("rsa2048")
numbers = key.private_numbers()
n, e, d = numbers.public_numbers.n, numbers.public_numbers.e, numbers.d
DIGEST = hashlib.sha256(MESSAGE).digest()
PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")


def powered(block, key_numbers=(n, d)):
    modulus, exponent = key_numbers
    return pow(int.from_bytes(block, "big"), exponent, modulus).to_bytes(256, "big")


def padded(tail, size=256):
    return b"\x00\x01" + b"\xff" * (size - 3 - len(tail)) + b"\x00" + tail


def pkcs1(name, block, holds=False):
    value("pkcs1-" + name, key, "rsa-pkcs1", powered(block), holds)


pkcs1("good", padded(PREFIX + DIGEST), True)
pkcs1("without-null", padded(bytes.fromhex("302f300b0609608648016503040201") + b"\x04\x20" + DIGEST))
pkcs1("no-prefix", padded(DIGEST))
pkcs1("other-digest", padded(bytes.fromhex("3031300d060960864801650304020305000420") + DIGEST))
pkcs1("sha1-prefix", padded(bytes.fromhex("3021300906052b0e03021a05000414") + hashlib.sha1(MESSAGE).digest()))
pkcs1("rubbish-behind", b"\x00\x01" + b"\xff" * 8 + b"\x00" + PREFIX + DIGEST + b"\0" * (256 - 11 - len(PREFIX) - 32))
pkcs1("rubbish-inside", padded(PREFIX + DIGEST[:-1] + bytes([DIGEST[-1] ^ 1])))
pkcs1("zero-within-padding", padded(PREFIX + DIGEST).replace(b"\xff\xff\xff\xff", b"\xff\x00\xff\xff", 1))
pkcs1("type-two", b"\x00\x02" + padded(PREFIX + DIGEST)[2:])
pkcs1("type-zero", b"\x00\x00" + padded(PREFIX + DIGEST)[2:])
pkcs1("no-zero-behind-padding", b"\x00\x01" + b"\xff" * (256 - 2 - 51) + PREFIX + DIGEST)
pkcs1("long-form-length", padded(b"\x30\x81\x31" + PREFIX[2:] + DIGEST))
good = powered(padded(PREFIX + DIGEST))
for name, signature in {
    "short": good[1:], "long": b"\0" + good, "empty": b"", "zero": bytes(256), "one": (1).to_bytes(256, "big"),
    "modulus": n.to_bytes(256, "big"), "modulus-less-one": (n - 1).to_bytes(256, "big"),
}.items():
    value("pkcs1-" + name, key, "rsa-pkcs1", signature)
beyond = int.from_bytes(good, "big") + n
if beyond < 1 << 2048:
    value("pkcs1-beyond-modulus", key, "rsa-pkcs1", beyond.to_bytes(256, "big"))

# The exponent 3 invites cube roots: a block whose beginning alone is right, without the private key.
cubic = rsa.generate_private_key(3, 2048)
wanted = b"\x00\x01" + b"\xff" * 8 + b"\x00" + PREFIX + DIGEST
target = int.from_bytes(wanted + b"\0" * (256 - len(wanted)), "big")
low, high = 0, 1 << 700
while low < high:
    middle = (low + high) // 2
    if middle ** 3 < target:
        low = middle + 1
    else:
        high = middle
value("pkcs1-cube-root", cubic, "rsa-pkcs1", low.to_bytes(256, "big"))
value("pkcs1-exponent-three", cubic, "rsa-pkcs1", cubic.sign(MESSAGE, padding.PKCS1v15(), hashes.SHA256()), True)


def pss(name, salt=32, mask=hashes.SHA256(), holds=False, told=32, told_mask="SHA256", break_with=None):
    signature = key.sign(MESSAGE, padding.PSS(padding.MGF1(mask), salt), hashes.SHA256())
    value("pss-" + name, key, "rsa-pss", break_with(signature) if break_with else signature, holds,
          saltBytes=told, mask=told_mask)


def with_block(change):
    """The value of a block that was changed after it was padded."""
    def broken(signature):
        block = pow(int.from_bytes(signature, "big"), e, n).to_bytes(256, "big")
        return powered(change(block))
    return broken


pss("good", holds=True)
pss("salt-shorter", salt=20)
pss("salt-longer", salt=48)
pss("salt-none", salt=0)
pss("salt-none-told", salt=0, told=0, holds=True)
pss("salt-none-told-some", salt=32, told=0)
pss("mask-other", mask=hashes.SHA1())
pss("mask-other-told", mask=hashes.SHA1(), told_mask="SHA1", holds=True)
pss("mask-told-other", told_mask="SHA512")
pss("salt-negative", told=-1)
pss("salt-automatic", told=-2)
pss("salt-greatest", told=-3)
pss("salt-beyond", told=1 << 40)
pss("trailer", break_with=with_block(lambda block: block[:-1] + b"\xcd"))
pss("first-bit", break_with=with_block(lambda block: bytes([block[0] ^ 1]) + block[1:]))
pss("hash", break_with=with_block(lambda block: block[:-2] + bytes([block[-2] ^ 1]) + block[-1:]))
pss("short", break_with=lambda signature: signature[1:])
pss("long", break_with=lambda signature: b"\0" + signature)
value("pss-of-pkcs1", key, "rsa-pss", good, saltBytes=32, mask="SHA256")
value("pkcs1-of-pss", key, "rsa-pkcs1", key.sign(MESSAGE, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256()))

(folder / "values.json").write_text(json.dumps(values))
