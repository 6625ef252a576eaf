"""Kills a serving motcua with SIGKILL under load, again and again, and asks it afterwards for everything it acknowledged.

usage: sudden_death.py MOTCUA DEFINITIONS ROUNDS SEED

Every acknowledged submission has to be there with its secret; every one that was not answered is sent again under its
old identifier and has to be one dossier, not two; codes of the day have no gap; the log has to verify. Prints a line a
round, and exits 1 with what was wrong.
"""
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib

ANSWERS = {
    "nguoi-yeu-cau": {"ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"},
    "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
    "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
    "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
}
PATH = "/api/v1/procedures/cap-ban-sao-van-bang/dossiers"


def start(motcua, definitions, data):
    server = subprocess.Popen(
        [motcua, "serve", "--definitions", definitions, "--data", data, "--listen", "127.0.0.1:0", "--lang", "en",
         "--behind-proxy", "127.0.0.1/32"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    line = server.stdout.readline()
    found = re.search(r"http://[^:]+:(\d+)", line)
    if not found:
        sys.exit(f"the server did not say where it is: {line!r}")
    return server, int(found.group(1))


def address(key):
    """Each request comes from an address of its own behind the proxy: the rate of one address is not what is tested."""
    number = zlib.crc32(key.encode())
    return f"198.18.{number >> 8 & 255}.{number & 255}"


def submit(port, key):
    """The answer to a submission, or None when the connection was lost."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(
            "POST", PATH, json.dumps({"answers": ANSWERS}),
            {"Content-Type": "application/json", "Idempotency-Key": key, "X-Forwarded-For": address(key)})
        response = connection.getresponse()
        body = response.read()
        if response.status == 201:
            return json.loads(body)
        if response.status in (429, 503):
            return None
        sys.exit(f"a submission was answered {response.status}: {body[:500]!r}")
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


def look(port, code, secret):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", f"/api/v1/dossiers/{code}", headers={
            "Authorization": f"Receipt {secret}", "X-Forwarded-For": address(code)})
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def main():
    motcua, definitions, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    data = tempfile.mkdtemp(prefix="motcua-death-")
    acknowledged, tried = {}, []
    try:
        for number in range(rounds):
            server, port = start(motcua, definitions, data)
            lock, stop = threading.Lock(), threading.Event()

            def work(client):
                sent = 0
                while not stop.is_set() and sent < 30:
                    key = f"{number}-{client}-{sent}"
                    sent += 1
                    with lock:
                        tried.append(key)
                    answer = submit(port, key)
                    if answer:
                        with lock:
                            acknowledged[key] = answer

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
        numbers = {}
        for code in codes:
            agency_day, _, figure = code.rpartition("-")
            numbers.setdefault(agency_day, set()).add(int(figure))
        for agency_day, figures in numbers.items():
            if figures != set(range(1, len(figures) + 1)):
                sys.exit(f"seed {seed}: the codes of {agency_day} have a gap")
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        verified = subprocess.run(
            [motcua, "log", "verify", "--definitions", definitions, "--data", data], capture_output=True, text=True)
        if verified.returncode != 0:
            sys.exit(f"seed {seed}: the log does not verify: {verified.stdout}{verified.stderr}")
        print(f"{rounds} rounds, {len(codes)} dossiers, none lost, none twice")
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()
