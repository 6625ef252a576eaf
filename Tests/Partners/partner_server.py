"""What the stand-ins of partners have in common: each is a server on this machine alone that says its address on its first line,
and ends when its standard input does; with a port of its own, when it is interrupted."""
import argparse
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers with whole messages, or with half of one where a fault wants it."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def reply(self, body, status=200, kind="application/json", cut=False):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[:len(data) // 2] if cut else data)
        self.close_connection = self.close_connection or cut

    def be_silent(self):
        """The message was taken, and its answer is lost."""
        self.close_connection = True


def fault(chance, percent):
    """What goes wrong with a message; None for most."""
    return chance.choice(["error", "fake", "half", "lost"]) if chance.random() * 100 < percent else None


def parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    return parser


def portal_parser():
    """The options of both interfaces of the national portal."""
    options = parser()
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--faults", type=int, default=0)
    options.add_argument("--calls", type=int, default=1000)
    return options


def serve(handler, port, listening=lambda address: None):
    """Serves until the end; `listening` is told the address before anybody is answered."""
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    address = "http://127.0.0.1:%d" % server.server_address[1]
    listening(address)
    print(address, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        if port:
            threading.Event().wait()
        else:
            sys.stdin.read()
    except KeyboardInterrupt:
        pass
