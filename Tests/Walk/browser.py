"""A browser driven over the WebDriver protocol (W3C) with Python's standard library alone."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

KEYS = {"tab": "\ue004", "enter": "\ue007", "space": "\ue00d", "down": "\ue015", "shift": "\ue008"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def started_driver():
    """A driver and its address. It looks for a free port and takes it a moment later: where another program was quicker, it ends,
    and is started again."""
    said = []
    for _ in range(10):
        driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                return driver, f"http://127.0.0.1:{found.group(1)}"
            said.append(line)
        said.append(f"(ended with {driver.wait()})\n")
    raise RuntimeError("chromedriver does not start: " + "".join(said)[-2000:])


class Browser:
    def __init__(self, width):
        self.width = width
        self.driver, self.base = started_driver()
        self.profile = tempfile.mkdtemp(prefix="motcua-walk-")
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage", "--lang=vi",
                     "--disable-background-networking", f"--user-data-dir={self.profile}"]
        options = {"args": arguments, "binary": shutil.which("chromium")}
        session = self.post("/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options}}})
        self.base += "/session/" + session["sessionId"]
        self.set_width(width)

    def set_width(self, width):
        self.width = width
        self.post("/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": {
            "width": width, "height": 780, "deviceScaleFactor": 1, "mobile": False}})

    def without_scripts(self):
        """The scripts of pages do not arrive from now on."""
        self.post("/goog/cdp/execute", {"cmd": "Network.enable", "params": {}})
        self.post("/goog/cdp/execute", {"cmd": "Network.setBlockedURLs", "params": {"urls": ["*.js"]}})

    def network(self, latency=0, bytes_a_second=-1, offline=False):
        """How the line is; without arguments as it is by itself."""
        self.post("/goog/cdp/execute", {"cmd": "Network.enable", "params": {}})
        self.post("/goog/cdp/execute", {"cmd": "Network.emulateNetworkConditions", "params": {
            "offline": offline, "latency": latency, "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second}})

    def wait(self, condition, seconds=20):
        """Waits until an expression of the page holds."""
        end = time.monotonic() + seconds
        while not self.run(f"return Boolean({condition})"):
            if time.monotonic() > end:
                raise RuntimeError(f"not within {seconds} s: {condition}")
            time.sleep(0.02)

    def close(self):
        try:
            self.call("DELETE", "")
        except Exception:
            pass
        # Not terminate(): a test runner may have left the signals of its children blocked.
        self.driver.kill()
        self.driver.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:500]) from None

    def post(self, path, body):
        return self.call("POST", path, body)

    def open(self, url):
        self.post("/url", {"url": url})

    def run(self, script, *arguments):
        return self.post("/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        return self.post("/execute/async", {"script": script, "args": list(arguments)})

    def press(self, *keys):
        """Presses keys one after the other: names of KEYS, or texts to be typed."""
        actions = []
        for key in keys:
            for letter in ([KEYS[key]] if key in KEYS else key):
                actions += [{"type": "keyDown", "value": letter}, {"type": "keyUp", "value": letter}]
        self.post("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def element(self, css):
        return self.post("/element", {"using": "css selector", "value": css})[ELEMENT]

    def choose_file(self, css, path):
        """Gives a file to an input: the system's own window for choosing one is out of reach."""
        self.post(f"/element/{self.element(css)}/value", {"text": path})

    def screenshot(self, path):
        picture = self.post("/goog/cdp/execute", {"cmd": "Page.captureScreenshot", "params": {
            "captureBeyondViewport": True, "format": "png"}})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture))


def missing():
    """What the walk needs and is not there."""
    return [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
