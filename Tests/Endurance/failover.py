"""Kills the PostgreSQL that two nodes write to, under load, promotes its replica, and asks afterwards for everything.

usage: failover.py MOTCUA DEFINITIONS SECONDS SEED

A primary with a synchronous streaming replica and two `motcua serve` on both of them are started on loopback. Sixteen
applicants file; after a while every process of the primary gets SIGKILL at once, and the replica is promoted. Whoever was
not answered asks again under the old identifier, at the other node. Then every acknowledged submission has to be there once
with its code, codes of the day have no gap, what the log was before the fall has to be its beginning still, and it has to
verify. Prints the seed, what was counted, and how long nobody was answered; exits 1 with what was wrong.
"""
import http.client
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time

from office import codes_without_gap, start, submit as send, verify
from postgres import Server, own
from witness import Witness

CLIENTS = 16


def pair(folder):
    """A primary and a replica that has what the primary acknowledges."""
    own(folder)
    primary, replica = Server(folder, "primary"), Server(folder, "replica")
    primary.begin()
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


def main():
    motcua, definitions, seconds, seed = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="motcua-failover-")
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
        witness = Witness(motcua, folder)
        while not witness.keep(ports[0]):
            time.sleep(0.1)
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
        if differences := witness.differences(ports[1]):
            sys.exit(f"seed {seed}: {differences}")
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
