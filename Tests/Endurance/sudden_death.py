"""Kills a serving motcua with SIGKILL under load, again and again, and asks it afterwards for everything it acknowledged.

usage: sudden_death.py MOTCUA DEFINITIONS ROUNDS SEED

Every acknowledged submission has to be there with its secret; every one that was not answered is sent again under its
old identifier and has to be one dossier, not two; codes of the day have no gap; after each death the log has to begin with
what it had shown before; and it has to verify. Prints a line a round, and exits 1 with what was wrong.
"""
import http.client
import random
import shutil
import signal
import sys
import tempfile
import threading
import time

from office import ask, codes_without_gap, start, submit as send, verify
from witness import Witness


def submit(port, key):
    """The answer to a submission, or None when the connection was lost or the server is busy."""
    try:
        answer = send(port, key)
    except (OSError, http.client.HTTPException):
        return None
    if answer.status in (429, 503):
        return None
    if answer.status != 201:
        sys.exit(f"a submission was answered {answer}")
    return answer.json


def look(port, code, secret):
    return ask(port, "GET", f"/api/v1/dossiers/{code}", key=code, Authorization=f"Receipt {secret}").status


def main():
    motcua, definitions, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    place = tempfile.mkdtemp(prefix="motcua-death-")
    data = f"{place}/data"
    acknowledged, tried = {}, []
    witness = Witness(motcua, place)
    try:
        for number in range(rounds):
            server, port = start(motcua, definitions, data)
            if differences := witness.differences(port):
                sys.exit(f"seed {seed}, round {number}: {differences}")
            lock, stop = threading.Lock(), threading.Event()

            def work(client):
                sent, own = 0, random.Random(f"{seed}/{number}/{client}")
                while not stop.is_set() and sent < 30:
                    key = f"{number}-{client}-{sent}"
                    sent += 1
                    with lock:
                        tried.append(key)
                    answer = submit(port, key)
                    if answer:
                        with lock:
                            acknowledged[key] = answer
                    if own.randrange(6) == 0:
                        witness.keep(port)

            clients = [threading.Thread(target=work, args=(client,)) for client in range(8)]
            for client in clients:
                client.start()
            time.sleep(chance.uniform(0.1, 0.6))
            server.send_signal(signal.SIGKILL)
            stop.set()
            for client in clients:
                client.join()
            server.wait()
            print(f"round {number + 1}: {len(acknowledged)} acknowledged of {len(tried)}", flush=True)

        server, port = start(motcua, definitions, data)
        if differences := witness.differences(port):
            sys.exit(f"seed {seed}: {differences}")
        for key, answer in acknowledged.items():
            while (status := look(port, answer["code"], answer["secret"])) == 429:
                time.sleep(0.2)
            if status != 200:
                sys.exit(f"seed {seed}: {answer['code']} was acknowledged and is answered {status}")
        codes = set()
        for key in tried:
            while (answer := submit(port, key)) is None:
                time.sleep(0.2)
            if key in acknowledged and answer["code"] != acknowledged[key]["code"]:
                sys.exit(f"seed {seed}: a repeat of {acknowledged[key]['code']} became {answer['code']}")
            codes.add(answer["code"])
        if len(codes) != len(tried):
            sys.exit(f"seed {seed}: {len(tried)} submissions became {len(codes)} dossiers")
        if not codes_without_gap(codes):
            sys.exit(f"seed {seed}: the codes have a gap")
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        verify(motcua, definitions, data)
        print(f"{rounds} rounds, {len(codes)} dossiers, none lost, none twice")
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
