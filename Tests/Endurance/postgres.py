"""A PostgreSQL that the endurance tests start beside themselves, in a folder of its own, on loopback."""
import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time

PROGRAMS = max(glob.glob("/usr/lib/postgresql/*/bin/"), default="/usr/lib/postgresql/none/bin/", key=lambda path: int(path.split("/")[4]))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def owner():
    """As whom the programs of the server run: they refuse to be run by root, also by the root of a user namespace."""
    if os.getuid() != 0:
        return []
    rows = [[int(number) for number in row.split()] for row in open("/proc/self/uid_map")]
    try:
        user = pwd.getpwnam("postgres").pw_uid
    except KeyError:
        user = -1
    if any(first <= user < first + count for first, _, count in rows):
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000"]


def is_alive(number):
    try:
        return open(f"/proc/{number}/stat").read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Server:
    """A PostgreSQL; its folder is made by `begin`, or by a base backup."""

    owner = owner()

    def __init__(self, folder, name, *options):
        self.folder, self.port, self.process = f"{folder}/{name}", free_port(), None
        self.options = [word for option in options for word in ("-c", option)]
        self.log = open(f"{folder}/{name}.log", "a")

    @property
    def address(self):
        return f"postgres://motcua@127.0.0.1:{self.port}/motcua"

    def run(self, program, *words):
        return self.run_as_owner(PROGRAMS + program, *words)

    def run_as_owner(self, *words):
        run = subprocess.run([*self.owner, *words], cwd="/tmp", capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{words[0]}: {run.stdout}{run.stderr}")
        return run.stdout.strip()

    def begin(self, *words):
        """Makes its folder, and starts it."""
        self.run("initdb", "-D", self.folder, "-U", "motcua", "-A", "trust", "-E", "UTF8", "--no-locale",
                 "--no-instructions", "--no-sync", *words)
        self.start()

    def ask(self, sql, database="postgres"):
        return self.run("psql", "-qAtX", "-h", "127.0.0.1", "-p", str(self.port), "-U", "motcua", "-d", database, "-c", sql)

    def start(self):
        self.process = subprocess.Popen(
            [*self.owner, PROGRAMS + "postgres", "-D", self.folder, "-p", str(self.port), "-c",
             "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=150", "-c",
             "shared_buffers=32MB", "-c", "logging_collector=off", *self.options],
            cwd="/tmp", stdout=self.log, stderr=self.log)
        for _ in range(600):
            ready = subprocess.run([PROGRAMS + "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)])
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        sys.exit(f"PostgreSQL does not get ready: {open(self.log.name).read()[-500:]}")

    def die(self):
        """All its processes at once: none of them tells anybody anything."""
        number = int(open(f"{self.folder}/postmaster.pid").readline())
        # It begins no more of them.
        os.kill(number, signal.SIGSTOP)
        children = subprocess.run(["pgrep", "-P", str(number)], capture_output=True, text=True).stdout.split()
        for process in [*map(int, children), number]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        # One that is still dying holds the memory that all share, and nothing starts beside it.
        while any(is_alive(child) for child in children):
            time.sleep(0.005)
        # Another process may have the number by the time it comes back.
        os.remove(f"{self.folder}/postmaster.pid")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()


def own(folder):
    """Gives a folder to whom the server runs as."""
    os.chmod(folder, 0o755)
    if Server.owner[:1] == ["setpriv"]:
        shutil.chown(folder, "postgres", "postgres")
    elif Server.owner:
        os.chmod(folder, 0o777)
