"""Kills a serving motcua with SIGKILL under load, again and again, and asks it afterwards for everything it acknowledged.

usage: sudden_death.py MOTCUA DEFINITIONS ROUNDS SEED

Eight applicants and two officers work as in `killed_nodes.py`, on one node with a file. Everything acknowledged has to be there:
submissions with their secrets, papers with their hashes, what officers did once. What was not answered is asked again under its
old identifier and has to be one dossier, not two; numbers of dossiers and letters have no gap; after each death the log has to begin
with what it had shown before; and it has to verify. Prints a line a round; exits 3 with what was lost, and 1 with whatever else
was wrong.
"""
import random
import shutil
import signal
import sys
import tempfile
import time

from load import Load
from office import add_officer, sign_in, start, verify
from witness import Witness


def main():
    motcua, definitions, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    place = tempfile.mkdtemp(prefix="motcua-death-")
    data, server = f"{place}/data", None
    try:
        add_officer(motcua, definitions, data, "lan")
        server, port = start(motcua, definitions, data)
        load = Load([port], seed, Witness(motcua, place), sign_in(port, "lan"))
        for number in range(rounds):
            load.start()
            load.until(chance.randint(8, 80))
            # Not only when something has just been answered.
            time.sleep(chance.uniform(0, 0.1))
            server.kill()
            server.wait()
            server, load.ports[0] = start(motcua, definitions, data)
            load.stop()
            load.hold_to_the_log()
            load.judge(f"round {number + 1}")
            print(f"round {number + 1}: {load.answers} acknowledged, {load.unanswered} tries without an answer", flush=True)
        words = load.settle()
        server.send_signal(signal.SIGTERM)
        if (status := server.wait(30)) != 0:
            sys.exit(f"seed {seed}: the server ended with {status}")
        verify(motcua, definitions, data)
        print(f"{rounds} rounds, {words}")
    finally:
        if server:
            server.kill()
            server.wait()
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
