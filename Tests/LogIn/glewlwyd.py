"""A real identity provider for tests: Debian's glewlwyd on a free port of this machine, in a folder of its own.

    glewlwyd.py CLIENT SECRET

Sets it up through its REST API: a plug-in for OpenID Connect that signs by RS256, and a person. Says on the first line what it calls
itself; then answers each line of its input with one: "register URI" makes the client that is sent back to this address; "visit ADDRESS"
does what the person's browser does at the address of an authorisation request (log in, agree), and says where it is sent back to. Ends
with its input.
"""

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

SCHEMA = "/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3"
PERSON = {
    "username": "duc",
    "name": "Trần Văn Đức",
    "password": "mat-khau-cua-duc",
    "email": "duc@example.vn",
    "enabled": True,
    "scope": ["openid", "g_profile"],
    "SoDinhDanh": "038090001234",
    "NgayThangNamSinh": "01/05/1990",
    "LoaiTaiKhoan": "1",
    "IAL": "2",
    "SoDienThoai": "0912345678",
}
CLAIMS = ["SoDinhDanh", "NgayThangNamSinh", "LoaiTaiKhoan", "IAL", "SoDienThoai"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Provider:
    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.cookies = {}
        self.make_record()
        self.start()

    def make_record(self):
        with open(SCHEMA, encoding="utf-8") as script:
            record = sqlite3.connect(f"{self.folder}/glewlwyd.db")
            record.executescript(script.read())
            record.close()
        with open(f"{self.folder}/glewlwyd.conf", "w", encoding="utf-8") as settings:
            settings.write(f"""
port={self.port}
bind_address="127.0.0.1"
external_url="{self.url}"
login_url="login.html"
api_prefix="api"
static_files_path="/usr/share/glewlwyd/webapp/"
log_mode="file"
log_level="WARNING"
log_file="{self.folder}/glewlwyd.log"
cookie_secure=0
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
hash_algorithm="SHA512"
database = {{ type = "sqlite3"; path = "{self.folder}/glewlwyd.db"; }};
static_files_mime_types = (
  {{ extension = ".html"; mime_type = "text/html"; }}, {{ extension = ".js"; mime_type = "application/javascript"; }},
  {{ extension = ".css"; mime_type = "text/css"; }}, {{ extension = ".json"; mime_type = "application/json"; }}
)
""")

    def start(self):
        self.process = subprocess.Popen(
            ["/usr/bin/glewlwyd", "-c", f"{self.folder}/glewlwyd.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while True:
            try:
                return self.ask("GET", "/config")
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise SystemExit("glewlwyd does not start")
                time.sleep(0.05)

    def ask(self, method, path, body=None, expected=(200,)):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            body = json.dumps(body)
            headers["Content-Type"] = "application/json"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status not in expected:
            raise SystemExit(f"{method} {path.split('?')[0]}: {answer.status} {content[:500]!r}")
        if answer.status == 302:
            return answer.getheader("Location")
        return json.loads(content) if content[:1] in (b"{", b"[") else content

    def sign_in(self):
        self.cookies = {}
        self.ask("POST", "/api/auth/", {"username": "admin", "password": "password"})

    def set_up(self):
        self.sign_in()
        users = self.ask("GET", "/api/mod/user/database")
        users["parameters"]["data-format"] = users["parameters"].get("data-format", {}) | {
            name: {"multiple": False, "read": True, "write": True, "profile-read": True, "profile-write": False}
            for name in CLAIMS}
        self.ask("PUT", "/api/mod/user/database", users)
        self.ask("PUT", "/api/mod/user/database/reset")
        key = subprocess.run(
            ["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
            check=True, capture_output=True, text=True).stdout
        public = subprocess.run(
            ["openssl", "pkey", "-pubout"], input=key, check=True, capture_output=True, text=True).stdout
        self.ask("POST", "/api/mod/plugin/", {
            "module": "oidc", "name": "oidc", "display_name": "OpenID Connect", "enabled": True,
            "parameters": {
                "iss": f"{self.url}/api/oidc", "jwt-type": "rsa", "jwt-key-size": "256", "key": key, "cert": public,
                "access-token-duration": 3600, "refresh-token-duration": 3600, "code-duration": 600,
                "refresh-token-rolling": False, "allow-non-oidc": False, "auth-type-code-enabled": True,
                "auth-type-code-revoke-replayed": True, "auth-type-token-enabled": False,
                "auth-type-id-token-enabled": True, "auth-type-none-enabled": False,
                "auth-type-password-enabled": False, "auth-type-client-enabled": False,
                "auth-type-device-enabled": False, "auth-type-refresh-enabled": False, "subject-type": "public",
                "jwks-show": True, "pkce-allowed": True, "pkce-required": True, "pkce-method-plain-allowed": False,
                "name-claim": "mandatory", "email-claim": "mandatory", "scope-claim": "no",
                "session-management-allowed": True, "session-cookie-name": "GLEWLWYD2_OIDC_SID",
                "session-cookie-expiration": 3600, "allowed-scope": ["openid"],
                "claims": [{"name": name, "user-property": name, "type": "string", "mandatory": True}
                           for name in CLAIMS],
            }})
        self.ask("POST", "/api/user/?source=database", PERSON)

    def register(self, client, secret, redirect):
        self.sign_in()
        self.ask("POST", "/api/client/?source=database", {
            "client_id": client, "name": "Một Cửa", "password": secret, "confidential": True, "enabled": True,
            "client_secret": secret, "redirect_uri": [redirect], "authorization_type": ["code"],
            "token_endpoint_auth_method": ["client_secret_post", "client_secret_basic"], "scope": []})

    def go_through(self, address):
        parts = urllib.parse.urlsplit(address)
        path = parts.path + "?" + parts.query
        if not address.startswith(self.url + "/"):
            raise SystemExit("the address is not glewlwyd's")
        client = urllib.parse.parse_qs(parts.query).get("client_id", [""])[0]
        self.cookies = {}
        location = self.ask("GET", path, expected=(302,))
        if "/login.html" not in location:
            return location
        self.ask("POST", "/api/auth/", {"username": PERSON["username"], "password": PERSON["password"]})
        self.ask("PUT", f"/api/auth/grant/{urllib.parse.quote(client)}", {"scope": "openid"})
        # As its page does when the person has pressed "continue".
        return self.ask("GET", path + "&g_continue", expected=(302,))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def main():
    folder = tempfile.mkdtemp(prefix="motcua-glewlwyd-")
    provider = None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        provider = Provider(folder)
        provider.set_up()
        print(f"{provider.url}/api/oidc", flush=True)
        for line in sys.stdin:
            what, _, address = line.strip().partition(" ")
            if what == "register":
                provider.register(*sys.argv[1:3], address)
                print("registered", flush=True)
            else:
                print(provider.go_through(address), flush=True)
    finally:
        if provider:
            provider.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
