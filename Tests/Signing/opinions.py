"""What independent software says of signatures that were made here: opinions.py FOLDER FILE [CONTENT], JSON on standard output.

FOLDER is one that signers.py filled. PDF files go to pyHanko, CMS messages to OpenSSL, XML to signxml and,
where it is installed, xmlsec1.
"""

import base64
import io
import json
import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile

from asn1crypto import cms, crl, pem, x509
from authority import NOW

# Each judge is loaded only when asked: loading them all takes longer than judging.

logging.disable(logging.CRITICAL)
folder, file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
data = file.read_bytes()


def loaded(name, kind):
    return [kind.load(der) for _, _, der in pem.unarmor((folder / name).read_bytes(), multiple=True)]


def context():
    from pyhanko_certvalidator import ValidationContext
    return ValidationContext(
        trust_roots=loaded("root.pem", x509.Certificate), other_certs=loaded("intermediates.pem", x509.Certificate),
        allow_fetching=False, moment=NOW, crls=loaded("lists.pem", crl.CertificateList), revocation_mode="hard-fail")


def of_pdf():
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import validation
    found = []
    for one in PdfFileReader(io.BytesIO(data), strict=True).embedded_signatures:
        status = validation.validate_pdf_signature(one, context(), ts_validation_context=context())
        stamp = status.timestamp_validity
        found.append({
            "field": one.field_name, "good": bool(status.bottom_line), "coverage": status.coverage.name,
            "modified": status.modification_level.name if status.modification_level is not None else "",
            "stamped": bool(stamp is not None and stamp.intact and stamp.valid and stamp.trusted),
            "subfilter": one.sig_object["/SubFilter"],
            "attributes": sorted(attribute["type"].dotted for attribute in one.signer_info["signed_attrs"])})
    return found


def of_message():
    given = ["-content", sys.argv[3]] if len(sys.argv) > 3 else []
    # A file of its own: several are asked at the same time.
    with tempfile.NamedTemporaryFile() as chain:
        chain.write((folder / "root.pem").read_bytes() + (folder / "lists.pem").read_bytes())
        chain.flush()
        run = subprocess.run(
            ["openssl", "cms", "-verify", "-inform", "DER", "-in", file, "-binary", "-CAfile", chain.name, "-crl_check_all",
             "-attime", str(int(NOW.timestamp())), "-purpose", "any", "-out", "/dev/null", *given],
            capture_output=True)
    info = cms.ContentInfo.load(data)
    signer = info["content"]["signer_infos"][0]
    same = info.dump(force=True) == data
    return [{
        "good": run.returncode == 0, "canonical": same, "said": run.stderr.decode(),
        "attributes": sorted(attribute["type"].dotted for attribute in signer["signed_attrs"])}]


def of_xml():
    from lxml import etree
    from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod
    from signxml.xades import XAdESVerifier
    root = etree.fromstring(data)
    asked = SignatureConfiguration(
        expect_references=2, signature_methods=frozenset(SignatureMethod), digest_algorithms=frozenset(DigestAlgorithm),
        location=".//")
    written = root.find(".//{http://www.w3.org/2000/09/xmldsig#}X509Certificate").text
    certificate = pem.armor("CERTIFICATE", base64.b64decode(written)).decode()
    try:
        seen = XAdESVerifier().verify(data, x509_cert=certificate, expect_config=asked)
        found = {"good": True, "references": len(seen)}
    except Exception as error:
        found = {"good": False, "said": f"{type(error).__name__}: {error}"}
    # Debian's xmlsec knows no RSASSA-PSS.
    if shutil.which("xmlsec1") and b"rsa-MGF1" not in data:
        run = subprocess.run(
            ["xmlsec1", "--verify", "--trusted-pem", folder / "root.pem", "--untrusted-pem", folder / "intermediates.pem",
             "--verification-time", NOW.strftime("%Y-%m-%d %H:%M:%S"), "--id-attr:Id", "SignedProperties", "--id-attr:Id",
             "Signature", file], capture_output=True)
        found["xmlsec"] = run.returncode == 0
    return [found]


kind = of_pdf if data.startswith(b"%PDF") else of_message if data[:1] == b"\x30" else of_xml
json.dump(kind(), sys.stdout)
