"""Takes an office from one version of the program to the next while it is asked, node by node, and asks afterwards for everything.

usage: two_versions.py BEFORE MOTCUA DEFINITIONS ANSWERS SEED

Two nodes of the version BEFORE on one PostgreSQL, and eight applicants who file, ask again, look, and keep the head of the log. After so
many answers the second node ends and the new program takes its place, which brings the database to its own schema; both versions
go on beside each other for twice as many answers; then the first node follows. Everything acknowledged has to be there once, codes
without a gap, the log as it was shown before, and it has to verify. To be run before a release, with the program that was released
last.
"""
import shutil
import signal
import sys
import tempfile

from killed_nodes import Ground, Load, settled
from office import start
from witness import Witness


def replaced(ground, number, motcua):
    """A node ends as an operator ends it, and another program goes on in its place."""
    node = ground.nodes[number]
    node.send_signal(signal.SIGTERM)
    if node.wait(60) != 0:
        sys.exit(f"node {number + 1} ended with {node.returncode}")
    ground.nodes[number], ground.ports[number] = start(motcua, ground.definitions, ground.places[number])


def run(ground, motcua, answers, seed):
    witness = Witness(motcua, ground.folder)
    load = Load(ground.ports, seed, witness)
    steps = [(1, answers), (0, 2 * answers)]
    load.start()
    for number, count in steps:
        load.until(count)
        replaced(ground, number, motcua)
        print(f"node {number + 1} is of the new version after {load.answers} answers", flush=True)
    load.until(answers)
    load.stop()
    for fault in witness.differences(ground.ports[0]) + load.faults:
        sys.exit(f"seed {seed}: {fault}")
    codes = settled(ground, load, motcua)
    print(f"seed {seed}: {len(codes)} dossiers, {load.unanswered} tries without an answer, none lost, none twice, no gap")


def main():
    before, motcua, definitions, answers, seed = sys.argv[1:4] + [int(word) for word in sys.argv[4:6]]
    folder = tempfile.mkdtemp(prefix="motcua-versions-")
    ground = Ground(before, definitions, folder)
    try:
        ground.begin()
        run(ground, motcua, answers, seed)
    finally:
        ground.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
