"""Kills the PostgreSQL that two nodes write to, under load, promotes its replica, and asks afterwards for everything.

usage: failover.py MOTCUA DEFINITIONS SECONDS SEED [async]

A primary with a synchronous streaming replica and two `motcua serve` on both of them are started on loopback. Sixteen
applicants and four officers work as in `killed_nodes.py`; after a while every process of the primary gets SIGKILL at once, and the
replica is promoted. Whoever was not answered asks again under the old identifier, at the other node. Then everything
acknowledged has to be there once: submissions with their codes, papers with their hashes, what officers did; numbers of
dossiers and letters have no gap, what the log was before the fall has to be its beginning still, and it has to verify. Prints the
seed, what was counted, and how long nobody was answered; exits 3 with what was lost, and 1 with whatever else was wrong.

`async`: the primary waits for no replica, and the replica is away for the last commits before the fall. What was acknowledged in
them is lost, and that has to be found.
"""
import random
import shutil
import sys
import tempfile
import time

from load import Load
from nodes import Nodes
from office import verify
from postgres import Server, own
from witness import Witness

APPLICANTS, OFFICERS = 16, 4


def pair(folder, isSynchronous):
    """A primary, and a replica that follows it: one that has what the primary acknowledges, or one that may be late."""
    own(folder)
    primary, replica = Server(folder, "primary"), Server(folder, "replica")
    primary.begin()
    primary.ask("CREATE DATABASE motcua")
    replica.run("pg_basebackup", "-D", replica.folder, "-R", "-X", "stream", "-c", "fast", "-d",
                f"host=127.0.0.1 port={primary.port} user=motcua application_name=replica")
    replica.start()
    if isSynchronous:
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
        primary.ask("SELECT pg_reload_conf()")
    follows = "sync" if isSynchronous else "async"
    for _ in range(200):
        if primary.ask("SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'") == follows:
            return primary, replica
        time.sleep(0.05)
    sys.exit("the replica does not follow the primary")


def leave_behind(replica, load):
    """The replica falls, and the primary goes on acknowledging, until somebody has seen of the log what the replica has not."""
    replica.die()
    witness, ports = load.witness, load.ports
    while not witness.keep(ports[0]):
        time.sleep(0.1)
    before = witness.size
    load.until(APPLICANTS)
    # A head is over what has its place, which is given a moment after the answer.
    while witness.size == before and not load.faults:
        witness.keep(ports[0])
        time.sleep(0.02)


def run(nodes, primary, replica, seconds, seed, isSynchronous, folder):
    chance = random.Random(seed)
    witness = Witness(nodes.motcua, folder)
    load = Load(nodes.ports, seed, witness, nodes.token, APPLICANTS, OFFICERS)
    load.start()
    time.sleep(seconds / 2 + chance.uniform(0, 1))
    while not witness.keep(nodes.ports[0]):
        time.sleep(0.1)
    time.sleep(chance.uniform(0, seconds / 2))
    if not isSynchronous:
        leave_behind(replica, load)
    acknowledged, fall = load.answers, time.monotonic()
    primary.die()
    if not isSynchronous:
        replica.start()
    replica.run("pg_ctl", "promote", "-w", "-D", replica.folder)
    if isSynchronous:
        time.sleep(seconds)
    load.stop()
    load.hold_to_the_log(node=1)
    if not isSynchronous:
        load.look()
        load.judge("after the fall")
        sys.exit(f"seed {seed}: nothing is found to be lost, and the replica was away")
    if acknowledged < APPLICANTS or load.answers < acknowledged + APPLICANTS:
        sys.exit(f"seed {seed}: there was no load: {acknowledged} answers before, {load.answers} with those after")
    silence = min(moment for moment in load.moments if moment > fall + 0.2) - fall
    counts = (f"{acknowledged} acknowledged before the primary was killed, {load.answers} in all, "
              f"{load.unanswered} of {load.tries} tries not answered, answers again after {silence:.1f} s")
    words = load.settle()
    verify(nodes.motcua, nodes.definitions, nodes.places[1])
    for number in range(len(nodes.ports)):
        nodes.stop(number)
    print(counts)
    print(words)


def main():
    motcua, definitions, seconds, seed = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    isSynchronous = "async" not in sys.argv[5:]
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="motcua-failover-")
    nodes, databases = Nodes(motcua, definitions, folder), []
    try:
        primary, replica = databases = pair(folder, isSynchronous)
        nodes.begin(
            f"postgres://motcua@127.0.0.1:{primary.port},127.0.0.1:{replica.port}/motcua?target_session_attrs=read-write")
        run(nodes, primary, replica, seconds, seed, isSynchronous, folder)
    finally:
        nodes.end()
        for database in databases:
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
