"""An identity provider on loopback that does whatever a test wants of it, wrong things above all.

    provider.py

Says its port, and serves until its input ends. A code is base64url of JSON: {"nonce": …, "challenge": …, "fault": …, "claims": {…}};
whoever asks for tokens with it gets what the fault says. A code counts once. What it was asked for stands at /asked.
"""

import base64
import hashlib
import hmac
import http.server
import json
import sys
import threading
import time
import urllib.parse

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils


def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value, size=None):
    return url64(value.to_bytes(size or (value.bit_length() + 7) // 8, "big"))


RSA = rsa.generate_private_key(65537, 2048)
OTHER = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())
CLIENT = "motcua"
SECRET = "bí mật & 100%"


def rsa_key(key, name):
    public = key.public_key().public_numbers()
    return {"kty": "RSA", "kid": name, "use": "sig", "alg": "RS256", "n": number(public.n), "e": number(public.e)}


def ec_key(key, name):
    public = key.public_key().public_numbers()
    return {"kty": "EC", "kid": name, "crv": "P-256", "x": number(public.x, 32), "y": number(public.y, 32)}


KEYS = [
    rsa_key(RSA, "r1"), ec_key(EC, "e1"),
    # What a careful reader passes over: a shared secret, a key for hiding things, a key of another curve.
    {"kty": "oct", "kid": "o1", "k": url64(b"secret")}, rsa_key(OTHER, "x1") | {"use": "enc"},
    {"kty": "EC", "kid": "k1", "crv": "secp256k1", "x": number(1, 32), "y": number(2, 32)},
]


def signed_by(key, data):
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    r, s = utils.decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def public_pem(key):
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def token(header, claims, sign):
    head = url64(json.dumps(header).encode()) + "." + url64(json.dumps(claims).encode())
    return head + "." + url64(sign(head.encode()))


class State:
    spent = set()
    asked = []
    moved = False
    lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def say(self, status, body, headers=()):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            pass

    def note(self):
        with State.lock:
            State.asked.append(f"{self.command} {self.path}")

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path == "/asked":
            return self.say(200, State.asked)
        self.note()
        kind, _, rest = path.strip("/").partition("/")
        if path == "/.well-known/openid-configuration":
            return self.say(200, self.discovery())
        if rest == ".well-known/openid-configuration":
            return self.say(200, self.discovery() | DISCOVERY_FAULTS[kind](self))
        if path == "/keys":
            return self.say(200, {"keys": KEYS if not State.moved else [rsa_key(OTHER, "r2")] + KEYS})
        if path == "/user":
            bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
            fault, subject, more = json.loads(base64.urlsafe_b64decode(bearer + "=="))
            return self.user(fault, subject, more)
        self.say(404, {})

    def discovery(self):
        return {
            "issuer": self.issuer, "authorization_endpoint": self.issuer + "/authorize",
            "token_endpoint": self.issuer + "/token", "userinfo_endpoint": self.issuer + "/user",
            "jwks_uri": self.issuer + "/keys", "end_session_endpoint": self.issuer + "/out?here=1",
        }

    def user(self, fault, subject, more):
        if fault == "user-other":
            subject = "somebody-else"
        if fault == "user-huge":
            return self.say(200, {"sub": subject, "x": "a" * 1_000_000})
        if fault == "user-deep":
            return self.say(200, b'{"sub":' + b"[" * 10_000 + b"]" * 10_000 + b"}")
        if fault == "user-redirect":
            return self.say(302, {}, [("Location", "http://127.0.0.1:1/")])
        self.say(200, {"sub": subject} | more)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        form = dict(urllib.parse.parse_qsl(body))
        self.note()
        code = form.get("code", "")
        basic = "Basic " + base64.b64encode(
            f"{urllib.parse.quote(CLIENT, safe='')}:{urllib.parse.quote(SECRET, safe='')}".encode()).decode()
        if form.get("client_secret") != SECRET and self.headers.get("Authorization") != basic:
            return self.say(401, {"error": "invalid_client"})
        said = json.loads(base64.urlsafe_b64decode(code + "=="))
        challenge = url64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        with State.lock:
            known = code in State.spent
            State.spent.add(code)
        if known or challenge != said["challenge"] or form.get("grant_type") != "authorization_code":
            return self.say(400, {"error": "invalid_grant"})
        self.answer(said.get("fault"), said)

    def answer(self, fault, said):
        now = said.get("now", int(time.time()))
        subject = said.get("sub", "duc-1")
        more = said.get("more", {})
        access = url64(json.dumps([fault, subject, more]).encode())
        claims = {"iss": self.issuer, "sub": subject, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": said["nonce"],
                  "at_hash": url64(hashlib.sha256(access.encode()).digest()[:16])} | said.get("claims", {})
        claims = {name: value for name, value in claims.items() if value is not None}
        identity = token({"alg": "RS256", "kid": "r1", "typ": "JWT"}, claims, lambda data: signed_by(RSA, data))
        if fault in TOKENS:
            identity = TOKENS[fault](claims)
        if fault == "slow":
            time.sleep(3)
        if fault == "huge":
            identity = "a" * 1_000_000
        if fault == "not-json":
            return self.say(200, b"<html>")
        if fault == "failing":
            return self.say(503, {})
        if fault == "redirect":
            return self.say(307, {}, [("Location", "http://127.0.0.1:1/")])
        if fault == "new-key":
            with State.lock:
                State.moved = True
            identity = token({"alg": "RS256", "kid": "r2"}, claims, lambda data: signed_by(OTHER, data))
        self.say(200, {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": identity})


def tampered(claims):
    made = token({"alg": "RS256", "kid": "r1"}, claims, lambda data: signed_by(RSA, data))
    head, _, signature = made.split(".")
    return f"{head}.{url64(json.dumps(claims | {'sub': 'admin'}).encode())}.{signature}"


TOKENS = {
    "es256": lambda c: token({"alg": "ES256", "kid": "e1"}, c, lambda data: signed_by(EC, data)),
    "no-kid": lambda c: token({"alg": "RS256"}, c, lambda data: signed_by(RSA, data)),
    "none": lambda c: token({"alg": "none"}, c, lambda data: b""),
    "none-named": lambda c: token({"alg": "none", "kid": "r1"}, c, lambda data: b""),
    "None": lambda c: token({"alg": "NoNe", "kid": "r1"}, c, lambda data: b""),
    "hs256": lambda c: token(
        {"alg": "HS256", "kid": "r1"}, c, lambda data: hmac.digest(public_pem(RSA), data, "sha256")),
    "hs256-modulus": lambda c: token(
        {"alg": "HS256", "kid": "r1"}, c,
        lambda data: hmac.digest(RSA.public_key().public_numbers().n.to_bytes(256, "big"), data, "sha256")),
    "other-key": lambda c: token({"alg": "RS256", "kid": "r1"}, c, lambda data: signed_by(OTHER, data)),
    "own-key": lambda c: token(
        {"alg": "RS256", "jwk": rsa_key(OTHER, "own")}, c, lambda data: signed_by(OTHER, data)),
    "enc-key": lambda c: token({"alg": "RS256", "kid": "x1"}, c, lambda data: signed_by(OTHER, data)),
    "unknown-kid": lambda c: token({"alg": "RS256", "kid": "nobody"}, c, lambda data: signed_by(OTHER, data)),
    "wrong-alg": lambda c: token({"alg": "ES256", "kid": "r1"}, c, lambda data: signed_by(RSA, data)),
    "critical": lambda c: token(
        {"alg": "RS256", "kid": "r1", "crit": ["exp"]}, c, lambda data: signed_by(RSA, data)),
    "tampered": tampered,
    "zero-signature": lambda c: token({"alg": "ES256", "kid": "e1"}, c, lambda data: bytes(64)),
    "two-parts": lambda c: "a.b",
    "twice-a-name": lambda c: token({"alg": "RS256", "kid": "r1"}, c, lambda data: b"x").replace(
        ".", "." + url64(b'{"sub":"a","sub":"b"}') + ".", 1).rsplit(".", 1)[0],
}

DISCOVERY_FAULTS = {
    "other-issuer": lambda h: {},
    "plain": lambda h: {"issuer": h.issuer + "/plain", "token_endpoint": "http://example.org/token"},
    "script": lambda h: {"issuer": h.issuer + "/script", "authorization_endpoint": "javascript:alert(1)"},
    "lines": lambda h: {"issuer": h.issuer + "/lines", "authorization_endpoint": h.issuer + "/a\r\nSet-Cookie: x=1"},
    "inside": lambda h: {"issuer": h.issuer + "/inside", "token_endpoint": "http://127.0.0.2:1/token"},
    "keyless": lambda h: {"issuer": h.issuer + "/keyless", "jwks_uri": None},
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
