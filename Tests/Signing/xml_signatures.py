"""Makes XML signatures, good ones and hostile ones, below a folder: xml_signatures.py FOLDER [PORT]

Keys, certificates and lists are made anew; nothing of it is kept. Good ones are made by signxml where it makes them, so
that an independent signer is the measure; hostile ones by hand. PORT is a listening socket that must hear nothing.
"""

import base64
import contextlib
import copy
import hashlib
import hmac
import pathlib
import sys

import authority
import messages
import xmlsec
from authority import NOW, days, der, name, new_key, private_pem
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID
from lxml import etree
from signxml import CanonicalizationMethod, DigestAlgorithm, SignatureMethod, XMLSigner, methods
from signxml.xades import XAdESSigner

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
EXC = "http://www.w3.org/2001/10/xml-exc-c14n#"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
ENVELOPED = DS + "enveloped-signature"
MORE = "http://www.w3.org/2007/05/xmldsig-more#"
XADES_LATER = "http://uri.etsi.org/01903/v1.4.1#"
XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
port = sys.argv[2] if len(sys.argv) > 2 else "9"

root = authority.root()
issuer = authority.issuing_authority(root)
ca = issuer.certificate
keys = {
    "rsa": new_key("rsa2048"), "rsa1024": new_key("rsa1024"), "p256": new_key("ec256"), "p384": new_key("ec384"),
    "p521": new_key("ec521"), "ed25519": new_key("ed25519"), "attacker": new_key("rsa2048"),
}


def signer_certificate(who, by=issuer):
    return by.issue(name("Người ký " + who), keys[who].public_key(), NOW - days(100), NOW + days(600))


certificates = {who: signer_certificate(who) for who in keys}
certificates["attacker"] = signer_certificate("attacker", authority.issuing_authority(authority.root("Kẻ giả"), "CA thử nghiệm"))
twin = signer_certificate("rsa")


def b64(data):
    return base64.b64encode(data).decode()


# A signer of our own, for what no honest one makes


def c14n(element, exclusive=True):
    return etree.tostring(element, method="c14n", exclusive=exclusive, with_comments=False)


def transform(algorithm, inner=""):
    return f'<ds:Transform Algorithm="{algorithm}">{inner}</ds:Transform>'


def reference(uri, octets, transforms, kind="", identifier="", digest=SHA256, value=None):
    hashed = hashlib.new({SHA256: "sha256", DS + "sha1": "sha1"}[digest], octets).digest() if value is None else value
    named = [("Id", identifier or None), ("URI", uri), ("Type", kind or None)]
    return (
        "<ds:Reference" + "".join(f' {key}="{text}"' for key, text in named if text is not None) + ">"
        + ("<ds:Transforms>" + "".join(transforms) + "</ds:Transforms>" if transforms else "")
        + f'<ds:DigestMethod Algorithm="{digest}"/><ds:DigestValue>{b64(hashed)}</ds:DigestValue></ds:Reference>'
    )


def x509_data(*certs):
    return (
        "<ds:KeyInfo><ds:X509Data>"
        + "".join(f"<ds:X509Certificate>{b64(der(c))}</ds:X509Certificate>" for c in certs)
        + "</ds:X509Data></ds:KeyInfo>"
    )


def raw(key, octets, digest=hashes.SHA256()):
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(octets, padding.PKCS1v15(), digest)
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(octets)
    r, s = decode_dss_signature(key.sign(octets, ec.ECDSA(digest)))
    size = (key.curve.key_size + 7) // 8
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def signature(
    references, who="rsa", method=f'<ds:SignatureMethod Algorithm="{RSA_SHA256}"/>', key_info=None, objects="", sign=None,
    identifier="chu-ky", prefix="", c14n_method=EXC,
):
    """A Signature element; `sign` makes the value of the octets."""
    info = (
        f'<ds:CanonicalizationMethod Algorithm="{c14n_method}"/>{method}' + "".join(references) + "</ds:SignedInfo>"
    )
    octets = c14n(etree.fromstring(f'<ds:SignedInfo xmlns:ds="{DS}">{info}'))
    value = (sign or (lambda octets: raw(keys[who], octets)))(octets)
    return (
        f'<ds:Signature xmlns:ds="{DS}" Id="{identifier}">{prefix}<ds:SignedInfo>{info}'
        f"<ds:SignatureValue>{b64(value)}</ds:SignatureValue>"
        f"{key_info if key_info is not None else x509_data(certificates[who], ca)}{objects}</ds:Signature>"
    )


def write(file, text):
    (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())


# The document: a decision in an envelope of its own

DECISION = '<quyetDinh Id="qd"><so loai="goc">123/QĐ-SGDĐT</so><nguoi>Nguyễn Thị Thử</nguoi></quyetDinh>'
EVIL = '<quyetDinh Id="gia"><so loai="goc">999/QĐ-SGDĐT</so><nguoi>Kẻ Giả</nguoi></quyetDinh>'
PLAIN = [transform(ENVELOPED), transform(EXC)]
ONLY = [transform(EXC)]


def octets(text):
    return c14n(etree.fromstring(text))


def enveloped(text, **options):
    """The text with a signature before the end of its root, which covers all of it."""
    made = signature([reference("", octets(text), PLAIN)], **options)
    place = text.rindex("</")
    return text[:place] + made + text[place:]


def within(text=DECISION, **options):
    """The decision with a signature of its own inside."""
    made = signature([reference("#qd", octets(text), PLAIN)], **options)
    return text.replace("</quyetDinh>", made + "</quyetDinh>")


def envelope(*parts, attributes=""):
    return f"<vanBan{attributes}>{''.join(parts)}</vanBan>"


def good():
    document = etree.fromstring(envelope(DECISION).encode())
    made = {
        "rsa": ("rsa", SignatureMethod.RSA_SHA256, DigestAlgorithm.SHA256),
        "rsa_sha512": ("rsa", SignatureMethod.RSA_SHA512, DigestAlgorithm.SHA512),
        "pss": ("rsa", SignatureMethod.SHA256_RSA_MGF1, DigestAlgorithm.SHA256),
        "pss_sha3": ("rsa", SignatureMethod.SHA3_384_RSA_MGF1, DigestAlgorithm.SHA3_384),
        "p256": ("p256", SignatureMethod.ECDSA_SHA256, DigestAlgorithm.SHA256),
        "p384": ("p384", SignatureMethod.ECDSA_SHA384, DigestAlgorithm.SHA384),
        "p521": ("p521", SignatureMethod.ECDSA_SHA512, DigestAlgorithm.SHA512),
    }
    for file, (who, method, digest) in made.items():
        chain = [certificates[who], ca]
        for kind, layout in [("enveloped", methods.enveloped), ("enveloping", methods.enveloping)]:
            signer = XMLSigner(method=layout, signature_algorithm=method, digest_algorithm=digest)
            signed = signer.sign(copy.deepcopy(document), key=keys[who], cert=chain)
            write(f"ok_{kind}_{file}.xml", etree.tostring(signed))
    for file, form in [
        ("inclusive", CanonicalizationMethod.CANONICAL_XML_1_0),
        ("inclusive11", CanonicalizationMethod.CANONICAL_XML_1_1),
        ("exclusive", CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0),
        ("comments", CanonicalizationMethod.CANONICAL_XML_1_0_WITH_COMMENTS),
    ]:
        signer = XMLSigner(c14n_algorithm=form)
        noted = envelope(DECISION if file == "comments" else DECISION.replace("<nguoi>", "<!-- ghi chú --><nguoi>"))
        signed = signer.sign(etree.fromstring(noted.encode()), key=keys["rsa"], cert=[certificates["rsa"], ca])
        write(f"ok_form_{file}.xml", etree.tostring(signed))
    signer = XAdESSigner(c14n_algorithm=CanonicalizationMethod.CANONICAL_XML_1_0)
    signed = signer.sign(copy.deepcopy(document), key=keys["rsa"], cert=[certificates["rsa"], ca])
    write("ok_xades_signxml.xml", etree.tostring(signed))

    write("ok_ed25519.xml", enveloped(
        envelope(DECISION), who="ed25519",
        method='<ds:SignatureMethod Algorithm="http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519"/>'))
    write("ok_within.xml", envelope(within()))
    write("ok_detached.xml", envelope(DECISION, signature([reference("#qd", octets(DECISION), ONLY)])))
    # As tax declarations are signed: the signature beside what it covers, and a transform that has nothing to leave out.
    write("ok_beside.xml", envelope(
        DECISION, "<chuKy>", signature([reference("#qd", octets(DECISION), PLAIN)]), "</chuKy>"))
    write("ok_two_parts.xml", envelope(DECISION, EVIL, signature(
        [reference("#qd", octets(DECISION), ONLY), reference("#gia", octets(EVIL), ONLY)])))
    write("ok_two_signers.xml", envelope(
        DECISION, "<chuKy>", signature([reference("#qd", octets(DECISION), ONLY)], identifier="mot"),
        signature([reference("#qd", octets(DECISION), ONLY)], who="p256", identifier="hai",
                  method='<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>'),
        "</chuKy>"))
    side = [transform(XPATH, f'<ds:XPath xmlns:ds="{DS}">not(ancestor-or-self::ds:Signature)</ds:XPath>'), transform(EXC)]
    both = [signature([reference("", octets(envelope(DECISION)), side)], identifier=i) for i in ("mot", "hai")]
    write("ok_side_by_side.xml", envelope(DECISION, *both))
    write("ok_comment.xml", envelope(within()).replace("123/QĐ", "123<!-- -->/QĐ"))
    write("ok_key_value_beside.xml", enveloped(envelope(DECISION), key_info=x509_data(certificates["rsa"]).replace(
        "<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>ai</ds:KeyName>" + key_value(keys["attacker"]))))


def key_value(key):
    numbers = key.public_key().public_numbers()
    return (
        "<ds:KeyValue><ds:RSAKeyValue>"
        f"<ds:Modulus>{b64(numbers.n.to_bytes(256, 'big'))}</ds:Modulus>"
        f"<ds:Exponent>{b64(numbers.e.to_bytes(3, 'big'))}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>"
    )


def wrapping():
    """XSW 1 to 8 as they were found in SAML, told of a decision in an envelope; and a second body."""
    base = octets(DECISION)
    made = signature([reference("#qd", base, PLAIN)])
    signed = DECISION.replace("</quyetDinh>", made + "</quyetDinh>")
    in_object = made.replace("</ds:Signature>", "<ds:Object>{}</ds:Object></ds:Signature>")
    evil_with = lambda inside: EVIL.replace("</quyetDinh>", inside + "</quyetDinh>")
    same_id = EVIL.replace('Id="gia"', 'Id="qd"')
    root = f'<vanBan Id="vb">{DECISION}</vanBan>'
    root_made = signature([reference("#vb", octets(root), PLAIN)])
    evil_root = '<vanBan Id="gia">' + EVIL + "{}</vanBan>"
    write("bad_xsw1.xml", evil_root.format(
        root_made.replace("</ds:Signature>", f"<ds:Object>{root}</ds:Object></ds:Signature>")))
    write("bad_xsw2.xml", evil_root.format(root + root_made))
    write("bad_xsw3.xml", envelope(EVIL, signed))
    write("bad_xsw4.xml", envelope(evil_with(signed)))
    write("bad_xsw5.xml", envelope(same_id.replace("</quyetDinh>", made + "</quyetDinh>"), DECISION))
    write("bad_xsw6.xml", envelope(same_id.replace("</quyetDinh>", in_object.format(DECISION) + "</quyetDinh>")))
    write("bad_xsw7.xml", envelope("<moRong>", same_id, "</moRong>", signed))
    write("bad_xsw8.xml", envelope(evil_with(in_object.format(DECISION))))
    write("bad_second_body.xml", envelope(signed, EVIL))
    write("bad_second_text.xml", envelope(signed, "số 999"))
    write("bad_second_attribute.xml", envelope(signed, attributes=' so="999"'))
    write("bad_same_name.xml", f"<quyetDinh>{signed}</quyetDinh>")
    write("bad_object_beside.xml", envelope(DECISION.replace(
        "</quyetDinh>", in_object.format(EVIL) + "</quyetDinh>")))
    write("bad_duplicate_id.xml", envelope(signed, "<ghiChu id='qd'/>"))


def tampering():
    signed = envelope(within())
    write("bad_text.xml", signed.replace("123/QĐ", "124/QĐ"))
    write("bad_attribute.xml", signed.replace('loai="goc"', 'loai="sao"'))
    write("bad_element.xml", signed.replace("</nguoi>", "</nguoi><nguoi/>", 1))
    at = signed.index("<ds:SignatureValue>") + 30
    write("bad_value.xml", signed[:at] + ("A" if signed[at] != "A" else "B") + signed[at + 1:])
    write("bad_truncated_value.xml", enveloped(envelope(DECISION), sign=lambda o: raw(keys["rsa"], o)[:-1]))
    write("bad_empty_value.xml", enveloped(envelope(DECISION), sign=lambda o: b""))
    write("bad_attacker_key.xml", enveloped(
        envelope(DECISION), sign=lambda o: raw(keys["attacker"], o), key_info=x509_data(certificates["rsa"]).replace(
            "<ds:KeyInfo>", "<ds:KeyInfo>" + key_value(keys["attacker"]))))
    write("bad_attacker_certificate.xml", enveloped(
        envelope(DECISION), sign=lambda o: raw(keys["attacker"], o), key_info=x509_data(certificates["attacker"])))


def algorithms():
    document = envelope(DECISION)
    write("bad_rsa1024.xml", enveloped(document, who="rsa1024"))
    write("bad_sha1.xml", enveloped(
        document, method=f'<ds:SignatureMethod Algorithm="{DS}rsa-sha1"/>',
        sign=lambda o: raw(keys["rsa"], o, hashes.SHA1())))
    made = signature([reference("", octets(document), PLAIN, digest=DS + "sha1")])
    write("bad_sha1_content.xml", document.replace("</vanBan>", made + "</vanBan>"))
    mac = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
    secret = der(certificates["rsa"])
    keyed = lambda o: hmac.new(secret, o, "sha256").digest()
    write("bad_hmac.xml", enveloped(document, method=f'<ds:SignatureMethod Algorithm="{mac}"/>', sign=keyed))
    write("bad_hmac_cut.xml", enveloped(
        document, sign=lambda o: keyed(o)[:1], method=f'<ds:SignatureMethod Algorithm="{mac}"><ds:HMACOutputLength>8'
        "</ds:HMACOutputLength></ds:SignatureMethod>"))
    write("bad_der_ecdsa.xml", enveloped(
        document, who="p256", sign=lambda o: keys["p256"].sign(o, ec.ECDSA(hashes.SHA256())),
        method='<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>'))
    write("bad_none.xml", enveloped(document, method='<ds:SignatureMethod Algorithm="none"/>', sign=lambda o: b""))


def pss():
    """RSASSA-PSS with its parameters spelled out (RFC 6931, 2.3.9)."""
    document = envelope(DECISION)
    sha512 = '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/>'
    mask = f'<p:MaskGenerationFunction Algorithm="{MORE}MGF1"><ds:DigestMethod Algorithm="{SHA256}"/></p:MaskGenerationFunction>'

    def put(file, parameters, digest=hashes.SHA256(), mask=hashes.SHA256(), salt=32):
        write(file, enveloped(
            document, method=f'<ds:SignatureMethod Algorithm="{MORE}rsa-pss">{parameters}</ds:SignatureMethod>',
            sign=lambda octets: keys["rsa"].sign(octets, padding.PSS(padding.MGF1(mask), salt), digest)))

    def stated(inside):
        return f'<p:RSAPSSParams xmlns:p="{MORE}">{inside}</p:RSAPSSParams>'

    put("ok_pss_unstated.xml", "")
    put("ok_pss_empty.xml", stated(""))
    put("ok_pss_digest.xml", stated(sha512), hashes.SHA512(), hashes.SHA512(), 64)
    put("ok_pss_stated.xml", stated(
        sha512 + mask + "<p:SaltLength> 20 </p:SaltLength><p:TrailerField>1</p:TrailerField>"), hashes.SHA512(), salt=20)
    put("bad_pss_salt.xml", stated("<p:SaltLength>20</p:SaltLength>"))
    put("bad_pss_mask.xml", stated(sha512 + mask), hashes.SHA512(), hashes.SHA512(), 64)
    put("bad_pss_trailer.xml", stated("<p:TrailerField>2</p:TrailerField>"))
    put("bad_pss_function.xml", stated(f'<p:MaskGenerationFunction Algorithm="{MORE}MGF2"/>'))
    put("bad_pss_order.xml", stated("<p:TrailerField>1</p:TrailerField><p:SaltLength>32</p:SaltLength>"))
    put("bad_pss_negative.xml", stated("<p:SaltLength>-1</p:SaltLength>"))
    put("bad_pss_unknown.xml", "<ds:HMACOutputLength>8</ds:HMACOutputLength>")


def beside():
    """Signatures in a file of their own over another file: made by python-xmlsec, by signxml, and by hand."""
    content = "Quyết định số 123/QĐ-SGDĐT\r\n".encode()
    paper = f"<vanBan>\n<!-- ghi chú -->{DECISION}</vanBan>".encode()
    write("beside.txt", content)
    write("beside.txt.xml", paper)
    with contextlib.chdir(folder):
        around = etree.fromstring("<chuKy/>")
        template = xmlsec.template.create(
            around, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256)
        around.append(template)
        xmlsec.template.add_reference(template, xmlsec.Transform.SHA256, uri="beside.txt")
        data = xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(template))
        xmlsec.template.x509_data_add_certificate(data)
        context = xmlsec.SignatureContext()
        context.key = xmlsec.Key.from_memory(private_pem(keys["rsa"]), xmlsec.KeyFormat.PEM)
        context.key.load_cert_from_memory(authority.written_pem("CERTIFICATE", der(certificates["rsa"])), xmlsec.KeyFormat.PEM)
        context.sign(template)
    write("beside_xmlsec.xml", etree.tostring(around))
    signer = XMLSigner(method=methods.detached)
    signed = signer.sign(
        etree.fromstring(paper), key=keys["rsa"], cert=[certificates["rsa"], ca], reference_uri="https://example.vn/van-ban")
    write("beside_signxml.xml", etree.tostring(signed))
    one = reference("beside.txt", content, [])
    write("beside_two_references.xml", signature([one, reference("khac.txt", content, [])]))
    write("beside_same_twice.xml", signature([one, one]))
    write("beside_two_addresses.xml", envelope(
        signature([one], identifier="mot"), signature([reference("khac.txt", content, [])], identifier="hai")))
    write("beside_two_signers.xml", envelope(
        signature([one], identifier="mot"),
        signature([one], who="p256", identifier="hai",
                  method='<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>')))
    write("beside_enveloped.xml", signature([reference("beside.txt", content, [transform(ENVELOPED)])]))
    write("beside_more_to_read.xml", envelope(EVIL, signature([one])))


def references():
    document = envelope(DECISION)
    whole = octets(document)

    def put(file, refs, **options):
        write(file, document.replace("</vanBan>", signature(refs, **options) + "</vanBan>"))

    stylesheet = (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><a/>'
        "</xsl:template></xsl:stylesheet>"
    )
    put("bad_xslt.xml", [reference("", b"<a></a>", [
        transform("http://www.w3.org/TR/1999/REC-xslt-19991116", stylesheet), transform(EXC)])])
    put("bad_xpath.xml", [reference("", octets(envelope(DECISION.replace('<so loai="goc">123/QĐ-SGDĐT</so>', ""))), [
        transform(ENVELOPED), transform(XPATH, "<ds:XPath>not(ancestor-or-self::so)</ds:XPath>"), transform(EXC)])])
    deep = "not(ancestor-or-self::ds:Signature) and count(" + "//. | " * 200 + "//.) > 0"
    put("bad_xpath_dos.xml", [reference("", whole, [
        transform(XPATH, f"<ds:XPath>{deep}</ds:XPath>")])])
    fake = f'<ds:XPath xmlns:x="urn:x">not(ancestor-or-self::x:Signature)</ds:XPath>'
    put("bad_xpath_prefix.xml", [reference("", whole, [transform(XPATH, fake), transform(EXC)])],
        sign=lambda o: raw(keys["rsa"], o), c14n_method=EXC)
    put("bad_filter2.xml", [reference("", whole, [transform(
        "http://www.w3.org/2002/06/xmldsig-filter2",
        '<XPath xmlns="http://www.w3.org/2002/06/xmldsig-filter2" Filter="intersect">//so</XPath>')])])
    put("bad_base64.xml", [reference("", whole, [transform(DS + "base64")])])
    put("bad_xpointer.xml", [reference("#xpointer(id('qd'))", octets(DECISION), ONLY)])
    put("bad_xpointer_root.xml", [reference("#xpointer(/)", whole, PLAIN)])
    put("bad_file.xml", [reference("file:///etc/hostname", pathlib.Path("/etc/hostname").read_bytes(), [])])
    put("bad_path.xml", [reference("ok_within.xml", b"", [])])
    put("bad_http.xml", [reference(f"http://127.0.0.1:{port}/doc.xml", b"", [])])
    put("bad_no_uri.xml", [reference(None, whole, PLAIN)])
    put("bad_missing.xml", [reference("#khong-co", octets(DECISION), ONLY)])
    put("bad_no_reference.xml", [])
    put("bad_thousand.xml", [reference("", whole, PLAIN)] * 1000)
    put("bad_itself.xml", [reference("#chu-ky", whole, PLAIN)])
    put("bad_only_key.xml", [reference("#khoa", octets(f'<ds:KeyInfo xmlns:ds="{DS}" Id="khoa"/>'), ONLY)],
        key_info='<ds:KeyInfo Id="khoa"/>')
    manifest = f'<ds:Manifest xmlns:ds="{DS}" Id="mf">{reference("#qd", octets(DECISION), ONLY)}</ds:Manifest>'
    put("bad_manifest.xml", [reference("#mf", octets(manifest), ONLY, kind=DS + "Manifest")],
        objects=f"<ds:Object>{manifest}</ds:Object>")
    put("bad_manifest_untyped.xml", [reference("#mf", octets(manifest), ONLY)],
        objects=f"<ds:Object>{manifest}</ds:Object>")
    for file, inner in [
        ("bad_retrieval.xml", f'<ds:RetrievalMethod URI="http://127.0.0.1:{port}/key.der" '
         'Type="http://www.w3.org/2000/09/xmldsig#rawX509Certificate"/>'),
        ("bad_key_reference.xml", f'<dsig11:KeyInfoReference xmlns:dsig11="http://www.w3.org/2009/xmldsig11#" '
         f'URI="http://127.0.0.1:{port}/key.xml"/>'),
        ("bad_key_value.xml", key_value(keys["rsa"])),
    ]:
        put(file, [reference("", whole, PLAIN)], key_info=f"<ds:KeyInfo>{inner}</ds:KeyInfo>")
    put("bad_no_key.xml", [reference("", whole, PLAIN)], key_info="")
    put("bad_certificate_rubbish.xml", [reference("", whole, PLAIN)], key_info=(
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"))
    put("bad_many_certificates.xml", [reference("", whole, PLAIN)], key_info=x509_data(
        certificates["rsa"], *[ca] * 50))
    put("bad_text_between.xml", [reference("", whole, PLAIN) + "chữ"])
    put("bad_extra_part.xml", [reference("", whole, PLAIN)], prefix="<ds:Object/>")
    put("bad_unknown_form.xml", [reference("", whole, [transform(ENVELOPED), transform("urn:form")])])
    put("bad_unknown_info_form.xml", [reference("", whole, PLAIN)], c14n_method="urn:form")
    many = "".join(signature([reference("", whole, PLAIN)], identifier=f"s{i}") for i in range(60))
    write("bad_sixty.xml", document.replace("</vanBan>", many + "</vanBan>"))
    write("bad_unsigned.xml", document)
    write("bad_worst_decides.xml", envelope(
        DECISION, signature([reference("#qd", octets(DECISION), ONLY)], identifier="mot"),
        signature([reference("#qd", octets(DECISION), ONLY)], identifier="hai", sign=lambda o: bytes(256))))
    write("bad_worst_decides_first.xml", envelope(
        DECISION, signature([reference("#qd", octets(DECISION), ONLY)], identifier="hai", sign=lambda o: bytes(256)),
        signature([reference("#qd", octets(DECISION), ONLY)], identifier="mot")))


def doctypes():
    signed = envelope(within())
    laughs = "".join(f'<!ENTITY l{i + 1} "' + f"&l{i};" * 10 + '">' for i in range(9))
    write("bad_laughs.xml", f'<!DOCTYPE vanBan [<!ENTITY l0 "ha">{laughs}]>' + signed.replace("Thử", "&l9;"))
    write("bad_external_dtd.xml", f'<!DOCTYPE vanBan SYSTEM "http://127.0.0.1:{port}/x.dtd">' + signed)
    write("bad_entity.xml", '<!DOCTYPE vanBan [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + signed.replace("Thử", "&x;"))
    write("bad_parameter_entity.xml", f'<!DOCTYPE vanBan [<!ENTITY % x SYSTEM "http://127.0.0.1:{port}/x"> %x;]>' + signed)
    write("bad_default_attribute.xml", '<!DOCTYPE vanBan [<!ATTLIST so loai CDATA "goc">]>' + signed)
    write("bad_include.xml", enveloped(envelope(
        DECISION, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/>')).replace(
            "123/QĐ", "124/QĐ"))
    write("bad_cut.xml", signed[: len(signed) // 2])


# XAdES


def cert_digest(cert, version=2, digest=None):
    hashed = digest or hashlib.sha256(der(cert)).digest()
    suffix = "V2" if version == 2 else ""
    serial = "" if version == 2 else (
        f"<xades:IssuerSerial><ds:X509IssuerName>CN=CA thu,C=VN</ds:X509IssuerName><ds:X509SerialNumber>"
        f"{cert.serial_number}</ds:X509SerialNumber></xades:IssuerSerial>"
    )
    return (
        f"<xades:SigningCertificate{suffix}><xades:Cert><xades:CertDigest>"
        f'<ds:DigestMethod Algorithm="{SHA256}"/><ds:DigestValue>{b64(hashed)}</ds:DigestValue></xades:CertDigest>{serial}'
        f"</xades:Cert></xades:SigningCertificate{suffix}>"
    )


def properties(bound, time="2026-06-15T09:30:00+07:00", identifier="tt", content="", more=""):
    return (
        f'<xades:SignedProperties xmlns:xades="{XADES}" xmlns:ds="{DS}" Id="{identifier}"><xades:SignedSignatureProperties>'
        f"<xades:SigningTime>{time}</xades:SigningTime>{bound}{more}</xades:SignedSignatureProperties>{content}"
        "</xades:SignedProperties>"
    )


def qualified(signed, target="#chu-ky", unsigned=""):
    return f'<ds:Object><xades:QualifyingProperties xmlns:xades="{XADES}" Target="{target}">{signed}{unsigned}' \
        "</xades:QualifyingProperties></ds:Object>"


def xades():
    document = envelope(DECISION)
    whole = octets(document)
    main = reference("", whole, PLAIN, identifier="nd")

    def put(file, signed, refs=None, objects=None, **options):
        over = refs if refs is not None else [
            main, reference("#tt", octets(signed), ONLY, kind=SIGNED_PROPERTIES)]
        made = signature(over, objects=objects if objects is not None else qualified(signed), **options)
        write(file, document.replace("</vanBan>", made + "</vanBan>"))
        return made

    fine = properties(cert_digest(certificates["rsa"]))
    put("ok_xades.xml", fine)
    curve = properties(cert_digest(certificates["p256"]))
    put("ok_xades_small.xml", curve, who="p256", key_info=x509_data(certificates["p256"]),
        method='<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>')
    put("ok_xades_v1.xml", properties(cert_digest(certificates["rsa"], 1)))
    put("ok_xades_described.xml", properties(
        cert_digest(certificates["rsa"]), content='<xades:SignedDataObjectProperties><xades:DataObjectFormat '
        'ObjectReference="#nd"><xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat>'
        "</xades:SignedDataObjectProperties>", more="<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId>"
        "<xades:SigPolicyId><xades:Identifier>urn:oid:1.2.3</xades:Identifier></xades:SigPolicyId>"
        f'<xades:SigPolicyHash><ds:DigestMethod Algorithm="{SHA256}"/><ds:DigestValue>AAAA</ds:DigestValue>'
        "</xades:SigPolicyHash></xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>"
        "<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>Giám đốc</xades:ClaimedRole></xades:ClaimedRoles>"
        "</xades:SignerRoleV2>"))
    put("bad_xades_unsigned.xml", fine, refs=[main])
    put("bad_xades_untyped.xml", fine, refs=[main, reference("#tt", octets(fine), ONLY)])
    put("bad_xades_target.xml", fine, objects=qualified(fine, target="#khac"))
    put("bad_xades_twice.xml", fine, objects=qualified(fine) + qualified(properties("", identifier="kh")))
    put("bad_xades_elsewhere.xml", fine, objects=qualified(properties(
        cert_digest(certificates["rsa"]), time="2020-01-01T00:00:00Z", identifier="kh")) + f"<ds:Object>{fine}</ds:Object>")
    put("bad_xades_twin.xml", fine, key_info=x509_data(twin, ca))
    put("bad_xades_other_certificate.xml", properties(cert_digest(ca, digest=bytes(32))))
    put("bad_xades_no_certificate.xml", properties(""))
    put("bad_xades_serial.xml", properties(cert_digest(certificates["rsa"], 1).replace(
        str(certificates["rsa"].serial_number), "12345")))
    put("bad_xades_time.xml", properties(cert_digest(certificates["rsa"]), time="hôm qua"))
    put("bad_xades_described.xml", properties(
        cert_digest(certificates["rsa"]), content='<xades:SignedDataObjectProperties><xades:DataObjectFormat '
        'ObjectReference="#khac"/></xades:SignedDataObjectProperties>'))
    changed = put("bad_xades_changed.xml", fine).replace("2026-06-15T09", "2026-06-15T08")
    write("bad_xades_changed.xml", document.replace("</vanBan>", changed + "</vanBan>"))
    put("bad_xades_nothing_else.xml", fine, refs=[reference("#tt", octets(fine), ONLY, kind=SIGNED_PROPERTIES)])

    stamped = put("ok_xades_t.xml", fine)
    token = time_stamp(etree.fromstring(stamped).find(f"{{{DS}}}SignatureValue"))
    other = time_stamp(etree.fromstring("<khac/>"))
    for file, token in [("ok_xades_t.xml", token), ("note_xades_t_rubbish.xml", b"rubbish"), ("note_xades_t_other.xml", other)]:
        unsigned = (
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
            f'<ds:CanonicalizationMethod Algorithm="{EXC}"/><xades:EncapsulatedTimeStamp>{b64(token)}'
            "</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp></xades:UnsignedSignatureProperties>"
            "</xades:UnsignedProperties></xades:QualifyingProperties>"
        )
        text = stamped.replace("</xades:QualifyingProperties>", unsigned)
        write(file, document.replace("</vanBan>", text + "</vanBan>"))


def late():
    """XAdES with time stamps of contents and archive time stamps (EN 319 132-1, 5.2.8, 5.5.2), put together as the standard says."""
    document = envelope(DECISION)
    whole = octets(document)
    old = authority.Issuer(None, new_key())
    # Whose certificate has ended since, and an authority whose certificate has not.
    old.certificate = issuer.issue(
        name("Dịch vụ dấu thời gian cũ"), old.key.public_key(), NOW - days(1700), NOW - days(20),
        purposes=[ExtendedKeyUsageOID.TIME_STAMPING], purposes_critical=True)
    today = authority.time_stamping_authority(issuer)

    def token(stamped, ago, by):
        return b64(messages.token(stamped, NOW - days(ago), by, certificates=[by.certificate, ca]))

    def property_(kind, token, includes="", prefix="xades"):
        return (
            f'<{prefix}:{kind}>{includes}<ds:CanonicalizationMethod Algorithm="{EXC}"/><{prefix}:EncapsulatedTimeStamp>'
            f"{token}</{prefix}:EncapsulatedTimeStamp></{prefix}:{kind}>".replace(f"<{prefix}:E", "<xades:E").replace(
                f"</{prefix}:E", "</xades:E"))

    def signed_with(content, refs=None):
        fine = properties(cert_digest(certificates["rsa"]), content=content and (
            f"<xades:SignedDataObjectProperties>{content}</xades:SignedDataObjectProperties>"))
        over = (refs or [reference("", whole, PLAIN, identifier="nd")]) + [
            reference("#tt", octets(fine), ONLY, kind=SIGNED_PROPERTIES)]
        return fine, signature(over, objects=qualified(fine) + "<ds:Object>\n</ds:Object>")

    def put(file, made):
        write(file, document.replace("</vanBan>", made + "</vanBan>"))

    includes = '<xades:Include URI="#nd" referencedData="true"/>'
    for file, kind, stamped, inside in [
        ("ok_xades_contents.xml", "AllDataObjectsTimeStamp", whole, ""),
        ("ok_xades_content.xml", "IndividualDataObjectsTimeStamp", whole, includes),
        ("note_xades_contents_other.xml", "AllDataObjectsTimeStamp", b"khac", ""),
        ("note_xades_content_missing.xml", "IndividualDataObjectsTimeStamp", whole, includes.replace("#nd", "#khac")),
    ]:
        put(file, signed_with(property_(kind, token(stamped, 40, today), inside))[1])
    # Without a canonical form of its own a reference is hashed in that of the time stamp.
    plain = reference("", etree.tostring(etree.fromstring(document), method="c14n"), [transform(ENVELOPED)], identifier="nd")
    put("ok_xades_contents_bare.xml", signed_with(
        property_("AllDataObjectsTimeStamp", token(whole, 40, today)), [plain])[1])

    fine, made = signed_with("")
    tree = etree.fromstring(made)
    find = lambda each: c14n(tree.find(f"{{{DS}}}{each}"))
    value = find("SignatureValue")
    stamp = property_("SignatureTimeStamp", token(value, 30, old))
    within_xades = lambda text: octets(text.replace(">", f' xmlns:xades="{XADES}" xmlns:ds="{DS}">', 1))
    empty = c14n(etree.fromstring(f'<ds:Object xmlns:ds="{DS}">\n</ds:Object>'))
    head = whole + octets(fine) + find("SignedInfo") + value + find("KeyInfo")
    later = lambda token: property_("ArchiveTimeStamp", token, prefix="x141").replace(
        "<x141:ArchiveTimeStamp>", f'<x141:ArchiveTimeStamp xmlns:x141="{XADES_LATER}">')
    over = token(head + within_xades(stamp) + empty, 25, today)
    bare = token(head + empty, 25, today)
    for file, inside in [
        ("ok_xades_archive.xml", stamp + later(over)),
        ("ok_xades_archive_before.xml", later(bare) + stamp),
        ("note_xades_archive_none.xml", stamp),
        ("note_xades_archive_other.xml", stamp + later(bare)),
        ("note_xades_archive_old_kind.xml", stamp + property_("ArchiveTimeStamp", over)),
        ("note_xades_archive_distributed.xml", stamp + later(over).replace("<ds:Canon", includes + "<ds:Canon", 1)),
    ]:
        put(file, made.replace(
            "</xades:QualifyingProperties>", "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>" + inside
            + "</xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>"))


def time_stamp(value, stamper=None):
    """A token over the canonical form of a SignatureValue element."""
    stamper = stamper or authority.time_stamping_authority(issuer)
    return messages.token(c14n(value), NOW - days(30), stamper, certificates=[stamper.certificate, ca])


(folder / "root.pem").write_bytes(authority.written_pem("CERTIFICATE", der(root.certificate)))
(folder / "ca.pem").write_bytes(authority.written_pem("CERTIFICATE", der(ca)))
(folder / "lists.pem").write_bytes(authority.written_pem(
    "X509 CRL", der(root.revocation_list()), der(issuer.revocation_list())))
good()
wrapping()
tampering()
algorithms()
pss()
beside()
references()
doctypes()
xades()
late()
