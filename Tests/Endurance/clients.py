"""Who asks an office while it falls: applicants and officers, each of whom goes on until there is an answer.

What was acknowledged to them has to stand. An answer that says otherwise is a loss, whatever else goes wrong is a fault, and
`load.Load` keeps both.
"""
import hashlib
import http.client
import random
import time

from office import ask, submit

ACTS = ["file"] * 4 + ["file with a paper"] * 2 + ["again"] * 2 + ["look", "head"]
# What the node keeps in its memory, and what arrives in several pieces.
BYTES = [200] * 6 + [20_000] * 3 + [300_000]
BUSY = (429, 503)
PATIENCE_SECONDS = 180
# How an officer's view names what he did; the letter that comes of it has a number.
TAKEN, LETTER = "Task taken", "giay-tiep-nhan"
BY_THE_CLOCK = ("Due soon", "Overdue")


class Client:
    """Asks for one thing after the other."""

    def __init__(self, name, load):
        self.name, self.load = name, load
        self.chance = random.Random(f"{load.seed}/{name}")
        # Which node is asked depends on who answers: what is asked does not.
        self.ways = random.Random(f"{load.seed}/{name}/ways")

    def work(self):
        while not self.load.isOver.is_set() and not self.load.faults:
            self.act()

    def answered(self, asking, node=None):
        """The answer of that node, or of whichever gives one; None when none does."""
        count = len(self.load.ports)
        nodes = self.ways.sample(range(count), count) if node is None else [node]
        end = time.monotonic() + PATIENCE_SECONDS
        while not self.load.isDeserted and time.monotonic() < end:
            self.load.tried()
            try:
                answer = asking(self.load.ports[nodes[0]])
                if answer.status not in BUSY:
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            self.load.missed()
            nodes.append(nodes.pop(0))
            time.sleep(self.ways.uniform(0.02, 0.1))
        self.load.desert(f"{self.name} is not answered any more")

    def unlike(self, thing, answer):
        """Notes an answer that is not what was acknowledged; a failure of the server says nothing of that."""
        (self.load.fail if answer.status >= 500 else self.load.lose)(f"{thing} was acknowledged and is answered {answer}")


class Applicant(Client):
    """Files one dossier after the other, some with a paper, asks again for what is filed, and looks at it."""

    def __init__(self, name, load):
        super().__init__(name, load)
        self.begun, self.receipts, self.letters = 0, {}, {}
        # The papers as they are named in submissions, and the hashes of what they hold.
        self.papers, self.hashes = {}, {}

    def act(self):
        act = self.chance.choice(ACTS)
        if act in ("file", "file with a paper") or not self.receipts:
            key = f"{self.name}-{self.begun}"
            self.begun += 1
            if act == "file with a paper":
                self.upload(key, self.chance.choice(BYTES))
            self.file(key)
        elif act == "head":
            self.load.witness.keep(self.load.ports[self.ways.randrange(len(self.load.ports))])
        else:
            key = self.chance.choice(list(self.receipts))
            self.file(key) if act == "again" else self.look(key)

    def upload(self, key, size):
        """Nobody knows that it is the same when it comes again: then it is another upload."""
        content = f"%PDF-1.7\n% {key} {'0' * size}\n%%EOF\n".encode()
        answer = self.answered(
            lambda port: ask(port, "POST", "/api/v1/uploads?name=giay.pdf", content, key, Content_Type="application/pdf"))
        if answer is None:
            return
        fingerprint = hashlib.sha256(content).hexdigest()
        if answer.status != 201 or answer.json["sha256"] != fingerprint:
            return self.load.fail(f"the upload of {key} was answered {answer}")
        self.papers[key] = {"part": "giay-to-khac", "upload": answer.json["upload"]}
        self.hashes[key] = fingerprint
        self.load.acknowledged()

    def file(self, key, node=None):
        papers = [self.papers[key]] if key in self.papers else []
        answer = self.answered(lambda port: submit(port, key, papers), node)
        if answer is None:
            return
        known = self.receipts.get(key)
        if answer.status != 201:
            if known or papers:
                return self.unlike(known["code"] if known else f"the paper of {key}", answer)
            return self.load.fail(f"{key} was answered {answer}")
        receipt = {name: answer.json[name] for name in ("code", "secret", "version")}
        if known and receipt != known:
            return self.load.lose(f"{key} was acknowledged as {known['code']}, and again as {receipt['code']}")
        if not known:
            self.receipts[key] = receipt
            self.load.hand_over(receipt)
        self.load.acknowledged()

    def look(self, key, isStill=False):
        """Looks at a dossier, and at its paper.

        `isStill`: nobody works on it, so that it has to be exactly as it was acknowledged.
        """
        code = self.receipts[key]["code"]
        acts = self.load.acts_on(code)
        answer = self.seen(key, f"/api/v1/dossiers/{code}")
        if answer is None:
            return
        view, version = answer.json, max([self.receipts[key]["version"], *acts.values()])
        papers = [paper["sha256"] for paper in view["papers"]]
        if view["version"] < version or papers != ([self.hashes[key]] if key in self.hashes else []):
            return self.load.lose(
                f"{code} was acknowledged with version {version}, and has {view['version']} and the papers {papers}")
        if isStill:
            self.compare(key, view, version, acts)
        for fingerprint in papers:
            answer = self.seen(key, f"/api/v1/dossiers/{code}/papers/{fingerprint}")
            if answer is not None and hashlib.sha256(answer.body).hexdigest() != fingerprint:
                self.load.lose(f"the paper of {code} is another one: {len(answer.body)} bytes")

    def seen(self, key, path):
        """What the receipt lets its holder see; None when it does not."""
        secret = self.receipts[key]["secret"]
        answer = self.answered(lambda port: ask(port, "GET", path, key=key, Authorization=f"Receipt {secret}"))
        if answer is None or answer.status == 200:
            return answer
        self.unlike(path.removeprefix("/api/v1/dossiers/"), answer)

    def compare(self, key, view, version, acts):
        """Holds a dossier against all that was acknowledged of it: each act once, and later nothing but the clock's."""
        done = [row["text"]["en"] for row in view["timeline"]]
        letters = [letter["number"] for letter in view["letters"] if letter["letter"] == LETTER]
        ticks = sum(done.count(words) for words in BY_THE_CLOCK)
        self.letters[key] = letters
        if view["version"] > version + ticks or done.count(TAKEN) != ("take" in acts) or len(letters) != ("accept" in acts):
            self.load.fail(f"{view['code']} was acknowledged with {acts} and has {view['version']}, {letters}, {done}")

    def repeat(self, node):
        """Asks a node again for all that was acknowledged."""
        for key in list(self.receipts):
            self.file(key, node)

    def look_at_all(self):
        for key in list(self.receipts):
            self.look(key, isStill=True)


class Officer(Client):
    """Takes what was filed, accepts it, which gives a letter its number, and says the one or the other again."""

    def __init__(self, name, load):
        super().__init__(name, load)
        self.commands, self.done = {}, {}

    def act(self):
        if self.done and self.chance.random() < 0.2:
            return self.carry_out(self.chance.choice(list(self.done)))
        receipt = self.load.next_filed()
        if receipt is None:
            return
        code = receipt["code"]
        self.commands[code, "take"] = ("tasks/1/take", receipt["version"], None)
        self.carry_out((code, "take"))
        if (code, "take") in self.done:
            accept = {"task": 1, "action": "tiep-nhan"}
            self.commands[code, "accept"] = ("actions", self.done[code, "take"], accept)
            self.carry_out((code, "accept"))

    def carry_out(self, command, node=None):
        """Gives a command on a version of a dossier, under the same identifier each time."""
        code, act = command
        path, version, body = self.commands[command]
        answer = self.answered(
            lambda port: ask(port, "POST", f"/api/v1/dossiers/{code}/{path}", body, f"{code}/{act}",
                             Authorization=f"Bearer {self.load.token}", If_Match=f'"{version}"'), node)
        if answer is None:
            return
        if answer.status != 200:
            # The dossier was acknowledged, and so was the session.
            return self.unlike(f"{code} with version {version} ({act})", answer)
        known = self.done.setdefault(command, answer.json["version"])
        if answer.json != {"code": code, "version": known}:
            return self.load.lose(f"{act} of {code} was acknowledged with version {known}, and again as {answer}")
        self.load.note(code, act, known)
        self.load.acknowledged()

    def repeat(self, node):
        for command in list(self.done):
            self.carry_out(command, node)

    def look_at_all(self):
        """Applicants do: each dossier is theirs."""
