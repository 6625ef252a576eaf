"""Somebody outside of the office who keeps what it has shown of its log.

A record that has lost its end does not know it, and a command that was lost with it is simply done anew when it is said again:
only whoever kept the head of the log can tell.
"""
import http.client
import json
import subprocess
import threading
import time

from office import ask


class Witness:
    """Keeps the longest head that a node has shown, and every head that one has signed."""

    def __init__(self, motcua, folder):
        self.motcua, self.proof = motcua, f"{folder}/proof.json"
        self.size, self.head, self.signed = 0, None, {}
        self.asked, self.lock = 0, threading.Lock()

    def ask(self, port, path):
        with self.lock:
            self.asked += 1
            key = f"witness-{self.asked}"
        return ask(port, "GET", path, key=key)

    def answer(self, port, path):
        """The answer of a node that may be busy."""
        while (answer := self.ask(port, path)).status in (429, 503):
            time.sleep(0.1)
        return answer

    def keep(self, port):
        """Keeps what a node shows now, with all that it has acknowledged by now below it; whether it was answered."""
        try:
            answer = self.ask(port, "/api/v1/log")
        except (OSError, http.client.HTTPException):
            return False
        if answer.status != 200:
            return False
        shown = answer.json
        with self.lock:
            if shown["size"] > self.size:
                self.size, self.head = shown["size"], shown["head"]
            if shown["signed"]:
                self.signed[shown["signed"]["size"]] = shown["signed"]["note"]
        return True

    def differences(self, port):
        """What the log no longer has of what was shown, or has otherwise."""
        found = []
        for size, note in self.signed.items():
            heads = self.answer(port, f"/api/v1/log/heads?limit=1&after={size + 1}").json["heads"]
            if [(head["size"], head["note"]) for head in heads] != [(size, note)]:
                found.append(f"the signed head over {size} entries is gone, or another one")
        if not self.size:
            return found
        size = self.answer(port, "/api/v1/log").json["size"]
        if size < self.size:
            return [*found, f"the log has {size} entries, {self.size} were shown"]
        answer = self.answer(port, f"/api/v1/log/consistency?from={self.size}")
        if answer.status != 200:
            return [*found, f"the proof that the log goes on: {answer}"]
        open(self.proof, "wb").write(answer.body)
        check = subprocess.run([self.motcua, "log", "check", self.proof, "--json"], capture_output=True, text=True)
        said = json.loads(check.stdout) if check.stdout else {}
        if check.returncode != 0 or not said.get("holds") or said.get("oldHead") != self.head:
            found.append(f"the log does not begin with the {self.size} entries that were shown: {check.stdout}{check.stderr}")
        return found
