"""Fills the disk under a serving motcua, makes it write-protected, and sees that nothing is half kept.

usage: full_disk.py MOTCUA DEFINITIONS SEED

The disk is a small tmpfs where the system lets us mount one (a user namespace of our own); otherwise the files of the
server may not grow beyond a size (RLIMIT_FSIZE). It says which. How much was filed before, how large uploads are, and in which
order everything is asked come from the seed, which it prints first.
"""
import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

from office import add_officer, ask, codes_without_gap, command, sign_in, start, submit, verify

MEGABYTE = 1 << 20
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


class Tmpfs:
    """A disk of 24 MB, filled by a file beside the data folder."""
    name = "a tmpfs"

    def __init__(self, place):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place], check=True)
        self.ballast = os.path.join(place, "ballast")

    def fill(self, server):
        with open(self.ballast, "wb", buffering=0) as file:
            for size in (MEGABYTE, 4096):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    pass

    def clear(self, server):
        os.remove(self.ballast)

    def mount(self, mode):
        """Read-only (ro) or not (rw): nobody may have a file of it open to write."""
        subprocess.run(["mount", "-o", f"remount,{mode}", os.path.dirname(self.ballast)], check=True)


class FileLimit:
    """No file of the server may grow beyond 4 KB."""
    name = "RLIMIT_FSIZE"

    def fill(self, server):
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    def clear(self, server):
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def bounded():
    """In the server's process: a file at its limit is an error and not a signal; permissions count for root too."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def check(holds, what):
    if not holds:
        sys.exit(what)


def is_clear(answer, statuses=(503, 507)):
    """A refusal that says what is the matter and when to come back."""
    return (answer.status in statuses and answer.headers["Retry-After"] is not None
            and answer.headers["Content-Type"] == "application/problem+json" and answer.json["status"] == answer.status)


def listing(data):
    """Every file of the record but the database's own."""
    return sorted(
        os.path.join(folder, name) for folder, _, names in os.walk(data) for name in names
        if not name.startswith("record.sqlite"))


class Officer:
    def __init__(self, port, name):
        self.token = sign_in(port, name)

    def ask(self, port, method, path, body=None, key=None, **headers):
        return ask(port, method, path, body, key, Authorization=f"Bearer {self.token}", **headers)


def sizes(chance):
    """Of an upload that the server would hold in its memory, and of one that it would not."""
    return chance.randint(10_000, 60_000), chance.randint(2 * MEGABYTE, 4 * MEGABYTE)


def shuffled(chance, things):
    return chance.sample(things, len(things))


def upload(port, size, key):
    return ask(port, "POST", "/api/v1/uploads?name=giay.pdf", b"%PDF-1.4\n" + key.encode() + bytes(size), key,
               Content_Type="application/pdf")


def full(data, disk, server, port, chance):
    officer = Officer(port, "lan")
    kept = {}

    def filed(key):
        answer = submit(port, key)
        if answer.status == 201:
            kept[key] = answer.json
        return answer

    for key in ["before"] + [f"before-{number}" for number in range(chance.randint(0, 20))]:
        check(filed(key).status == 201, f"a submission before: {key}")
    code, secret = kept["before"]["code"], kept["before"]["secret"]
    tasks = officer.ask(port, "GET", f"/api/v1/dossiers/{code}")
    check(tasks.status == 200, f"the officer's view before: {tasks}")
    before = listing(data)

    disk.fill(server)
    # Pages of the log that are there already may still take a few.
    refused = next((number for number in range(2000) if filed(f"full-{number}").status != 201), None)
    check(refused is not None, "2,000 submissions on a full disk")
    take = dict(method="POST", path=f"/api/v1/dossiers/{code}/tasks/1/take", key="take", If_Match='"1"')
    asked = [("a submission", lambda: submit(port, f"full-{refused}")),
             ("an officer's action", lambda: officer.ask(port, **take))]
    for size in sizes(chance):
        asked.append((f"an upload of {size} bytes", lambda size=size: upload(port, size, f"upload-{size}")))
    for name, asking in shuffled(chance, asked):
        answer = asking()
        check(is_clear(answer), f"{name} on a full disk: {answer}")
    page = ask(port, "POST", "/thu-tuc/cap-ban-sao-van-bang/nop", bytes(MEGABYTE), Accept="text/html",
               Content_Type="multipart/form-data; boundary=x")
    check(page.status == 507 and page.headers["Retry-After"] and b"<h1" in page.body, f"a page on a full disk: {page}")
    check(listing(data) == before, f"half kept: {set(listing(data)) - set(before)}")
    ready = ask(port, "GET", "/readyz")
    check(ready.status == 503, f"/readyz on a full disk: {ready}")
    for path in shuffled(chance, ["/healthz", "/", "/thu-tuc/cap-ban-sao-van-bang", "/api/v1/procedures"]):
        check(ask(port, "GET", path).status == 200, f"{path} on a full disk")
    seen = ask(port, "GET", f"/api/v1/dossiers/{code}", Authorization=f"Receipt {secret}")
    check(seen.status == 200 and seen.json["version"] == 1, f"a dossier on a full disk: {seen}")

    disk.clear(server)
    for key in shuffled(chance, [f"full-{refused}", "after"]):
        check(filed(key).status == 201, f"a submission once there is room: {key}")
        check(submit(port, key).json["code"] == kept[key]["code"], "the same command became two dossiers")
    taken = officer.ask(port, **take)
    check(taken.status == 200, f"the officer's action once there is room: {taken}")
    check(ask(port, "GET", "/readyz").status == 200, "/readyz once there is room")
    check(upload(port, 3 * MEGABYTE, "again").status == 201, "an upload once there is room")
    check(codes_without_gap({receipt["code"] for receipt in kept.values()}), "the codes have a gap")
    return len(kept)


def protect(data, mode):
    for folder, names, files in os.walk(data):
        for name in files:
            # Secrets stay their owner's alone.
            os.chmod(os.path.join(folder, name), mode & (0o600 if name.endswith(("key", ".pem")) else 0o666))
        os.chmod(folder, mode)


def write_protected(data, port, chance):
    """The folder loses its permission to be written while the server runs; what is open may be written still."""
    protect(data, 0o555)
    for size in sizes(chance):
        answer = upload(port, size, f"protected-{size}")
        check(is_clear(answer, (503,)), f"an upload into a write-protected folder: {answer}")
    answer = submit(port, "protected")
    check(answer.status == 201 or is_clear(answer, (503,)), f"a submission into a write-protected folder: {answer}")
    check(ask(port, "GET", "/api/v1/procedures").status == 200, "reading a write-protected folder")


def read_only(motcua, definitions, data, disk):
    """The disk came up read-only (EROFS), as after a fault: no start and no command, and nothing is lost."""
    disk.mount("ro")
    for arguments in (["serve", "--listen", "127.0.0.1:0"], ["user", "add", "binh"]):
        run = command(motcua, definitions, data, *arguments, preexec_fn=bounded)
        check(run.returncode == 75 and data in run.stderr, f"{arguments[0]} on a read-only disk: {run}")
    disk.mount("rw")


def main():
    motcua, definitions, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    inside = os.environ.get("MOTCUA_NAMESPACE")
    if not inside:
        unshare = ["unshare", "--user", "--map-root-user", "--mount"]
        if shutil.which("unshare") and subprocess.run([*unshare, "true"], capture_output=True).returncode == 0:
            os.environ["MOTCUA_NAMESPACE"] = "1"
            os.execvp("unshare", [*unshare, sys.executable, *sys.argv])
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    place = tempfile.mkdtemp(prefix="motcua-full-")
    disk = Tmpfs(place) if inside else FileLimit()
    data = os.path.join(place, "data")
    server = None
    try:
        add_officer(motcua, definitions, data, "lan")
        server, port = start(motcua, definitions, data, preexec_fn=bounded)
        dossiers = full(data, disk, server, port, chance)
        write_protected(data, port, chance)
        disk.fill(server)
        server.send_signal(signal.SIGTERM)
        check(server.wait(30) in (0, 75), "the server did not stop in order on a full disk")
        if inside:
            disk.clear(server)
        run = command(motcua, definitions, data, "serve", "--listen", "127.0.0.1:0", preexec_fn=bounded)
        check(run.returncode == 75 and data in run.stderr, f"a start on a write-protected folder: {run}")
        protect(data, 0o755)
        if inside:
            read_only(motcua, definitions, data, disk)
        verify(motcua, definitions, data)
        server, port = start(motcua, definitions, data)
        check(submit(port, "after").status == 201, "a submission after all")
        print(f"by {disk.name}: {dossiers} dossiers, nothing half kept")
    finally:
        if server:
            server.kill()
            server.wait()
        if inside:
            subprocess.run(["umount", "--lazy", place])
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
