"""Kills commands of an operator with SIGKILL beside a busy server, and sees that it harms nobody.

usage: dying_visitors.py MOTCUA DEFINITIONS ROUNDS SEED

Each round files dossiers all the time, and kills a `register load` and a `log rebuild --repair` at a moment of chance. The
server has to answer each submission, the log has to verify, and the register to hold each entry of the table once.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from office import codes_without_gap, command, start, submit, verify

HEAD = "so-vao-so,so-hieu,ho-ten,ngay-sinh,loai-van-bang,nam-tot-nghiep\n"
ROWS = 3000


def table(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(ROWS):
            file.write(f"{number}/2008,B {number:07},NGUYỄN VĂN {number},01/05/1990,Bằng tốt nghiệp THPT,2008\n")
    return path


def main():
    motcua, definitions, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    place = tempfile.mkdtemp(prefix="motcua-visitors-")
    data, rows = os.path.join(place, "data"), table(os.path.join(place, "rows.csv"))
    load = ["register", "load", "so-goc-van-bang", rows]
    server, port = start(motcua, definitions, data)
    filed, faults, stop = {}, [], threading.Event()

    def work(client):
        number = 0
        while not stop.is_set():
            key = f"{client}-{number}"
            number += 1
            answer = submit(port, key)
            if answer.status == 201:
                filed[key] = answer.json["code"]
            else:
                faults.append(str(answer))

    clients = [threading.Thread(target=work, args=(client,)) for client in range(4)]
    try:
        for client in clients:
            client.start()
        killed = 0
        for number in range(rounds):
            for words in (load, ["log", "rebuild", "--repair"]):
                visitor = subprocess.Popen(
                    [motcua, *words, "--definitions", definitions, "--data", data], stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0.02, 0.5))
                visitor.send_signal(signal.SIGKILL)
                killed += visitor.wait() == -signal.SIGKILL
            print(f"round {number + 1}: {killed} visitors killed, {len(filed)} dossiers filed", flush=True)
        stop.set()
        for client in clients:
            client.join()
        if faults or server.poll() is not None:
            sys.exit(f"seed {seed}: the server was disturbed: {faults[:3]}")
        if not killed:
            sys.exit(f"seed {seed}: no visitor was killed")
        verify(motcua, definitions, data)
        run = command(motcua, definitions, data, *load)
        if run.returncode != 0 or f"{ROWS} entries" not in run.stdout:
            sys.exit(f"seed {seed}: the register does not load after all: {run.stdout}{run.stderr}")
        verify(motcua, definitions, data)
        for key, code in filed.items():
            if submit(port, key).json["code"] != code:
                sys.exit(f"seed {seed}: a repeat of {code} became another dossier")
        if not codes_without_gap(filed.values()):
            sys.exit(f"seed {seed}: the codes have a gap")
        print(f"{killed} visitors killed, {len(filed)} dossiers filed, the server unharmed")
    finally:
        stop.set()
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
