"""Stamps the time as an authority does: stamp.py FOLDER REQUEST, the answer (RFC 3161) on standard output.

FOLDER is one that signers.py filled; the time is always half an hour before NOW of authority.py.
"""

import logging
import pathlib
import sys

from asn1crypto import keys, pem, tsp, x509
from authority import NOW, days
from pyhanko.sign import timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])


def certificate(file):
    return x509.Certificate.load(pem.unarmor((folder / file).read_bytes())[2])


store = SimpleCertificateStore()
store.register(certificate("intermediates.pem"))
stamper = timestamps.DummyTimeStamper(
    certificate("stamper.pem"), keys.PrivateKeyInfo.load(pem.unarmor((folder / "stamper.key").read_bytes())[2]),
    certs_to_embed=store, fixed_dt=NOW - days(1) / 48)
answer = stamper.request_tsa_response(tsp.TimeStampReq.load(pathlib.Path(sys.argv[2]).read_bytes()))
sys.stdout.buffer.write(answer.dump())
