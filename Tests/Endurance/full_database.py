"""Fills the disks of the PostgreSQL that a serving motcua writes to, and sees that nothing is half kept.

usage: full_database.py MOTCUA DEFINITIONS SEED
       full_database.py possible                says by its exit code whether a small disk can be mounted here

The tables of the database lie on a small tmpfs, and what PostgreSQL writes ahead on another one, in a mount namespace of our
own. First the disk of the tables is full: PostgreSQL refuses, and goes on by itself with room. Then the one that is written
ahead to: PostgreSQL falls, cannot come back, and is started again once there is room, as systemd does. How much is filed before and in
between, how large uploads are, and in which order everything is asked come from the seed, which it prints first.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from full_disk import Officer, check, is_clear, shuffled, upload
from office import add_officer, ask, codes_without_gap, start, submit, verify
from postgres import Server, own

NAMESPACES = [["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]]
KINDS = (503, 507)


def namespace():
    """How a mount namespace of our own is had; None when it is not."""
    mounts = ["sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
    for words in NAMESPACES if shutil.which("unshare") else []:
        if subprocess.run([*words, *mounts], capture_output=True).returncode == 0:
            return words
    return None


class Disk:
    """A small disk, filled by a file on it."""

    def __init__(self, folder, name, megabytes):
        self.folder, self.ballast = f"{folder}/{name}", f"{folder}/{name}/ballast"
        os.mkdir(self.folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", self.folder], check=True)
        own(self.folder)

    def fill(self):
        with open(self.ballast, "wb", buffering=0) as file:
            for size in (1 << 20, 4096):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    pass

    def clear(self):
        os.remove(self.ballast)


class Visit:
    """Applicants and an officer at one node, and what was acknowledged to them."""

    def __init__(self, port, chance):
        self.port, self.chance, self.kept = port, chance, {}
        # How much is kept depends on the server: what is drawn for it must not change what is drawn behind it.
        self.order = random.Random(chance.random())
        self.officer = Officer(port, "lan")

    def filed(self, key):
        answer = submit(self.port, key)
        if answer.status == 201:
            known = self.kept.setdefault(key, answer.json)
            check(known["code"] == answer.json["code"], f"{key} became {known['code']} and {answer.json['code']}")
        return answer

    def taken(self, name):
        """A few are filed while there is room."""
        for number in range(self.chance.randint(0, 20)):
            answer = self.filed(f"{name}-{number}")
            check(answer.status == 201, f"a submission with room ({name}): {answer}")

    def until_refused(self, name):
        """Files until the disk takes no more; the key of the first that was refused."""
        for number in range(3000):
            answer = self.filed(f"{name}-{number}")
            if answer.status != 201:
                check(is_clear(answer, KINDS), f"a submission on a full disk: {answer}")
                return f"{name}-{number}", answer
        sys.exit(f"3,000 submissions on a full disk ({name})")

    def ready(self):
        return ask(self.port, "GET", "/readyz").status

    def goes_on(self, key):
        """With room again, and nobody who starts the node anew."""
        end = time.monotonic() + 60
        while (answer := self.filed(key)).status != 201:
            check(is_clear(answer, KINDS) and time.monotonic() < end, f"a submission with room again: {answer}")
            time.sleep(0.2)
        check(self.filed(f"{key}-behind").status == 201, "the next submission with room again")
        for known in shuffled(self.order, list(self.kept)):
            check(self.filed(known).status == 201, f"a repeat of {known} with room again")
        while (status := self.ready()) != 200:
            check(time.monotonic() < end, f"/readyz with room again: {status}")
            time.sleep(0.2)
        check(upload(self.port, 1 << 20, f"{key}-with-room").status == 201, "an upload with room again")
        check(codes_without_gap({receipt["code"] for receipt in self.kept.values()}), "the codes have a gap")


def tables_full(visit, disk):
    code, secret = visit.kept["before"]["code"], visit.kept["before"]["secret"]
    disk.fill()
    refused, answer = visit.until_refused("tables")
    check(answer.status == 507, f"a submission on a full disk of tables: {answer}")
    # It speaks for a few seconds of the last commit that was not taken.
    check(visit.ready() == 503, "/readyz on a full disk of tables")
    answer = upload(visit.port, visit.chance.randint(1 << 20, 3 << 20), "tables-upload")
    check(is_clear(answer, KINDS), f"an upload on a full disk of tables: {answer}")
    for path in shuffled(visit.chance, ["/healthz", "/", "/api/v1/procedures"]):
        check(ask(visit.port, "GET", path).status == 200, f"{path} on a full disk of tables")
    seen = ask(visit.port, "GET", f"/api/v1/dossiers/{code}", Authorization=f"Receipt {secret}")
    check(seen.status == 200 and seen.json["version"] == 1, f"a dossier on a full disk of tables: {seen}")
    disk.clear()
    visit.goes_on(refused)
    taken = visit.officer.ask(
        visit.port, "POST", f"/api/v1/dossiers/{code}/tasks/1/take", key="take", If_Match='"1"')
    check(taken.status == 200, f"an officer's action with room again: {taken}")


def most_written_ahead(database, size):
    """How much is written ahead before files are used again. (What stands in the command line could not be changed any more.)"""
    database.ask(f"ALTER SYSTEM SET max_wal_size = '{size}'")
    database.ask("SELECT pg_reload_conf()")


def written_ahead_full(visit, disk, database):
    # Of the files that stand ready to be written ahead to, one is left, and none is used again meanwhile.
    database.ask("CHECKPOINT")
    most_written_ahead(database, "1GB")
    disk.fill()
    ready = "SELECT count(*) FROM pg_ls_waldir() WHERE name > pg_walfile_name(pg_current_wal_lsn()) AND length(name) = 24"
    while int(database.ask(ready)) > 1:
        database.ask("SELECT pg_logical_emit_message(true, 'used', 'up')")
        database.ask("SELECT pg_switch_wal()")
    refused, answer = visit.until_refused("ahead")
    check(answer.status in KINDS, f"a submission on a full disk of what is written ahead: {answer}")
    check(visit.ready() == 503, "/readyz on a full disk of what is written ahead")
    check(ask(visit.port, "GET", "/healthz").status == 200, "/healthz on a full disk of what is written ahead")
    # It may have come back for a moment: it falls again with the next that is written.
    for number in range(200):
        if database.process.poll() is not None:
            break
        answer = visit.filed(f"fallen-{number}")
        check(answer.status == 201 or is_clear(answer, KINDS), f"a submission to a fallen PostgreSQL: {answer}")
        time.sleep(0.05)
    fell = database.process.poll() is not None
    disk.clear()
    if fell:
        database.start()
    visit.goes_on(refused)
    return fell


def main():
    if sys.argv[1:] == ["possible"]:
        sys.exit(0 if namespace() else 1)
    motcua, definitions, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if not os.environ.get("MOTCUA_NAMESPACE"):
        words = namespace()
        if words is None:
            sys.exit("no small disk can be mounted here")
        os.environ["MOTCUA_NAMESPACE"] = "1"
        os.execvp(words[0], [*words, sys.executable, *sys.argv])
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="motcua-full-")
    own(folder)
    disks, database, node = [], None, None
    try:
        tables, ahead = disks = [Disk(folder, "tables", 64), Disk(folder, "ahead", 24)]
        # One that falls of a full disk and starts itself anew has room for a while: nodes that try anew would not notice.
        database = Server(folder, "database", "min_wal_size=2MB", "restart_after_crash=off")
        database.begin("-X", f"{ahead.folder}/wal", "--wal-segsize=1")
        most_written_ahead(database, "3MB")
        # PostgreSQL keeps a table space to itself.
        database.run_as_owner("mkdir", f"{tables.folder}/space")
        database.ask(f"CREATE TABLESPACE small LOCATION '{tables.folder}/space'")
        database.ask("CREATE DATABASE motcua TABLESPACE small STRATEGY file_copy")
        os.environ["MOTCUA_STORE"] = database.address
        data = f"{folder}/node"
        os.mkdir(data, 0o700)
        node, port = start(motcua, definitions, data)
        add_officer(motcua, definitions, data, "lan")
        visit = Visit(port, random.Random(seed))
        check(visit.filed("before").status == 201, "a submission before")
        visit.taken("early")
        tables_full(visit, tables)
        visit.taken("between")
        fell = written_ahead_full(visit, ahead, database)
        node.terminate()
        check(node.wait(60) == 0, f"the node ended with {node.returncode}")
        verify(motcua, definitions, data)
        print(f"{len(visit.kept)} dossiers, PostgreSQL {'fell and was started again' if fell else 'came back by itself'}, "
              "nothing half kept")
    finally:
        if node:
            node.kill()
            node.wait()
        if database:
            database.stop()
        for disk in disks:
            subprocess.run(["umount", "--lazy", disk.folder])
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
