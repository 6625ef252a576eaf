"""Kills the PostgreSQL that two nodes write to, under load, promotes its replica, and asks afterwards for everything.

usage: failover.py MOTCUA DEFINITIONS SECONDS SEED

A primary with a synchronous streaming replica and two `motcua serve` on both of them are started on loopback. Sixteen
applicants file; after a while every process of the primary gets SIGKILL at once, and the replica is promoted. Whoever was
not answered asks again under the old identifier, at the other node. Then every acknowledged submission has to be there once
with its code, codes of the day have no gap, what the log was before the fall has to be its beginning still, and it has to
verify. Prints the seed, what was counted, and how long nobody was answered; exits 1 with what was wrong.
"""
import glob
import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

from office import codes_without_gap, command, start, submit as send, verify

PROGRAMS = max(glob.glob("/usr/lib/postgresql/*/bin/"), default="/usr/lib/postgresql/none/bin/", key=lambda path: int(path.split("/")[4]))
CLIENTS = 16


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A PostgreSQL in a folder of its own, reached on loopback; its programs refuse to be run by root."""

    owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []

    def __init__(self, folder, name):
        self.folder, self.port, self.process = f"{folder}/{name}", free_port(), None
        self.log = open(f"{folder}/{name}.log", "w")

    def run(self, program, *words):
        run = subprocess.run(
            [*self.owner, PROGRAMS + program, *words], cwd="/tmp", capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{program}: {run.stdout}{run.stderr}")
        return run.stdout.strip()

    def ask(self, sql, database="postgres"):
        return self.run("psql", "-qAtX", "-h", "127.0.0.1", "-p", str(self.port), "-U", "motcua", "-d", database, "-c", sql)

    def start(self):
        self.process = subprocess.Popen(
            [*self.owner, PROGRAMS + "postgres", "-D", self.folder, "-p", str(self.port), "-c",
             "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=150", "-c",
             "shared_buffers=32MB", "-c", "logging_collector=off"],
            cwd="/tmp", stdout=self.log, stderr=self.log)
        for _ in range(600):
            ready = subprocess.run([PROGRAMS + "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)])
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        sys.exit(f"PostgreSQL does not get ready; see {self.log.name}")

    def die(self):
        """All its processes at once: none of them tells anybody anything."""
        number = int(open(f"{self.folder}/postmaster.pid").readline())
        children = subprocess.run(["pgrep", "-P", str(number)], capture_output=True, text=True).stdout.split()
        for process in [number, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()


def pair(folder):
    """A primary and a replica that has what the primary acknowledges."""
    if Server.owner:
        shutil.chown(folder, "postgres", "postgres")
    primary, replica = Server(folder, "primary"), Server(folder, "replica")
    primary.run("initdb", "-D", primary.folder, "-U", "motcua", "-A", "trust", "-E", "UTF8", "--no-locale",
                "--no-instructions")
    primary.start()
    primary.ask("CREATE DATABASE motcua")
    replica.run("pg_basebackup", "-D", replica.folder, "-R", "-X", "stream", "-c", "fast", "-d",
                f"host=127.0.0.1 port={primary.port} user=motcua application_name=replica")
    replica.start()
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
    primary.ask("SELECT pg_reload_conf()")
    for _ in range(200):
        if primary.ask("SELECT sync_state FROM pg_stat_replication") == "sync":
            return primary, replica
        time.sleep(0.05)
    sys.exit("the replica does not follow the primary")


class Load:
    """Sixteen applicants who file one dossier after the other, and do not give up one."""

    def __init__(self, ports, seed):
        self.ports, self.seed = ports, seed
        self.codes, self.moments = {}, []
        self.tries, self.unanswered = 0, 0
        self.lock, self.isOver = threading.Lock(), threading.Event()
        self.faults = []
        self.clients = [threading.Thread(target=self.work, args=(client,)) for client in range(CLIENTS)]

    def start(self):
        for client in self.clients:
            client.start()

    def stop(self):
        self.isOver.set()
        for client in self.clients:
            client.join()

    def work(self, client):
        chance = random.Random(f"{self.seed}/{client}")
        number = 0
        while not self.isOver.is_set():
            self.file(f"{client}-{number}", chance)
            number += 1

    def file(self, key, chance):
        """Asks until it is answered: what was begun is brought to its end also after the time is over."""
        node = chance.randrange(len(self.ports))
        while True:
            with self.lock:
                self.tries += 1
            try:
                answer = send(self.ports[node], key)
            except (OSError, http.client.HTTPException):
                answer = None
            if answer is not None and answer.status == 201:
                code = answer.json["code"]
                with self.lock:
                    if self.codes.setdefault(key, code) != code:
                        self.faults.append(f"{key} became {self.codes[key]} and {code}")
                    self.moments.append(time.monotonic())
                return
            if answer is not None and answer.status not in (429, 503):
                with self.lock:
                    self.faults.append(f"{key} was answered {answer}")
                return
            with self.lock:
                self.unanswered += 1
            node = (node + 1) % len(self.ports)
            time.sleep(chance.uniform(0.05, 0.3))


def head(motcua, definitions, data):
    run = command(motcua, definitions, data, "log", "head", "--json")
    if run.returncode != 0:
        sys.exit(f"log head: {run.stdout}{run.stderr}")
    return json.loads(run.stdout)


def prove(motcua, definitions, data, folder, before):
    """What the log was before the primary fell is the beginning of what it is now."""
    run = command(motcua, definitions, data, "log", "consistency", "--from", str(before["size"]))
    if run.returncode != 0:
        sys.exit(f"log consistency: {run.stdout}{run.stderr}")
    proof = f"{folder}/proof.json"
    open(proof, "w").write(run.stdout)
    check = subprocess.run([motcua, "log", "check", proof, "--json"], capture_output=True, text=True)
    answer = json.loads(check.stdout)
    if check.returncode != 0 or not answer["holds"] or answer["oldHead"] != before["head"]:
        sys.exit(f"the log before the fall is not the beginning of the log after it: {check.stdout}{check.stderr}")


def main():
    motcua, definitions, seconds, seed = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="motcua-failover-")
    os.chmod(folder, 0o755)
    processes, databases = [], []
    try:
        primary, replica = databases = pair(folder)
        os.environ["MOTCUA_STORE"] = (
            f"postgres://motcua@127.0.0.1:{primary.port},127.0.0.1:{replica.port}/motcua?target_session_attrs=read-write")
        places = [f"{folder}/node-{number}" for number in (1, 2)]
        ports = []
        for place in places:
            os.mkdir(place, 0o700)
            if processes:
                for key in ("installation.key", "log-key.pem"):
                    shutil.copy(f"{places[0]}/{key}", place)
            process, port = start(motcua, definitions, place)
            processes.append(process)
            ports.append(port)

        load = Load(ports, seed)
        load.start()
        time.sleep(seconds / 2 + chance.uniform(0, 1))
        before = head(motcua, definitions, places[0])
        time.sleep(chance.uniform(0, seconds / 2))
        acknowledged = dict(load.codes)
        fall = time.monotonic()
        primary.die()
        replica.run("pg_ctl", "promote", "-w", "-D", replica.folder)
        time.sleep(seconds)
        load.stop()
        if load.faults:
            sys.exit(f"seed {seed}: {load.faults[:3]}")
        if len(acknowledged) < CLIENTS or len(load.codes) < len(acknowledged) + CLIENTS:
            sys.exit(f"seed {seed}: there was no load: {len(acknowledged)} before, {len(load.codes)} after")
        for key, code in load.codes.items():
            for port in ports:
                while (answer := send(port, key)).status in (429, 503):
                    time.sleep(0.2)
                if answer.status != 201 or answer.json["code"] != code:
                    sys.exit(f"seed {seed}: {key} was acknowledged as {code} and is {answer}")
        codes = set(load.codes.values())
        if len(codes) != len(load.codes):
            sys.exit(f"seed {seed}: {len(load.codes)} submissions became {len(codes)} dossiers")
        if not codes_without_gap(codes):
            sys.exit(f"seed {seed}: the codes have a gap")
        prove(motcua, definitions, places[1], folder, before)
        verify(motcua, definitions, places[1])
        for process in processes:
            process.send_signal(signal.SIGTERM)
            if process.wait(30) != 0:
                sys.exit(f"seed {seed}: a node ended with {process.returncode}")
        silence = min(moment for moment in load.moments if moment > fall + 0.2) - fall
        print(f"{len(acknowledged)} acknowledged before the primary was killed, {len(codes)} in all, "
              f"{load.unanswered} of {load.tries} tries not answered, answers again after {silence:.1f} s")
        print(f"{len(codes)} dossiers, none lost, none twice, no gap")
    finally:
        for process in processes:
            process.kill()
        for database in databases:
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
