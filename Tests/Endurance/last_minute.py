"""Submits admissions in the last minute of an intake, across its closing and after it.

usage: last_minute.py MOTCUA DEFINITIONS COUNT WINDOW_SECONDS

COUNT families have uploaded their papers; then the plan is made to close in WINDOW_SECONDS, and all of them submit. A
twentieth more go on submitting across the closing, and as many after it. Everybody is answered: in time with a code, too late
with the refusal and its dates; codes have no gap, nobody who was refused is in the record, nothing in the record is later
than the closing, and the log verifies. Prints how long it took, and exits 1 with what was wrong.
"""
import datetime
import http.client
import json
import os
import queue
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time

from office import address, codes_without_gap, start, verify

PLAN = "Workflows/intakes/lop-6-bo-sung.yaml"
PROCEDURE = "/api/v1/procedures/tuyen-sinh-lop-6"
ANSWERS = {
    "hoc-sinh": {"ho-ten": "Nguyễn Minh Khôi", "ngay-sinh": "2015-03-12", "so-dinh-danh": "038215004321"},
    "nguoi-nop": {"ho-ten": "Nguyễn Thị Hạnh", "ngay-sinh": "1988-07-20", "so-dinh-danh": "038188001234"},
    "quan-he": "cha-me", "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "dia-ban": "trung-tam-1",
    "nguyen-vong": ["thcs-trung-tam", "thcs-song-mau"], "uu-tien": "khong", "nhan-ket-qua": "truc-tuyen",
}
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


class Line:
    """A connection that is kept, from whichever family's address."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def ask(self, method, path, body, key, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["X-Forwarded-For"] = address(key)
        for again in (True, False):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.connection.request(method, path, body, headers)
                response = self.connection.getresponse()
                return response.status, response.headers, response.read()
            except (OSError, http.client.HTTPException):
                self.connection.close()
                self.connection = None
                if not again:
                    raise


def everybody(port, work, families, clients=32):
    """Has clients do something for every family; what it came to, by family."""
    waiting, done, lock = queue.SimpleQueue(), {}, threading.Lock()
    for family in families:
        waiting.put(family)

    def client():
        line = Line(port)
        while True:
            try:
                family = waiting.get_nowait()
            except queue.Empty:
                return
            outcome = work(line, family)
            with lock:
                done[family] = outcome

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def upload(line, family):
    """The papers of a family."""
    papers = []
    for part in ("giay-khai-sinh", "hoc-ba"):
        content = f"%PDF-1.7\n{part} {family}\n%%EOF\n".encode()
        status, _, body = line.ask(
            "POST", f"/api/v1/uploads?name={part}.pdf", content, family, Content_Type="application/octet-stream")
        if status != 201:
            sys.exit(f"an upload was answered {status} {body[:300]!r}")
        papers.append({"part": part, "upload": json.loads(body)["upload"]})
    return papers


def submitting(papers, waits):
    def submit(line, family):
        """The status and the answer, and when it came."""
        body = json.dumps({"answers": ANSWERS, "papers": papers[family]}).encode()
        while True:
            status, headers, answer = line.ask(
                "POST", PROCEDURE + "/dossiers", body, family, Content_Type="application/json",
                Idempotency_Key=family)
            if status != 503:
                return status, json.loads(answer), time.time()
            waits.append(family)
            time.sleep(float(headers.get("Retry-After", "1")))

    return submit


def close_in(seconds, definitions, server, port):
    """Has the plan close; when."""
    path = os.path.join(definitions, PLAN)
    closes = datetime.datetime.fromtimestamp(int(time.time()) + seconds, VIETNAM)
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            file.write((f"closes: {closes:%Y-%m-%d %H:%M:%S}" if line.startswith("closes:") else line) + "\n")
    server.send_signal(signal.SIGHUP)
    line = Line(port)
    for _ in range(200):
        _, _, body = line.ask("GET", PROCEDURE, None, "look")
        if datetime.datetime.fromisoformat(json.loads(body)["intake"]["closes"]) == closes:
            return closes.timestamp()
        time.sleep(0.02)
    sys.exit("the new plan was not taken up")


def main():
    motcua, source, count, window = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    folder = tempfile.mkdtemp(prefix="motcua-last-minute-")
    try:
        definitions, data = os.path.join(folder, "definitions"), os.path.join(folder, "data")
        for top in ("Workflows", "Forms", "Signatures"):
            if os.path.isdir(os.path.join(source, top)):
                shutil.copytree(os.path.join(source, top), os.path.join(definitions, top))
        server, port = start(motcua, definitions, data)
        more = max(8, count // 20)
        early = [f"early-{number}" for number in range(count)]
        edge = [f"edge-{number}" for number in range(more)]
        late = [f"late-{number}" for number in range(more)]
        papers = everybody(port, upload, early + edge + late)

        waits = []
        submit = submitting(papers, waits)
        closes = close_in(window, definitions, server, port)
        began = time.time()
        outcomes = everybody(port, submit, early)
        seconds = time.time() - began
        if time.time() >= closes:
            sys.exit(f"{count} submissions took {seconds:.1f} s, longer than the window: nothing was shown")

        def at_the_edge(line, family):
            # Spread over two seconds around the closing.
            time.sleep(max(0.0, closes - 1 + 2 * edge.index(family) / more - time.time()))
            return submit(line, family)

        outcomes |= everybody(port, at_the_edge, edge)
        time.sleep(max(0.0, closes + 0.01 - time.time()))
        outcomes |= everybody(port, submit, late)

        codes = [answer["code"] for status, answer, _ in outcomes.values() if status == 201]
        refused = {family for family, (status, _, _) in outcomes.items() if status != 201}
        for family, (status, answer, at) in outcomes.items():
            if status == 201:
                continue
            if status != 409 or answer["code"] != "intake-closed" or f"{closes_words(closes)}" not in answer["words"]["vi"]:
                sys.exit(f"{family} was answered {status} {answer}")
            if at < closes:
                sys.exit(f"{family} was refused {closes - at:.3f} s before the closing")
        if refused & set(early) or not set(late) <= refused:
            sys.exit(f"refused: {len(refused & set(early))} in time; accepted: {len(set(late) - refused)} too late")
        if len(set(codes)) != len(codes) or not codes_without_gap(codes):
            sys.exit("a code was given twice, or there is a gap")
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        check_record(data, codes, closes)
        verify(motcua, definitions, data)
        print(
            f"{count} admissions in {seconds:.1f} s ({count / seconds:.0f}/s, {len(waits)} asked to wait), "
            f"{len(codes) - count} of {more} in time at the edge, {len(refused)} refused after it, no gap")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def closes_words(closes):
    """As refusals print a moment."""
    return f"{datetime.datetime.fromtimestamp(closes, VIETNAM):%H:%M, %d/%m/%Y}"


def check_record(data, codes, closes):
    """Ends the test unless exactly these codes are in the record, none of them later than the closing."""
    for name in os.listdir(data):
        if not name.endswith((".sqlite", ".db", ".sqlite3")):
            continue
        with sqlite3.connect(f"file:{os.path.join(data, name)}?mode=ro", uri=True) as database:
            rows = database.execute("SELECT code, submitted_at FROM dossier").fetchall()
        if {code for code, _ in rows} != set(codes):
            sys.exit(f"{len(codes)} codes were given, {len(rows)} are in the record")
        if max(at for _, at in rows) > closes * 1000:
            sys.exit("the record holds a dossier that is later than the closing")
        return
    sys.exit(f"no database in {os.listdir(data)}")


if __name__ == "__main__":
    main()
