"""What the endurance tests share: a serving motcua as a process of its own, and requests to it."""
import http.client
import json
import re
import subprocess
import sys
import zlib

ANSWERS = {
    "nguoi-yeu-cau": {"ho-ten": "Trần Văn Đức", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"},
    "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
    "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
    "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
}
PATH = "/api/v1/procedures/cap-ban-sao-van-bang/dossiers"
PASSWORD = "một mật khẩu dài"


def start(motcua, definitions, data, **how):
    """A server and its port."""
    server = subprocess.Popen(
        [motcua, "serve", "--definitions", definitions, "--data", data, "--listen", "127.0.0.1:0", "--lang", "en",
         "--behind-proxy", "127.0.0.1/32"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **how)
    line = server.stdout.readline()
    found = re.search(r"http://[^:]+:(\d+)", line)
    if not found:
        sys.exit(f"the server did not say where it is: {line!r}")
    return server, int(found.group(1))


def address(key):
    """Each request comes from an address of its own behind the proxy: the rate of one address is not what is tested."""
    number = zlib.crc32(key.encode())
    return f"198.18.{number >> 8 & 255}.{number & 255}"


class Answer:
    """The answer to a request, read to its end."""

    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def json(self):
        return json.loads(self.body)

    def __str__(self):
        return f"{self.status} {self.body[:300]!r}"


def ask(port, method, path, body=None, key=None, **headers):
    """The answer to a request; a body that is not bytes goes as JSON. `_` in a header's name stands for `-`."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers["X-Forwarded-For"] = address(key or path)
    if key:
        headers["Idempotency-Key"] = key
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def submit(port, key, papers=()):
    return ask(port, "POST", PATH, {"answers": ANSWERS, "papers": list(papers)}, key)


def sign_in(port, officer):
    """The token of an officer who has an account."""
    answer = ask(port, "POST", "/api/v1/sessions", {"name": officer, "password": PASSWORD})
    if answer.status != 201:
        sys.exit(f"signing in: {answer}")
    return answer.json["token"]


def without_gap(numbers):
    """True when the figures of each series, given as pairs of both, are 1, 2, 3 and so on."""
    series = {}
    for name, figure in numbers:
        series.setdefault(name, set()).add(int(figure))
    return all(figures == set(range(1, len(figures) + 1)) for figures in series.values())


def codes_without_gap(codes):
    """True when the numbers of each day are 1, 2, 3 and so on."""
    return without_gap(code.rpartition("-")[::2] for code in codes)


def letters_without_gap(numbers):
    """True when the numbers of each series of letters (`07/GTN-2026`) are 1, 2, 3 and so on."""
    return without_gap(number.partition("/")[::-2] for number in numbers)


def command(motcua, definitions, data, *words, **how):
    """Runs a command of an operator to its end."""
    return subprocess.run(
        [motcua, *words, "--definitions", definitions, "--data", data, "--lang", "en"], capture_output=True, text=True,
        **how)


def add_officer(motcua, definitions, data, officer):
    """Makes the account of an officer of the sample authority."""
    run = command(motcua, definitions, data, "user", "add", officer, input=PASSWORD + "\n")
    if run.returncode != 0:
        sys.exit(f"user add {officer}: {run.stdout}{run.stderr}")


def verify(motcua, definitions, data):
    """Ends the test unless the log verifies and every projection is what the log says."""
    for words in (["log", "verify"], ["log", "rebuild"]):
        run = command(motcua, definitions, data, *words)
        if run.returncode != 0:
            sys.exit(f"{' '.join(words)}: {run.stdout}{run.stderr}")
