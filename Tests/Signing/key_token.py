"""Makes a token of softhsm2 with keys on it: key_token.py FOLDER

Below FOLDER come softhsm2.conf, `module` with the path of its module, `pin`, root.pem, and the certificates rsa.pem, ec.pem and
bare.pem; the keys are on the tokens alone: on "Van thu" `rsa` and `ec` with their certificates and `bare` without, on "Lanh dao" `leader`.
"""

import glob
import os
import pathlib
import subprocess
import sys

from authority import NOW, days, der, name, new_key, private_pem, root, written_pem

folder = pathlib.Path(sys.argv[1])
(folder / "tokens").mkdir(parents=True)
(folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
module = glob.glob("/usr/lib/*/softhsm/libsofthsm2.so")[0]
(folder / "module").write_text(module)
(folder / "pin").write_text("648219")
top = root()
(folder / "root.pem").write_bytes(written_pem("CERTIFICATE", der(top.certificate)))
quiet = dict(check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
for label in ("Van thu", "Lanh dao"):
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", "648219"], **quiet)
for number, (label, kind) in enumerate([("rsa", "rsa2048"), ("ec", "ec256"), ("bare", "ec384"), ("leader", "ec256")], 1):
    token = "Lanh dao" if label == "leader" else "Van thu"
    key = new_key(kind)
    certificate = top.issue(
        name(f"Khóa {label}"), key.public_key(), NOW - days(100), NOW + days(1000),
        usage=("digital_signature", "content_commitment"))
    (folder / f"{label}.pem").write_bytes(written_pem("CERTIFICATE", der(certificate)))
    secret, plain = folder / f"{label}.key", folder / f"{label}.der"
    secret.write_bytes(private_pem(key))
    plain.write_bytes(der(certificate))
    subprocess.run(
        ["softhsm2-util", "--import", secret, "--token", token, "--label", label, "--id", f"0{number}", "--pin",
         "648219"], **quiet)
    secret.unlink()
    if label != "bare":
        subprocess.run(
            ["pkcs11-tool", "--module", module, "--token-label", token, "--login", "--pin", "648219", "--write-object", plain, "--type", "cert",
             "--label", label, "--id", f"0{number}"], **quiet)
