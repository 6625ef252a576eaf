"""Two nodes of one office on one PostgreSQL, which fall and are ended one by one."""
import os
import shutil
import signal
import sys

from office import add_officer, sign_in, start


class Nodes:
    """The nodes; the first is number 0."""

    def __init__(self, motcua, definitions, folder):
        self.motcua, self.definitions = motcua, definitions
        self.places = [f"{folder}/node-{number}" for number in (1, 2)]
        self.processes, self.ports, self.token = [None, None], [0, 0], None

    def begin(self, store):
        """Starts them, and has an officer come in."""
        os.environ["MOTCUA_STORE"] = store
        for number, place in enumerate(self.places):
            os.mkdir(place, 0o700)
            if number > 0:
                for key in ("installation.key", "log-key.pem"):
                    shutil.copy(f"{self.places[0]}/{key}", place)
            self.bring_back(number)
        add_officer(self.motcua, self.definitions, self.places[0], "lan")
        self.token = sign_in(self.ports[0], "lan")

    def bring_back(self, number):
        self.processes[number], self.ports[number] = start(self.motcua, self.definitions, self.places[number])

    def kill(self, number):
        self.processes[number].kill()
        self.processes[number].wait()

    def stop(self, number):
        """Ends a node as an operator ends it."""
        self.processes[number].send_signal(signal.SIGTERM)
        if (status := self.processes[number].wait(60)) != 0:
            sys.exit(f"node {number + 1} ended with {status}")

    def end(self):
        """Whatever the test came to."""
        for process in self.processes:
            if process:
                process.kill()
                process.wait()
