"""What is put upon an office while it falls, and what has to be true of it afterwards."""
import collections
import sys
import threading
import time
import traceback

from clients import Applicant, Officer
from office import codes_without_gap, letters_without_gap

# The exit code of a test that has found something acknowledged to be lost.
LOST = 3


class Load:
    """Applicants and officers who work together for a while, and what was acknowledged to them.

    `ports` are those of the nodes, and change when a node is started anew; `token` is an officer's.
    """

    def __init__(self, ports, seed, witness, token, applicants=8, officers=2):
        self.ports, self.seed, self.witness, self.token = ports, seed, witness, token
        self.applicants = [Applicant(f"applicant-{number}", self) for number in range(applicants)]
        self.officers = [Officer(f"officer-{number}", self) for number in range(officers)]
        self.answers, self.tries, self.unanswered, self.moments = 0, 0, 0, []
        self.faults, self.losses, self.isDeserted = [], [], False
        self.desk, self.acts = collections.deque(), {}
        self.changed, self.isOver, self.threads = threading.Condition(), threading.Event(), []

    # What the test does.

    def start(self):
        self.isOver.clear()
        self.threads = self.begun(lambda client: client.work())

    def stop(self):
        """What was begun is brought to its end."""
        with self.changed:
            self.isOver.set()
            self.changed.notify_all()
        for thread in self.threads:
            thread.join()

    def until(self, answers):
        """Waits until so many more have been given."""
        with self.changed:
            end = self.answers + answers
            if not self.changed.wait_for(lambda: self.answers >= end or self.faults or self.losses, timeout=180):
                self.fail(f"nobody is answered any more: {self.answers} answers, {self.unanswered} times none")

    def hold_to_the_log(self, node=0):
        """The log has to begin with what it had shown before."""
        self.losses[:0] = self.witness.differences(self.ports[node])

    def look(self):
        """Once the load has stopped: everything has to stand as it was acknowledged, and no number may be missing or twice."""
        self.everybody(lambda client: client.look_at_all())
        if self.losses or self.faults:
            return
        codes, letters = self.codes, self.letters
        if len(set(codes)) != len(codes) or len(set(letters)) != len(letters):
            self.fail(f"{len(codes)} dossiers have {len(set(codes))} codes, {len(letters)} letters {len(set(letters))} numbers")
        if not codes_without_gap(codes):
            self.fail("the codes have a gap")
        if not letters_without_gap(letters):
            self.fail(f"the numbers of letters have a gap: {sorted(letters)}")

    def repeat(self):
        """Every command that was acknowledged has to get the same answer of every node."""
        for node in range(len(self.ports)):
            self.everybody(lambda client: client.repeat(node))

    def judge(self, when):
        """Ends the test when something was lost or went wrong."""
        if not self.losses and not self.faults:
            return
        print(f"seed {self.seed}, {when}: {len(self.losses)} things lost of {self.answers} acknowledged, "
              f"{len(self.faults)} faults", file=sys.stderr)
        for words in self.losses[:5] + self.faults[:5]:
            print(words, file=sys.stderr)
        sys.exit(LOST if self.losses else 1)

    def settle(self):
        """Looks at all that was acknowledged, asks again for it, and ends the test unless it stands; what it was, in words."""
        self.look()
        # What was lost would be done anew by now.
        self.judge("at the end")
        self.repeat()
        self.look()
        self.judge("after every command was given again")
        papers = sum(len(applicant.hashes) for applicant in self.applicants)
        if not self.letters or not papers:
            sys.exit(f"seed {self.seed}: there was no load: {len(self.letters)} letters, {papers} papers")
        return f"{len(self.codes)} dossiers, {len(self.letters)} accepted, {papers} papers, none lost, none twice, no gap"

    @property
    def codes(self):
        return [receipt["code"] for applicant in self.applicants for receipt in applicant.receipts.values()]

    @property
    def letters(self):
        return [number for applicant in self.applicants for numbers in applicant.letters.values() for number in numbers]

    def everybody(self, work):
        """Has all of them do something, and waits until they have."""
        for thread in self.begun(work):
            thread.join()

    def begun(self, work):
        def guarded(client):
            try:
                work(client)
            except Exception:
                self.fail(traceback.format_exc())

        threads = [threading.Thread(target=guarded, args=(client,), daemon=True) for client in self.applicants + self.officers]
        for thread in threads:
            thread.start()
        return threads

    # What its clients tell it.

    def tried(self):
        with self.changed:
            self.tries += 1

    def missed(self):
        with self.changed:
            self.unanswered += 1

    def acknowledged(self):
        with self.changed:
            self.answers += 1
            self.moments.append(time.monotonic())
            self.changed.notify_all()

    def fail(self, fault):
        with self.changed:
            self.faults.append(fault)
            self.changed.notify_all()

    def lose(self, loss):
        with self.changed:
            self.losses.append(loss)
            self.changed.notify_all()

    def desert(self, fault):
        """Nobody need wait for an answer any more."""
        with self.changed:
            if not self.isDeserted:
                self.isDeserted = True
                self.fail(fault)

    def hand_over(self, receipt):
        """What was filed waits for an officer."""
        with self.changed:
            self.desk.append(receipt)
            self.changed.notify_all()

    def next_filed(self):
        """What has waited longest; None when the time is over."""
        with self.changed:
            self.changed.wait_for(lambda: self.desk or self.isOver.is_set() or self.faults)
            return None if self.isOver.is_set() or not self.desk else self.desk.popleft()

    def note(self, code, act, version):
        with self.changed:
            self.acts.setdefault(code, {})[act] = version

    def acts_on(self, code):
        """What officers were acknowledged to have done with a dossier by now, and its version afterwards."""
        with self.changed:
            return dict(self.acts.get(code, {}))
