"""A mail server for the tests: says its port, then one JSON line for every letter that it was handed.

usage: mail_server.py [--tls CERT KEY] [--auth USER PASSWORD]
What it does with a letter follows from the name before the @ of the recipient: `unknown` is refused with 550, `busy` put
off with 451, `cut` cut off after the text, `again` cut off the first time and taken the second.
"""
import argparse
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self):
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "unknown":
            return "550 5.1.1 <" + address + "> no such mailbox"
        if name == "busy":
            return "451 4.3.0 later, please"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        print(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
            "user": getattr(session.auth_data, "login", b"").decode() if session.auth_data else None,
            "greeting": session.host_name, "text": envelope.original_content.decode("ascii")}), flush=True)
        if name == "cut" or name == "again" and name not in self.seen:
            self.seen.add(name)
            server.transport.abort()
            return "421 never said"
        return "250 OK"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--auth", nargs=2)
    options = parser.parse_args()
    tls = None
    if options.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*options.tls)

    def authenticate(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == tuple(options.auth), handled=False, auth_data=data)

    handler = Handler()
    more = {}
    if options.auth:
        more = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": bool(tls)}
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(handler, tls_context=tls, require_starttls=bool(tls), hostname="mail.test", **more),
        "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the test that started it.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
