"""PDF files written by hand, byte by byte, so that every byte can be wrong on purpose."""

import zlib

# The numbers of the objects in `paper`.
CATALOG, PAGES, PAGE, CONTENT, FONT, INFO, SECOND, SECOND_CONTENT, AMOUNT, AMOUNT_LOOK, FORM, NOTE, EMPTY_FIELD = range(1, 14)
SCRIPT, METADATA = 14, 15


def stream(data, entries=b"", pack=False):
    if pack:
        data, entries = zlib.compress(data), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def page_content(text):
    return stream(b"BT /F1 18 Tf 60 700 Td (%s) Tj ET" % text)


def paper(packed=False, extra_catalog=b"", form=True):
    """Two pages, a font, a form with an amount and a field that waits for a signature, a note."""
    objects = {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R /Metadata 15 0 R %s %s >>"
        % (b"/AcroForm 11 0 R" if form else b"", extra_catalog),
        PAGES: b"<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
        b" /Annots [9 0 R 12 0 R 13 0 R] >>",
        CONTENT: page_content(b"Quyet dinh so 12: 100.000 dong"),
        FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        INFO: b"<< /Title (Quyet dinh) /Producer (paper.py) >>",
        SECOND: b"<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        SECOND_CONTENT: page_content(b"Trang hai"),
        AMOUNT: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (so_tien) /V (100) /Rect [60 600 200 620]"
        b" /P 3 0 R /F 4 /AP << /N 10 0 R >> /DA (/F1 12 Tf 0 g) >>",
        AMOUNT_LOOK: stream(
            b"BT /F1 12 Tf 2 4 Td (100) Tj ET",
            b"/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F1 5 0 R >> >>",
        ),
        FORM: b"<< /Fields [9 0 R 13 0 R] /DR << /Font << /F1 5 0 R >> >> /DA (/F1 12 Tf 0 g) /SigFlags 1 >>",
        NOTE: b"<< /Type /Annot /Subtype /Text /Rect [400 700 420 720] /Contents (xem lai) /P 3 0 R >>",
        EMPTY_FIELD: b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (cho_ky) /Rect [60 100 260 160] /P 3 0 R /F 132 >>",
        METADATA: stream(
            b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
            b"</x:xmpmeta>", b"/Type /Metadata /Subtype /XML"),
    }
    return (written_packed if packed else written)(objects, b"/Root 1 0 R /Info 6 0 R")


def identity(seed):
    return b"/ID [<%s> <%s>]" % (seed, seed)


def table(places):
    """A cross-reference table of numbers and places."""
    lines = b"xref\n"
    for number in sorted(places):
        place = places[number]
        lines += b"%d 1\n" % number
        lines += b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place
    return lines


def written(objects, trailer):
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {0: None}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    return out + table(places) + b"trailer\n<< /Size %d %s %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1, trailer, identity(b"00112233445566778899aabbccddeeff"), start)


def xref_stream(number, rows, trailer, size, predictor=False):
    """A cross-reference stream of (number, kind, second, third)."""
    rows = sorted(rows)
    data = b"".join(bytes([kind]) + second.to_bytes(4, "big") + third.to_bytes(2, "big") for _, kind, second, third in rows)
    index = b" ".join(b"%d 1" % row[0] for row in rows)
    entries = b"/Type /XRef /W [1 4 2] /Size %d /Index [%s] %s" % (size, index, trailer)
    if predictor:
        above, predicted = bytes(7), b""
        for place in range(0, len(data), 7):
            row = data[place:place + 7]
            predicted += b"\x02" + bytes((one - other) & 255 for one, other in zip(row, above))
            above = row
        data = predicted
        entries += b" /DecodeParms << /Predictor 12 /Columns 7 >>"
    return b"%d 0 obj\n%s\nendobj\n" % (number, stream(data, entries, pack=True))


def object_stream(objects, pack=True):
    heads, bodies = b"", b""
    for number, body in objects.items():
        heads += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    return stream(heads + bodies, b"/Type /ObjStm /N %d /First %d" % (len(objects), len(heads)), pack)


def written_packed(objects, trailer):
    """The same objects, those that may be in an object stream."""
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    rows = [(0, 0, 0, 65535)]
    inside = {number: body for number, body in objects.items() if b"stream\n" not in body}
    container = max(objects) + 1
    for number, body in objects.items():
        if number not in inside:
            rows.append((number, 1, len(out), 0))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows.append((container, 1, len(out), 0))
    out += b"%d 0 obj\n%s\nendobj\n" % (container, object_stream(inside))
    rows += [(number, 2, container, index) for index, number in enumerate(inside)]
    start = len(out)
    rows.append((container + 1, 1, start, 0))
    out += xref_stream(
        container + 1, rows, trailer + b" " + identity(b"00112233445566778899aabbccddeeff"), container + 2, predictor=True)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def hybrid_paper():
    """A paper as a word processor writes it: a second section that hides a stream of references from old readers."""
    out = paper()
    at = len(out)
    hidden = xref_stream(30, [(30, 1, at, 0)], b"/Root 1 0 R", 31)
    out += hidden
    start = len(out)
    return out + b"xref\n0 0\ntrailer\n<< /Size 31 /Root 1 0 R /Info 6 0 R /Prev %d /XRefStm %d %s >>\n" % (
        last_start(paper()), at, identity(b"00112233445566778899aabbccddeeff")) + b"startxref\n%d\n%%%%EOF\n" % start


def last_start(pdf):
    return int(pdf.rsplit(b"startxref", 1)[1].split()[0])


def size_of(pdf):
    return int(pdf.rsplit(b"/Size", 1)[1].split()[0])


def update(pdf, objects, free=(), root=b"1 0 R", prev=None, info=b"6 0 R", more=b"", places=None):
    """One more revision behind a file, with a table."""
    out, found = pdf, {number: None for number in free}
    if not out.endswith(b"\n"):
        out += b"\n"
    for number, body in objects.items():
        found[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    found.update(places or {})
    start = len(out)
    size = max([size_of(pdf)] + [number + 1 for number in found])
    prev = last_start(pdf) if prev is None else prev
    back = b"" if prev is False else b"/Prev %d" % prev
    return out + table(found) + b"trailer\n<< /Size %d /Root %s /Info %s %s %s %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, info, back, identity(b"00112233445566778899aabbccddeeff"), more, start)


def update_packed(pdf, objects, root=b"1 0 R"):
    """One more revision whose objects are all within an object stream."""
    out = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    container = max([size_of(pdf)] + [number + 1 for number in objects])
    rows = [(number, 2, container, index) for index, number in enumerate(objects)]
    rows.append((container, 1, len(out), 0))
    out += b"%d 0 obj\n%s\nendobj\n" % (container, object_stream(objects))
    start = len(out)
    rows.append((container + 1, 1, start, 0))
    out += xref_stream(
        container + 1, rows, b"/Root %s /Info 6 0 R /Prev %d %s" % (
            root, last_start(pdf), identity(b"00112233445566778899aabbccddeeff")), container + 2)
    return out + b"startxref\n%d\n%%%%EOF\n" % start
