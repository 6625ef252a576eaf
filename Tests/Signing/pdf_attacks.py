"""Signed files as attackers hand them in. Names follow the literature: USF, SWA, ISA (Mladenov and others 2019), shadow
attacks (2021), EAA and SSA on certified documents (2021)."""

import io
import re

from pdf_paper import (
    AMOUNT, AMOUNT_LOOK, CATALOG, CONTENT, EMPTY_FIELD, FONT, FORM, METADATA, NOTE, PAGE, PAGES, SECOND, identity, last_start,
    object_stream, page_content, paper, size_of, stream, table, update, update_packed, xref_stream)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.generic import Reference
from pyhanko.sign import fields

FORGED = page_content(b"Quyet dinh so 12: 900.000 dong")


def object_of(pdf, number):
    """The body of an object as the newest revision has it, written anew."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    out = io.BytesIO()
    reader.get_object(Reference(number, 0, reader)).write_to_stream(out, None)
    return out.getvalue()


def with_entry(body, entry):
    """A dictionary with one more entry in front."""
    assert body.startswith(b"<<")
    return b"<< " + entry + b" " + body[2:]


def without(body, key):
    """A dictionary without a key of pyHanko's writing, one entry a line."""
    lines = body.split(b"\n")
    kept = [line for line in lines if not line.startswith(key + b" ")]
    assert len(kept) < len(lines), (key, body)
    return b"\n".join(kept)


def replaced(pdf, old, new, count=1):
    assert old in pdf, old
    assert len(old) == len(new), (old, new)
    return pdf.replace(old, new, count)


def byte_range(pdf):
    """The four numbers of the newest signature and where they stand."""
    start = pdf.rindex(b"/ByteRange") + len(b"/ByteRange")
    start = pdf.index(b"[", start)
    end = pdf.index(b"]", start) + 1
    return [int(number) for number in pdf[start + 1:end - 1].split()], start, end


def with_range(pdf, numbers):
    """The file with other numbers in its newest ByteRange, at the same length: pyHanko leaves blanks behind it."""
    _, start, end = byte_range(pdf)
    while pdf[end:end + 1] == b" ":
        end += 1
    text = b"[" + b" ".join(b"%d" % number for number in numbers) + b"]"
    assert len(text) <= end - start
    return pdf[:start] + text.ljust(end - start) + pdf[end:]


def with_contents(pdf, change):
    """The file with other hexadecimal digits in its newest signature."""
    (_, length, after, _), _, _ = byte_range(pdf)
    digits = change(pdf[length + 1:after - 1])
    assert len(digits) == after - length - 2
    return pdf[:length + 1] + digits + pdf[after - 1:]


def all_of(office, files):
    yield from forged_signatures(office, files)
    yield from appended(office, files)
    yield from shadows(office, files)
    yield from certified(office, files)
    yield from structures(office, files)


def forged_signatures(office, files):
    """Universal signature forgery, signature wrapping: what the signature says of itself."""
    one = files["signed"]
    (_, length, after, rest), start, end = byte_range(one)
    # The amount on the page, one byte of what is signed.
    yield "flip-content", replaced(one, b"100.000 dong", b"900.000 dong")
    yield "flip-reason", replaced(one, b"(Phe duyet)", b"(Phe duyeT)")
    digits = lambda digits: (b"1" if digits[600:601] != b"1" else b"2")
    yield "flip-signature", with_contents(one, lambda d: d[:600] + digits(d) + d[601:])
    yield "usf-no-range", replaced(one, b"/ByteRange", b"/ByteRangX")
    yield "usf-null-range", one[:start] + b"null".ljust(end - start) + one[end:]
    yield "usf-range-of-two", with_range(one, [0, length])
    yield "usf-range-negative", with_range(one, [0, length, after, -1])
    yield "usf-no-contents", replaced(one, b"/Contents <", b"/ContentX <")
    yield "usf-zero-contents", with_contents(one, lambda d: b"0" * len(d))
    yield "usf-no-subfilter", replaced(one, b"/SubFilter", b"/SubFilteX")
    yield "range-not-from-start", with_range(one, [1, length - 1, after, rest])
    yield "range-short", with_range(one, [0, length, after, rest - 20])
    yield "range-beyond", with_range(one, [0, length, after, rest + 20])
    yield "range-overlap", with_range(one, [0, after, length, rest])
    yield "range-huge", with_range(one, [0, 1, 2, 10 ** 17])
    yield "range-hole-before", with_range(one, [0, length - 1, after, rest])
    yield "range-hole-behind", with_range(one, [0, length, after + 1, rest - 1])
    yield "contents-trailing", with_contents(one, lambda d: d[:-2] + b"30")
    yield "contents-blank", with_contents(one, lambda d: d[:-4] + b"0 00"[:4])
    yield "swa", wrapped(one)


def wrapped(one):
    """Signature wrapping: what follows the signature is moved back as signed; in its place stands the attacker's table, and
    the words at the end, which are signed, point at it."""
    (_, length, after, rest), _, _ = byte_range(one)
    start = last_start(one)
    evil = b"%d 0 obj\n%s\nendobj\n" % (CONTENT, FORGED)
    gap = 2_000
    places = {0: None, CONTENT: start + gap - len(evil)}
    for number, place in places_of(one).items():
        if number != CONTENT:
            places[number] = place if place < after else place + start + gap - after
    new = table(places) + b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % size_of(one)
    own = b"/ByteRange [0 %d %d %d] /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached >>\nendobj\n"
    closed = one[:after] + own % (length, start + gap, rest)
    return closed.ljust(start) + new.ljust(gap - len(evil)) + evil + one[after:]


def appended(office, files):
    """Incremental saving attacks: content behind the signed revision."""
    for name in ("signed", "signed-packed"):
        one = files[name]
        kind = name.removeprefix("signed")
        yield "isa-content" + kind, update(one, {CONTENT: FORGED})
        yield "isa-page" + kind, update(one, {PAGE: object_of(one, PAGE).replace(b"4 0 R", b"90 0 R"), 90: FORGED})
    one = files["signed"]
    yield "isa-packed", update_packed(one, {PAGE: object_of(one, PAGE).replace(b"4 0 R", b"[4 0 R 90 0 R]")})
    yield "isa-catalog", update(one, {
        CATALOG: object_of(one, CATALOG).replace(b"/Pages 2 0 R", b"/Pages 91 0 R"),
        91: b"<< /Type /Pages /Kids [92 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        92: b"<< /Type /Page /Parent 91 0 R /Contents 90 0 R /Resources << /Font << /F1 5 0 R >> >> >>", 90: FORGED})
    yield "isa-without-table", one + b"\n%d 0 obj\n%s\nendobj\n" % (CONTENT, FORGED)
    yield "isa-without-table-ended", one + b"\n%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        CONTENT, FORGED, last_start(one))
    yield "isa-long-tail", one + b"\n" + b"x" * 3000
    yield "trailing-bytes", one + b"% them"
    yield "isa-page-added", update(one, {
        PAGES: b"<< /Type /Pages /Kids [3 0 R 7 0 R 92 0 R] /Count 3 /MediaBox [0 0 595 842] >>",
        92: b"<< /Type /Page /Parent 2 0 R /Contents 90 0 R /Resources << /Font << /F1 5 0 R >> >> >>", 90: FORGED})
    yield "isa-pages-swapped", update(one, {
        PAGES: b"<< /Type /Pages /Kids [7 0 R 3 0 R] /Count 2 /MediaBox [0 0 595 842] >>"})
    yield "isa-page-removed", update(one, {
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"})
    yield "isa-crop", update(one, {
        PAGES: b"<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 /MediaBox [0 0 595 400] >>"})
    yield "isa-script", update(one, {
        CATALOG: with_entry(object_of(one, CATALOG), b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")})
    yield "isa-script-names", update(one, {
        CATALOG: with_entry(object_of(one, CATALOG), b"/Names << /JavaScript << /Names [(a) 93 0 R] >> >>"),
        93: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"})
    yield "isa-attachment", update(one, {
        CATALOG: with_entry(object_of(one, CATALOG), b"/Names << /EmbeddedFiles << /Names [(a) 93 0 R] >> >>"),
        93: b"<< /Type /Filespec /F (a.txt) /EF << /F 94 0 R >> >>", 94: stream(b"x", b"/Type /EmbeddedFile")})
    yield "isa-layers", update(one, {
        CATALOG: with_entry(object_of(one, CATALOG), b"/OCProperties << /OCGs [] /D << >> >>")})
    yield "isa-title", update(one, {6: b"<< /Title (Quyet dinh khac) /Producer (paper.py) >>"})
    yield "housekeeping", update(one, {6: b"<< /Title (Quyet dinh) /Producer (khac) /ModDate (D:20260701000000Z) >>"})
    yield "isa-form-xml", update(one, {FORM: with_entry(object_of(one, FORM), b"/XFA 93 0 R"), 93: stream(b"<xdp/>")})
    yield "isa-signature-removed", update(one, {
        FORM: b"<< /Fields [9 0 R 13 0 R] /DR << /Font << /F1 5 0 R >> >> /DA (/F1 12 Tf 0 g) >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
        b" /Annots [9 0 R 12 0 R 13 0 R] >>"})
    # Another file altogether, that does not build on the signed one and takes its signature along (SWA by a new table).
    yield "swa-new-table", whole_new_table(one)
    yield "swa-new-file", one + paper().replace(b"100.000", b"900.000")
    yield "form-filled-uncertified", filled(one)
    yield "form-filled-then-signed", office.signed(filled(one), "Ky2", office.binh)
    yield "form-cleared", update(one, {AMOUNT: object_of(one, AMOUNT).replace(b"/V (100)", b"").replace(
        b"\n/AP <<\n/N 10 0 R\n>>", b"")})
    yield "form-filled-and-moved", filled(update(one, {
        AMOUNT: object_of(one, AMOUNT).replace(b"60 600 200 620", b"60 690 400 730")}))
    yield "form-filled-and-scripted", filled(update(one, {
        AMOUNT: with_entry(object_of(one, AMOUNT), b"/AA << /K << /S /JavaScript /JS (1) >> >>")}))
    yield "form-filled-and-named", filled(update(one, {
        AMOUNT: object_of(one, AMOUNT).replace(b"(so\\137tien)", b"(so\\137luong)")}))
    yield "two-steps-back", update(update(one, {CONTENT: FORGED}), {CONTENT: object_of(one, CONTENT)})
    # The second signer is asked to sign what an attacker changed between the two.
    yield "changed-then-signed", office.signed(update(one, {CONTENT: FORGED}), "Ky2", office.binh)
    last = files["signed-twice"]
    yield "twice-then-changed", update(last, {CONTENT: FORGED})
    yield "evidence-removed", update(files["signed-evidence"], {
        CATALOG: without(object_of(files["signed-evidence"], CATALOG), b"/DSS")})


def places_of(pdf):
    """Where the last object of each number begins."""
    return {int(found[1]): found.start(1) for found in re.finditer(rb"(?<!\d)(\d+) 0 obj", pdf)}


def whole_new_table(one):
    """A newest section that lists every object of the file itself and refers to none before it."""
    places = {number: place for number, place in places_of(one).items() if number != CONTENT}
    return update(one, {CONTENT: FORGED}, prev=False, places={0: None, **places})


def filled(pdf, value=b"(900)", look=b"(900)", **more):
    """The amount of the form filled in anew."""
    body = object_of(pdf, AMOUNT).replace(b"(100)", value).replace(b"%d 0 R" % AMOUNT_LOOK, b"95 0 R")
    return update(pdf, {
        AMOUNT: body,
        95: stream(b"BT /F1 12 Tf 2 4 Td %s Tj ET" % look,
                   b"/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F1 5 0 R >> >>")}, **more)


def shadows(office, files):
    """What was laid out before signing, and only shows afterwards."""
    plain = paper()
    # Hide: an overlay lies over the content when it is signed, and is taken away later.
    overlay = update(plain, {
        PAGE: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /O 80 0 R >> >>"
        b" /Annots [9 0 R 12 0 R 13 0 R] >>",
        CONTENT: stream(b"BT /F1 18 Tf 60 700 Td (An) Tj ET /O Do"),
        80: stream(b"1 g 0 0 595 842 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")})
    hidden = office.signed(overlay)
    yield "shadow-hide", update(hidden, {}, free=[80])
    yield "shadow-hide-replaced", update(hidden, {
        80: stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")})
    # Replace: fonts and the look of a field say something else than before.
    yield "shadow-font", update(files["signed"], {
        FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [49 /nine] >> >>"})
    yield "shadow-look", update(files["certified-2"], {
        AMOUNT_LOOK: stream(
            b"BT /F1 12 Tf 2 4 Td (900) Tj ET",
            b"/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F1 5 0 R >> >>")})
    # Hide and replace: the objects of the second paper are in the signed file, and nothing refers to them.
    prepared = update(plain, {
        81: b"<< /Type /Page /Parent 2 0 R /Contents 82 0 R /Resources << /Font << /F1 5 0 R >> >> >>", 82: FORGED,
        83: b"<< /Type /Catalog /Pages 84 0 R /AcroForm 11 0 R >>",
        84: b"<< /Type /Pages /Kids [81 0 R] /Count 1 /MediaBox [0 0 595 842] >>"})
    both = office.signed(prepared)
    yield "shadow-root", update(both, {}, root=b"83 0 R")
    yield "shadow-pages", update(both, {PAGES: object_of(both, 84)})
    # Not one object is appended: the new table only points at what was signed, under another number.
    yield "shadow-table", update(both, {}, places={CONTENT: both.index(b"\n82 0 obj") + 1})
    # A reference that led nowhere when it was signed.
    dangling = office.signed(update(plain, {
        PAGE: b"<< /Type /Page /Parent 2 0 R /Contents [4 0 R 300 0 R] /Resources << /Font << /F1 5 0 R >> >>"
        b" /Annots [9 0 R 12 0 R 13 0 R] >>"}))
    yield "shadow-dangling", update(dangling, {300: FORGED})
    # The signed table lists an object where nothing was yet: what is appended there needs no table.
    future = update(plain, {
        PAGE: b"<< /Type /Page /Parent 2 0 R /Contents [4 0 R 300 0 R] /Resources << /Font << /F1 5 0 R >> >>"
        b" /Annots [9 0 R 12 0 R 13 0 R] >>"}, places={300: 99999})
    try:
        later = office.signed(future)
        yield "shadow-future", later + b"\n" * (99999 - len(later)) + b"300 0 obj\n%s\nendobj\n" % FORGED + (
            b"startxref\n%d\n%%%%EOF\n" % last_start(later))
    except Exception:
        pass
    # The length of a stream stands in an object of its own, which changes later.
    counted = office.signed(update(plain, {
        CONTENT: b"<< /Length 85 0 R >>\nstream\n%s\nendstream" % b"BT /F1 18 Tf 60 700 Td (An) Tj ET",
        85: b"33"}))
    yield "signed-counted", counted
    yield "shadow-length", update(counted, {85: b"20"})


def certified(office, files):
    """What certifications permit and what they do not."""
    permit = fields.MDPPerm
    for level in (1, 2, 3):
        one = files[f"certified-{level}"]
        yield f"certified-{level}-filled", filled(one)
        yield f"certified-{level}-note", noted(one, b"/Subtype /Text /Rect [10 10 30 30] /Contents (ghi chu)")
        # Evil annotation attack: what the standard permits covers the content.
        yield f"eaa-{level}", noted(
            one, b"/Subtype /FreeText /Rect [60 690 400 730] /DA (/F1 18 Tf 0 g) /Contents (900.000 dong) /AP << /N 96 0 R >>",
            {96: stream(b"1 g 0 0 340 40 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 340 40]")})
        yield f"isa-certified-{level}", update(one, {CONTENT: FORGED})
        # Sneaky signature attack: the picture of a signature covers the content.
        yield f"ssa-{level}", office.signed(one, "Ky2", office.binh, box=(50, 680, 400, 740))
    # A time stamp in a field that people see: its picture has nobody who answers for it.
    yield "ssa-stamp", office.stamped(files["certified-1"], "cho_ky")
    three = files["certified-3"]
    yield "eaa-stamp-picture", noted(three, b"/Subtype /Text /Rect [60 690 400 730] /AP << /N 96 0 R >>", {
        96: stream(b"1 g 0 0 340 40 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 340 40]")})
    yield "eaa-note-removed", update(three, {
        PAGE: object_of(three, PAGE).replace(b"12 0 R", b"")})
    two = files["certified-2"]
    yield "certified-1-signed", office.signed(files["certified-1"], "Ky2", office.binh)
    yield "ssa-unsigned-field", with_field(two, b"", look=True)
    yield "field-unsigned-invisible", with_field(two, b"/Rect [0 0 0 0]", look=False)
    # Another picture of the signature that is there, over the content.
    one = files["signed"]
    yield "ssa-second-picture", second_picture(one)
    yield "field-moved", update(two, {AMOUNT: object_of(two, AMOUNT).replace(b"60 600 200 620", b"60 690 400 730")})
    yield "field-script", update(two, {AMOUNT: with_entry(object_of(two, AMOUNT), b"/AA << /K << /S /JavaScript /JS (1) >> >>")})
    yield "certification-raised", update(two, {
        CATALOG: object_of(two, CATALOG).replace(b"/Perms", b"/PermX")})
    locking = files["signed-locking"]
    yield "locked-field-filled", filled(locking)
    only = lambda action, *names, **more: office.signed(paper(), lock=fields.FieldMDPSpec(action, list(names)), **more)
    yield "locked-but-field-filled", filled(only(fields.FieldMDPAction.EXCLUDE, "so_tien"))
    yield "locked-but-other-filled", filled(only(fields.FieldMDPAction.EXCLUDE, "khac"))
    yield "locked-all-filled", filled(only(fields.FieldMDPAction.ALL))
    yield "locked-all-then-signed", office.signed(only(fields.FieldMDPAction.ALL), "Ky2", office.binh)
    # The lock of a field may say what the whole document permits from then on (ISO 32000-2, table 236).
    yield "lock-level-1-filled", filled(only(fields.FieldMDPAction.INCLUDE, "khac", lock_level=permit.NO_CHANGES))
    yield "lock-level-2-filled", filled(only(fields.FieldMDPAction.INCLUDE, "khac", lock_level=permit.FILL_FORMS))
    locked_other = office.signed(paper(), lock=fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, ["khac"]))
    yield "unlocked-field-filled", filled(locked_other)
    yield "certified-2-locked", filled(office.signed(
        paper(), certify=permit.FILL_FORMS, lock=fields.FieldMDPSpec(fields.FieldMDPAction.ALL)))


def noted(pdf, entries, objects=None):
    """One more annotation on the first page."""
    body = object_of(pdf, PAGE)
    return update(pdf, {
        PAGE: body.replace(b"13 0 R", b"13 0 R 97 0 R"),
        97: b"<< /Type /Annot /P 3 0 R %s >>" % entries, **(objects or {})})


def with_field(pdf, rect, look):
    """One more field for a signature that nobody signed."""
    form, page = object_of(pdf, FORM), object_of(pdf, PAGE)
    return update(pdf, {
        FORM: form.replace(b"13 0 R", b"13 0 R 97 0 R"), PAGE: page.replace(b"13 0 R", b"13 0 R 97 0 R"),
        97: b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (them) /P 3 0 R %s %s >>" % (
            rect or b"/Rect [60 690 400 730]", b"/AP << /N 96 0 R >>" if look else b""),
        96: stream(b"1 g 0 0 340 40 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 340 40]")})


def second_picture(pdf):
    """A field that shows an existing signature once more."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    value = reader.embedded_signatures[0].sig_field.raw_get("/V")
    form, page = object_of(pdf, FORM), object_of(pdf, PAGE)
    return update(pdf, {
        FORM: form.replace(b"13 0 R", b"13 0 R 97 0 R"), PAGE: page.replace(b"13 0 R", b"13 0 R 97 0 R"),
        97: b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (them) /P 3 0 R /V %d 0 R /Rect [60 690 400 730]"
        b" /AP << /N 96 0 R >> >>" % value.idnum,
        96: stream(b"1 g 0 0 340 40 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 340 40]")})


def structures(office, files):
    """Files that are meant to confuse who reads them."""
    one, plain = files["signed"], paper()
    yield "xref-loop", update(one, {}, prev=len(one) + (0 if one.endswith(b"\n") else 1))
    yield "xref-beyond", update(one, {}, prev=10 ** 9)
    yield "xref-twice", twice_in_table(one)
    yield "hybrid", hybrid(one)
    yield "encrypted", update(one, {98: b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (x) /U (y) >>"},
                              more=b"/Encrypt 98 0 R")
    yield "duplicate-key", update(one, {PAGE: with_entry(object_of(one, PAGE), b"/Contents 90 0 R"), 90: FORGED})
    yield "deep", update(one, {CONTENT: b"[" * 5000 + b"]" * 5000})
    yield "field-loop", update(one, {
        FORM: object_of(one, FORM).replace(b"13 0 R", b"13 0 R 97 0 R"),
        97: b"<< /T (a) /Kids [98 0 R] >>", 98: b"<< /T (b) /Kids [97 0 R] >>"})
    yield "page-loop", update(one, {PAGES: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"})
    yield "header-late", b"\n" + one
    yield "cut-short", one[:-200]
    # One byte of a key, and the second signature is held by no field any more.
    for name, kind in [("signed-twice", ""), ("certified-2", "certified-")]:
        pdf = files[name]
        place = [each.start() for each in re.finditer(rb"/V \d+ 0 R", pdf)][-1] + 1
        yield kind + "value-key-unknown", pdf[:place] + b"W" + pdf[place + 1:]
    pdf = files["signed-twice"]
    place = pdf.rindex(b"/FT ") + 2
    yield "flip-type-key", pdf[:place] + b"U" + pdf[place + 1:]
    # What is seen is another file's, of which nothing is signed; and one that only lies there.
    elsewhere = b"<< /Length 0 /F (khac.bin) >>\nstream\n\nendstream"
    yield "stream-elsewhere", office.signed(update(plain, {CONTENT: elsewhere}))
    yield "stream-elsewhere-written-otherwise", office.signed(update(plain, {CONTENT: elsewhere.replace(b"/F", b"/#46")}))
    yield "stream-elsewhere-later", update(one, {90: elsewhere})
    yield "stream-not-elsewhere", office.signed(update(plain, {
        CONTENT: b"<< /F null /Length 33 >>\nstream\nBT /F1 18 Tf 60 700 Td (An) Tj ET\nendstream"}))
    # The signature hides in an object stream, where its bytes are nowhere in the file.
    reader = PdfFileReader(io.BytesIO(one), strict=False)
    value = reader.embedded_signatures[0].sig_field.raw_get("/V").idnum
    yield "objstm-signature", update_packed(one, {value: object_of(one, value)})
    yield "bomb", update_packed_bomb(one)
    yield "container-swap", container_swap(files["signed-packed"])


def twice_in_table(one):
    out = one + b"\n"
    place = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (CONTENT, FORGED)
    start = len(out)
    return out + b"xref\n4 1\n%010d 00000 n \n4 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root 1 0 R /Prev %d >>\n" % (
        one.index(b"\n4 0 obj") + 1, place, size_of(one), last_start(one)) + b"startxref\n%d\n%%%%EOF\n" % start


def hybrid(one):
    """A revision whose new readers see another page than its old ones."""
    out = one + b"\n"
    place = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (CONTENT, FORGED)
    hidden, number = len(out), size_of(one)
    out += xref_stream(number, [(CONTENT, 1, place, 0)], b"/Root 1 0 R", number + 1)
    start = len(out)
    return out + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size %d /Root 1 0 R /Prev %d /XRefStm %d >>\n" % (
        number + 1, last_start(one), hidden) + b"startxref\n%d\n%%%%EOF\n" % start


def update_packed_bomb(one):
    """An object stream that unpacks to a thousand times its size."""
    out = one if one.endswith(b"\n") else one + b"\n"
    container = size_of(one)
    place = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (
        container, stream(b"4 0 null" + b" " * 30_000_000, b"/Type /ObjStm /N 1 /First 4", pack=True))
    start = len(out)
    out += xref_stream(
        container + 1, [(CONTENT, 2, container, 0), (container, 1, place, 0)],
        b"/Root 1 0 R /Prev %d %s" % (last_start(one), identity(b"00")), container + 2)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def container_swap(one):
    """The object stream of the signed revision is exchanged; not one number of what is within is listed anew."""
    found = one.index(b"/Type /ObjStm")
    head = one.rindex(b" 0 obj", 0, found)
    number = int(one[:head].rsplit(b"\n", 1)[1])
    reader = PdfFileReader(io.BytesIO(one), strict=False)
    inside = {}
    for each in (CATALOG, PAGES, PAGE, FONT, 6, SECOND, AMOUNT, FORM, NOTE, EMPTY_FIELD):
        out = io.BytesIO()
        reader.get_object(Reference(each, 0, reader), revision=0).write_to_stream(out, None)
        inside[each] = out.getvalue()
    inside[FONT] = inside[FONT].replace(b"/Helvetica", b"/Symbol")
    return update(one, {number: object_stream(inside)})
