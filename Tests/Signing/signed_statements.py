"""Signs issued statements as applicants' programs do, and as a dishonest one could.

Usage: signed_statements.py FOLDER PDF XML OTHER. PDF and XML are the two forms of one statement, OTHER is the XML of another
one; PDF may be `-`. Writes incremental.pdf, hidden.pdf (a text laid over the page in the revision that is signed), rewritten.pdf, twice.pdf,
enveloped.xml, other.xml, wrapped.xml, attached.p7m, attached-pdf.p7m, detached.p7s, other.p7s, root.pem and lists.pem. The applicant's
personal number is 038090001234; all is made around NOW of authority.py.
"""

import io
import logging
import pathlib
import sys

from asn1crypto import keys
from asn1crypto import x509 as asn1
from authority import NOW, days, der, issuing_authority, new_key, root, written_pem
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import NameOID
from lxml import etree
from messages import message, signer
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signxml import CanonicalizationMethod
from signxml.xades import XAdESSigner

logging.disable(logging.CRITICAL)
folder, pdf, xml, other = map(pathlib.Path, sys.argv[1:5])
folder.mkdir(parents=True, exist_ok=True)
top = root()
ca = issuing_authority(top)
store = SimpleCertificateStore()
store.register(asn1.Certificate.load(der(ca.certificate)))
key = new_key("rsa2048")
subject = x509.Name([
    x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, "Trần Văn Đức"),
    x509.NameAttribute(NameOID.USER_ID, "CCCD:038090001234"),
])
certificate = ca.issue(
    subject, key.public_key(), NOW - days(100), NOW + days(1000), usage=("digital_signature", "content_commitment"))


def write(name, data):
    (folder / name).write_bytes(data)


def signed_pdf(writer, field="KyTen"):
    by = signers.SimpleSigner(
        asn1.Certificate.load(der(certificate)),
        keys.PrivateKeyInfo.load(key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())), store)
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
    return signers.PdfSigner(meta, by, new_field_spec=fields.SigFieldSpec(field)).sign_pdf(writer).getvalue()


def incremental(data):
    return IncrementalPdfFileWriter(io.BytesIO(data))


def signed_xml(element):
    by = XAdESSigner(c14n_algorithm=CanonicalizationMethod.CANONICAL_XML_1_0)
    return by.sign(element, key=key, cert=[certificate, ca.certificate])


write("enveloped.xml", etree.tostring(signed_xml(etree.fromstring(xml.read_bytes()))))
write("other.xml", etree.tostring(signed_xml(etree.fromstring(other.read_bytes()))))
wrapped = etree.Element("vanBan")
wrapped.append(etree.fromstring(xml.read_bytes()))
write("wrapped.xml", etree.tostring(signed_xml(wrapped)))


def cms(content, attached):
    return message(
        content, [signer(content, certificate, key)], certificates=(certificate, ca.certificate), attached=attached)


def pdfs(issued):
    write("incremental.pdf", signed_pdf(incremental(issued)))
    write("twice.pdf", signed_pdf(incremental(signed_pdf(incremental(issued))), "KyHai"))
    cover = incremental(issued)
    page = cover.root["/Pages"]["/Kids"][0].get_object()
    stream = cover.add_object(generic.StreamObject(stream_data=b"1 1 1 rg 0 0 595 842 re f"))
    contents = page.raw_get("/Contents")
    contents = list(contents) if isinstance(contents, generic.ArrayObject) else [contents]
    page["/Contents"] = generic.ArrayObject(contents + [stream])
    cover.update_container(page)
    write("hidden.pdf", signed_pdf(cover))
    anew = io.BytesIO()
    copy_into_new_writer(PdfFileReader(io.BytesIO(issued))).write(anew)
    write("rewritten.pdf", signed_pdf(incremental(anew.getvalue())))
    write("attached-pdf.p7m", cms(issued, True))
    write("detached.p7s", cms(issued, False))


if pdf.name != "-":
    pdfs(pdf.read_bytes())
write("attached.p7m", cms(xml.read_bytes(), True))
write("other.p7s", cms(other.read_bytes(), False))
write("root.pem", written_pem("CERTIFICATE", der(top.certificate)))
write("lists.pem", written_pem("X509 CRL", der(top.revocation_list()), der(ca.revocation_list())))
