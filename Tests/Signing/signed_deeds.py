"""Signs documents as an official does: as CMS with a time stamp, each in a file of its own.

Usage: signed_deeds.py FOLDER FILE... Writes NAME.p7m for each FILE (its name without what it ends in), root.pem and lists.pem.
All is made around NOW of authority.py.
"""

import pathlib
import sys

from authority import NOW, days, der, issuing_authority, name, new_key, root, time_stamping_authority, written_pem
from messages import message, signer, stamp

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
top = root()
ca = issuing_authority(top)
tsa = time_stamping_authority(ca)
key = new_key("rsa2048")
certificate = ca.issue(
    name("Vũ Thị An"), key.public_key(), NOW - days(100), NOW + days(1000), usage=("digital_signature", "content_commitment"))
for path in map(pathlib.Path, sys.argv[2:]):
    content = path.read_bytes()
    one = signer(content, certificate, key, unsigned=[stamp(NOW, tsa)])
    (folder / (path.stem + ".p7m")).write_bytes(
        message(content, [one], certificates=(certificate, ca.certificate), attached=True))
(folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
(folder / "lists.pem").write_bytes(written_pem("X509 CRL", der(top.revocation_list()), der(ca.revocation_list())))
