"""Kills nodes, and the PostgreSQL that they write to, with SIGKILL under load, and asks afterwards for everything.

usage: killed_nodes.py MOTCUA DEFINITIONS ROUNDS SEED [lying]

Two `motcua serve` on one PostgreSQL, and eight applicants who file, some with a paper, ask again for what they have filed, look
at it, and keep the head of the log; two officers take what was filed and accept it, and say the same again. In each round a
node, PostgreSQL, or both get SIGKILL after so many answers, and are started again; who falls, when, and what each applicant asks
in which order come from the seed. Whoever was not answered asks again under the old identifier. After each fall the log has to
begin with what it had shown before, and everything acknowledged has to be there: dossiers with their codes and their secrets,
what officers did once, papers with their hashes, numbers of dossiers and letters without a gap. At the end every command gets the
same answer of both nodes again, and the log has to verify. Prints the seed and the plan; exits 3 with what was lost, and 1 with
whatever else was wrong.

`lying`: PostgreSQL comes back as it was before the load, as on a disk that had kept nothing since. That has to be found.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from load import Load
from nodes import Nodes
from office import verify
from postgres import Server, own
from witness import Witness

# So many answers are seen after each fall.
ANSWERS = 10
FALLS = [["node 1"], ["node 2"], ["PostgreSQL"], ["PostgreSQL", "node 1"]]


def plan(rounds, chance):
    """Who falls in each round, and after how many answers."""
    falls = []
    while len(falls) < rounds:
        falls += chance.sample(FALLS, len(FALLS))
    return [(victims, chance.randint(8, 48)) for victims in falls[:rounds]]


class Ground:
    """Two nodes on one PostgreSQL."""

    def __init__(self, motcua, definitions, folder):
        self.folder, self.nodes = folder, Nodes(motcua, definitions, folder)
        self.database = Server(folder, "database")

    def begin(self):
        own(self.folder)
        self.database.begin()
        self.database.ask("CREATE DATABASE motcua")
        self.nodes.begin(self.database.address)

    def fell(self, victims):
        for victim in victims:
            if victim == "PostgreSQL":
                self.database.die()
            else:
                self.nodes.kill(int(victim[-1]) - 1)

    def bring_back(self, victim):
        if victim == "PostgreSQL":
            self.database.start()
        else:
            self.nodes.bring_back(int(victim[-1]) - 1)

    def copy(self):
        """Keeps PostgreSQL as it is now, to put it back."""
        self.database.die()
        subprocess.run(["cp", "-a", self.database.folder, self.database.folder + "-kept"], check=True)
        self.database.start()

    def put_back(self):
        shutil.rmtree(self.database.folder)
        os.rename(self.database.folder + "-kept", self.database.folder)

    def settled(self, load, motcua):
        """Has everything asked for, ends the nodes in order, and has the record proved; what it was, in words."""
        words = load.settle()
        for number in range(len(self.nodes.ports)):
            self.nodes.stop(number)
        verify(motcua, self.nodes.definitions, self.nodes.places[1])
        return words

    def end(self):
        self.nodes.end()
        self.database.stop()


def run(ground, rounds, seed, isLying):
    chance, nodes = random.Random(seed), ground.nodes
    falls = [(["PostgreSQL"], chance.randint(8, 48))] if isLying else plan(rounds, chance)
    print(f"seed {seed}: " + ", ".join(f"{' and '.join(victims)} after {count} answers" for victims, count in falls),
          flush=True)
    witness = Witness(nodes.motcua, ground.folder)
    load = Load(nodes.ports, seed, witness, nodes.token)
    if isLying:
        ground.copy()
        while not witness.keep(nodes.ports[0]):
            time.sleep(0.1)
    before = witness.size
    for number, (victims, count) in enumerate(falls, 1):
        load.start()
        load.until(count)
        # A head is over what has its place, which is given a moment after the answer.
        while isLying and witness.size == before and not load.faults:
            witness.keep(nodes.ports[0])
        ground.fell(victims)
        if isLying:
            ground.put_back()
        for victim in victims:
            ground.bring_back(victim)
        if not isLying:
            load.until(ANSWERS)
        load.stop()
        load.hold_to_the_log()
        load.look()
        load.judge(f"fall {number}")
    words = ground.settled(load, nodes.motcua)
    print(f"seed {seed}: {len(falls)} falls, {load.unanswered} tries without an answer, {len(witness.signed)} signed heads kept")
    print(words)


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
