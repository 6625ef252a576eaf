"""Kills nodes, and the PostgreSQL that they write to, with SIGKILL under load, and asks afterwards for everything.

usage: killed_nodes.py MOTCUA DEFINITIONS ROUNDS SEED [lying]

Two `motcua serve` on one PostgreSQL, and eight applicants who file, ask again for what they have filed, look at it, and keep
the head of the log. In each round a node, PostgreSQL, or both get SIGKILL after so many answers, and are started again; who
falls, when, and what each applicant asks in which order come from the seed. Whoever was not answered asks again under the old
identifier. After each fall the log has to begin with what it had shown before, and everything acknowledged has to be there
with its code and its secret; at the end nothing twice, codes without a gap, and the log has to verify. Prints the seed and
the plan; exits 1 with what was wrong.

`lying`: PostgreSQL comes back as it was before the load, as on a disk that had kept nothing since. That has to be found.
"""
import http.client
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from office import ask, codes_without_gap, start, submit as send, verify
from postgres import Server, own
from witness import Witness

CLIENTS = 8
ACTS = ["file"] * 6 + ["again"] * 2 + ["look", "head"]
FALLS = [["node 1"], ["node 2"], ["PostgreSQL"], ["PostgreSQL", "node 1"]]
BUSY = (429, 503)


def plan(rounds, chance):
    """Who falls in each round, and after how many answers."""
    falls = []
    while len(falls) < rounds:
        falls += chance.sample(FALLS, len(FALLS))
    return [(victims, chance.randint(4, 32)) for victims in falls[:rounds]]


class Applicant:
    """Files one dossier after the other, each until it is answered."""

    def __init__(self, client, load):
        self.client, self.load = client, load
        self.chance = random.Random(f"{load.seed}/{client}")
        # Which node is asked depends on who answers: what is asked does not.
        self.ways = random.Random(f"{load.seed}/{client}/ways")
        self.receipts = {}

    def work(self):
        while not self.load.isOver.is_set() and not self.load.faults:
            act = self.chance.choice(ACTS)
            if act == "file" or not self.receipts:
                self.file(f"{self.client}-{len(self.receipts)}")
            elif act == "head":
                self.load.witness.keep(self.load.ports[self.ways.randrange(len(self.load.ports))])
            else:
                key = self.chance.choice(list(self.receipts))
                self.file(key) if act == "again" else self.look(key)

    def answered(self, asking):
        """The answer, of whichever node gives one."""
        node = self.ways.randrange(len(self.load.ports))
        while not self.load.faults:
            try:
                answer = asking(self.load.ports[node])
                if answer.status not in BUSY:
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            self.load.missed()
            node = (node + 1) % len(self.load.ports)
            time.sleep(self.ways.uniform(0.02, 0.1))

    def file(self, key):
        answer = self.answered(lambda port: send(port, key))
        if answer is None:
            return
        if answer.status != 201:
            return self.load.fail(f"{key} was answered {answer}")
        receipt = {name: answer.json[name] for name in ("code", "secret")}
        if self.receipts.setdefault(key, receipt) != receipt:
            return self.load.fail(f"{key} was acknowledged as {self.receipts[key]['code']}, and again as {receipt['code']}")
        self.load.acknowledged()

    def look(self, key):
        code, secret = self.receipts[key]["code"], self.receipts[key]["secret"]
        answer = self.answered(
            lambda port: ask(port, "GET", f"/api/v1/dossiers/{code}", key=key, Authorization=f"Receipt {secret}"))
        if answer is not None and answer.status != 200:
            self.load.fail(f"{code} was acknowledged and is answered {answer}")


class Load:
    """The applicants, who work together for a while."""

    def __init__(self, ports, seed, witness):
        self.ports, self.seed, self.witness = ports, seed, witness
        self.applicants = [Applicant(client, self) for client in range(CLIENTS)]
        self.answers, self.unanswered, self.faults = 0, 0, []
        self.changed, self.isOver, self.threads = threading.Condition(), threading.Event(), []

    def start(self):
        self.isOver.clear()
        self.threads = [threading.Thread(target=applicant.work, daemon=True) for applicant in self.applicants]
        for thread in self.threads:
            thread.start()

    def stop(self):
        """What was begun is brought to its end."""
        self.isOver.set()
        for thread in self.threads:
            thread.join()

    def acknowledged(self):
        with self.changed:
            self.answers += 1
            self.changed.notify_all()

    def missed(self):
        with self.changed:
            self.unanswered += 1

    def fail(self, fault):
        with self.changed:
            self.faults.append(fault)
            self.changed.notify_all()

    def until(self, answers):
        """Waits until so many more have been given."""
        with self.changed:
            end = self.answers + answers
            if not self.changed.wait_for(lambda: self.answers >= end or self.faults, timeout=180):
                self.faults.append(f"nobody is answered any more: {self.answers} answers, {self.unanswered} times none")


class Ground:
    """Two nodes on one PostgreSQL."""

    def __init__(self, motcua, definitions, folder):
        self.motcua, self.definitions, self.folder = motcua, definitions, folder
        self.database = Server(folder, "database")
        self.places = [f"{folder}/node-{number}" for number in (1, 2)]
        self.nodes, self.ports = [None, None], [0, 0]

    def begin(self):
        own(self.folder)
        self.database.begin()
        self.database.ask("CREATE DATABASE motcua")
        os.environ["MOTCUA_STORE"] = self.database.address
        for number, place in enumerate(self.places, 1):
            os.mkdir(place, 0o700)
            if number > 1:
                for key in ("installation.key", "log-key.pem"):
                    shutil.copy(f"{self.places[0]}/{key}", place)
            self.bring_back(f"node {number}")

    def fell(self, victims):
        for victim in victims:
            if victim == "PostgreSQL":
                self.database.die()
            else:
                self.nodes[int(victim[-1]) - 1].kill()

    def bring_back(self, victim):
        if victim == "PostgreSQL":
            return self.database.start()
        number = int(victim[-1]) - 1
        if self.nodes[number]:
            self.nodes[number].wait()
        self.nodes[number], self.ports[number] = start(self.motcua, self.definitions, self.places[number])

    def copy(self):
        """Keeps PostgreSQL as it is now, to put it back."""
        self.database.die()
        subprocess.run(["cp", "-a", self.database.folder, self.database.folder + "-kept"], check=True)
        self.database.start()

    def put_back(self):
        shutil.rmtree(self.database.folder)
        os.rename(self.database.folder + "-kept", self.database.folder)

    def end(self):
        for node in self.nodes:
            if node:
                node.kill()
                node.wait()
        self.database.stop()


def settled(ground, load, motcua):
    """Asks again for all that was acknowledged, ends the nodes in order, and has the record proved; the codes."""
    for applicant in load.applicants:
        for key in list(applicant.receipts):
            applicant.file(key)
            applicant.look(key)
    receipts = {key: receipt for applicant in load.applicants for key, receipt in applicant.receipts.items()}
    codes = {receipt["code"] for receipt in receipts.values()}
    if load.faults or len(codes) != len(receipts) or not codes_without_gap(codes):
        sys.exit(f"seed {load.seed}: {len(receipts)} submissions, {len(codes)} codes, gaps or more: {load.faults[:1]}")
    for node in ground.nodes:
        node.send_signal(signal.SIGTERM)
        if node.wait(60) != 0:
            sys.exit(f"seed {load.seed}: a node ended with {node.returncode}")
    verify(motcua, ground.definitions, ground.places[1])
    return codes


def run(ground, rounds, seed, isLying):
    chance = random.Random(seed)
    falls = [(["PostgreSQL"], chance.randint(4, 32))] if isLying else plan(rounds, chance)
    print(f"seed {seed}: " + ", ".join(f"{' and '.join(victims)} after {count} answers" for victims, count in falls),
          flush=True)
    witness = Witness(ground.motcua, ground.folder)
    load = Load(ground.ports, seed, witness)
    if isLying:
        ground.copy()
        while not witness.keep(ground.ports[0]):
            time.sleep(0.1)
    before = witness.size
    for number, (victims, count) in enumerate(falls, 1):
        load.start()
        load.until(count)
        # A head is over what has its place, which is given a moment after the answer.
        while isLying and witness.size == before:
            witness.keep(ground.ports[0])
        ground.fell(victims)
        if isLying:
            ground.put_back()
        for victim in victims:
            ground.bring_back(victim)
        if not isLying:
            load.until(CLIENTS)
        load.stop()
        for fault in witness.differences(ground.ports[0]) + load.faults:
            sys.exit(f"seed {seed}, fall {number}: {fault}")
        for applicant in load.applicants:
            for key in list(applicant.receipts):
                applicant.look(key)
        if load.faults:
            sys.exit(f"seed {seed}, fall {number}: {load.faults[0]}")
    codes = settled(ground, load, ground.motcua)
    print(f"seed {seed}: {len(falls)} falls, {load.unanswered} tries without an answer, {len(witness.signed)} signed heads kept")
    print(f"{len(codes)} dossiers, none lost, none twice, no gap")


def main():
    motcua, definitions, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    folder = tempfile.mkdtemp(prefix="motcua-killed-")
    ground = Ground(motcua, definitions, folder)
    try:
        ground.begin()
        run(ground, rounds, seed, "lying" in sys.argv[5:])
    finally:
        ground.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
