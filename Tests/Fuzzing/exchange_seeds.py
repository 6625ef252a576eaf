"""Messages of the document exchange for script/fuzz, and the names of their parts: exchange_seeds.py FOLDER DICTIONARY"""

import base64
import io
import pathlib
import sys
import zipfile

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
PARTS = """MessageHeader From To OrganId OrganName DocumentId Code CodeNumber CodeNotation PromulgationInfo PromulgationDate
DocumentType Subject SignerInfo DueDate ToPlaces Place OtherInfo Priority Appendixes ResponseFor SteeringType
TraceHeaderList TraceHeader Timestamp Bussiness BussinessDocType StaffInfo BussinessDocumentInfo ReceiverList Receiver
ReceiverType ReplacementInfoList ReplacementInfo OrganIdList Status StatusCode Description edXMLBody edXMLManifest
Reference ContentId AttachmentEncoded Attachment AttachmentName ContentTransferEncoded Signature""".split()


def message(header, enclosed=""):
    return (
        f'<edXML xmlns="{NAMESPACE}"><edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}"><edXML:edXMLHeader>{header}'
        f"</edXML:edXMLHeader></edXML:edXMLEnvelope>{enclosed}</edXML>"
    )


def element(name, *content):
    return f"<edXML:{name}>{''.join(content)}</edXML:{name}>"


def enclosed(content):
    digits = base64.b64encode(content).decode()
    return (
        "<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>a.pdf</AttachmentName>"
        f"<ContentTransferEncoded>{digits}</ContentTransferEncoded></Attachment></AttachmentEncoded>"
    )


def main(folder, dictionary):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c.pdf", "xin chào " * 40)
    agency = element("OrganId", "H56.06")
    document = element(
        "MessageHeader",
        element("From", agency), element("To", element("OrganId", "G22")), element("DocumentId", "a,b/c"),
        element("Code", element("CodeNumber", "05"), element("CodeNotation", "A-B")),
        element("PromulgationInfo", element("PromulgationDate", "2020/01/02")), element("Subject", "x &amp; y"),
    )
    trace = element(
        "TraceHeaderList",
        element("TraceHeader", agency, element("Timestamp", "2020/01/02 03:04:05")),
        element("Bussiness", element("BussinessDocType", "2")),
    )
    status = element(
        "Status",
        element("From", agency), element("ResponseFor", agency, element("DocumentId", "a,b/c")), element("StatusCode", "03"),
    )
    seeds = {
        "packed": message(document + trace, enclosed(packed.getvalue())),
        "plain": message(document, enclosed(b"%PDF-1.7")),
        "status": message(status),
        "smallest": message("<edXML:MessageHeader/>"),
    }
    for name, text in seeds.items():
        (pathlib.Path(folder) / name).write_text(text)
    words = [f"<edXML:{part}>" for part in PARTS] + [f"</edXML:{part}>" for part in PARTS] + ["&#13;", "<![CDATA[", "]]>", "<!--", "-->", "xmlns="]
    pathlib.Path(dictionary).write_text("".join('"%s"\n' % word.replace('"', '\\"') for word in words))


main(*sys.argv[1:])
