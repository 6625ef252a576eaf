"""Takes an office from one version of the program to the next while it is asked, node by node, and asks afterwards for everything.

usage: two_versions.py BEFORE MOTCUA DEFINITIONS ANSWERS SEED

Two nodes of the version BEFORE on one PostgreSQL, and the applicants and officers of `killed_nodes.py`. After so many answers the
second node ends and the new program takes its place, which brings the database to its own schema; both versions go on beside each
other for twice as many answers; then the first node follows. Everything acknowledged has to be there once, codes and numbers of
letters without a gap, the log as it was shown before, and it has to verify. To be run before a release, with the program that was
released last.
"""
import shutil
import sys
import tempfile

from killed_nodes import Ground
from load import Load
from witness import Witness


def run(ground, motcua, answers, seed):
    nodes = ground.nodes
    witness = Witness(motcua, ground.folder)
    load = Load(nodes.ports, seed, witness, nodes.token)
    nodes.motcua = motcua
    load.start()
    for number, count in [(1, answers), (0, 2 * answers)]:
        load.until(count)
        nodes.stop(number)
        nodes.bring_back(number)
        print(f"node {number + 1} is of the new version after {load.answers} answers", flush=True)
    load.until(answers)
    load.stop()
    load.hold_to_the_log()
    words = ground.settled(load, motcua)
    print(f"seed {seed}: {words}, {load.unanswered} tries without an answer")


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
