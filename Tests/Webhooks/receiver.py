"""Takes what webhooks post, as somebody who read the two specifications would: the signature is checked as Standard Webhooks
says, by Python's own hmac, and the event read by the SDK of CloudEvents. It shares no code with the office.

Prints its address. `--secret-file` names the file with the secrets, one a line, read anew for each post: it may be written
after the address is known. Ends when standard input ends.

GET  /received   all posts so far: id, type, subject, verified, answered, event
POST /answers    {"answers": [[status, {header: value}], ...]}: how the next posts are answered, then 204 again
POST /chance     {"seed": n, "percent": p}: so many of a hundred posts are answered 500, or after having been taken
"""

import argparse
import base64
import hashlib
import hmac
import json
import random
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cloudevents.core.bindings.http import HTTPMessage, from_http_event

TOLERANCE = 300


class State:
    def __init__(self, secret_file):
        self.secret_file = secret_file
        self.lock = threading.Lock()
        self.posts = []
        self.answers = []
        self.chance = None
        self.percent = 0


def verified(state, headers, body):
    """How many of the secrets have signed the body, by https://www.standardwebhooks.com."""
    identity, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not identity or not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE:
        return 0
    signed = b"%s.%s." % (identity.encode(), timestamp.encode()) + body
    shown = headers.get("webhook-signature", "").split(" ")
    count = 0
    with open(state.secret_file, encoding="ascii") as file:
        for line in file.read().split():
            key = base64.b64decode(line.removeprefix("whsec_"), validate=True)
            right = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
            count += any(hmac.compare_digest(right, one) for one in shown)
    return count


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)

    def do_GET(self):
        state = self.server.state
        with state.lock:
            self.answer(200, json.dumps(state.posts).encode(), [("Content-Type", "application/json")])

    def do_POST(self):
        state = self.server.state
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path == "/answers":
            with state.lock:
                state.answers = json.loads(body)["answers"]
            return self.answer(204)
        if self.path == "/chance":
            asked = json.loads(body)
            with state.lock:
                state.chance, state.percent = random.Random(asked["seed"]), asked["percent"]
            return self.answer(204)
        event = from_http_event(HTTPMessage(headers=dict(self.headers.items()), body=body))
        with state.lock:
            status, headers, taken = 204, {}, True
            if state.answers:
                status, headers = state.answers.pop(0)
                taken = 200 <= status < 300
            elif state.chance is not None and state.chance.random() * 100 < state.percent:
                # Half of the failures come after the work was done: the office cannot know.
                status, taken = 500, state.chance.random() < 0.5
            state.posts.append(
                {
                    "path": self.path,
                    "id": self.headers["webhook-id"],
                    "type": event.get_type(),
                    "source": event.get_source(),
                    "subject": event.get_subject(),
                    "same": event.get_id() == self.headers["webhook-id"],
                    "verified": verified(state, self.headers, body),
                    "signatures": len(self.headers["webhook-signature"].split(" ")),
                    "answered": status,
                    "taken": taken,
                    "event": json.loads(body),
                }
            )
        self.answer(status, headers=headers.items())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--secret-file", required=True)
    arguments = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.state = State(arguments.secret_file)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
