"""Seeds for the fuzzing of PDF files: those that the tests make, whole, and their objects as the harness wants them.

Usage: paper_seeds.py MADE SEEDS
"""

import pathlib
import re
import sys

made, seeds = map(pathlib.Path, sys.argv[1:])
for path in made.glob("*.pdf"):
    pdf = path.read_bytes()
    if len(pdf) > 16_000:
        continue
    (seeds / path.stem).write_bytes(b"\x07" + pdf)
    bodies = [found[1] for found in re.finditer(rb"\d+ 0 obj\n(.*?)\nendobj", pdf, re.S)]
    bodies = [body for body in bodies if len(body) < 3_000 and b"\xff" not in body][:40]
    (seeds / f"{path.stem}-objects").write_bytes(
        b"\x03" + b"\xff".join(bodies + [b"\xfe" + body for body in bodies[-6:]]))
