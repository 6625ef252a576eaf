"""Walks through the pages as a citizen does: a phone of 360 pixels, the keyboard alone, axe at every page.

    walk.py ready
    walk.py submit URL                    prints code and secret
    walk.py supplement URL CODE SECRET
    walk.py receive URL CODE SECRET
    walk.py admission URL                 a parent registers a child for grade 6; prints code and secret
    walk.py considered URL CODE SECRET    before the results: nothing of the decision is to be seen
    walk.py admitted URL CODE SECRET      after them: the seat is confirmed
    walk.py closed URL                    no intake is open

With MOTCUA_SCREENS=FOLDER it leaves a picture of every page there, 360 and 1280 pixels wide.
"""

import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time

from browser import Browser, missing

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def axe_file():
    found = importlib.util.find_spec("axe_playwright_python")
    path = found and os.path.join(os.path.dirname(found.origin), "axe.min.js")
    return path if path and os.path.exists(path) else None


class Walk:
    def __init__(self, url, name):
        self.url, self.name, self.count, self.faults = url, name, 0, []
        self.browser = Browser(360)
        with open(axe_file(), encoding="utf-8") as file:
            self.axe = file.read()

    # Looking.

    def look(self, what):
        """Every page: one heading, a title, a language, no sideways scroll, nothing for axe to say."""
        self.count += 1
        facts = self.browser.run("""
            return {h1: document.querySelectorAll('h1').length, title: document.title, lang: document.documentElement.lang,
              wide: document.documentElement.scrollWidth, client: document.documentElement.clientWidth,
              active: document.activeElement.className}""")
        if facts["h1"] != 1 or not facts["title"] or facts["lang"] not in ("vi", "en"):
            self.fault(what, f"title, heading or language: {facts}")
        if facts["wide"] > facts["client"]:
            self.fault(what, f"scrolls sideways: {facts['wide']} > {facts['client']}")
        self.browser.run(self.axe)
        found = self.browser.run_async("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}}).then(r => done(r.violations.map(
              v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))))""", RULES)
        for violation in found:
            self.fault(what, violation)
        folder = os.environ.get("MOTCUA_SCREENS")
        if folder:
            path = os.path.join(folder, f"{self.name}-{self.count:02d}-{what}")
            self.browser.screenshot(path + "-360.png")
            self.browser.set_width(1280)
            self.browser.screenshot(path + "-1280.png")
            self.browser.set_width(360)

    def fault(self, what, words):
        self.faults.append(f"{what}: {words}")

    def expect(self, holds, words):
        if not holds:
            self.fault(self.browser.run("return document.title"), words)

    def text(self, css):
        return self.browser.run(
            "const e = document.querySelector(arguments[0]); return e ? e.textContent.trim() : ''", css)

    # Moving, by keyboard alone.

    def tab_to(self, test, what):
        """Presses the tabulator until the focus is where the test (an expression of e) says."""
        for _ in range(120):
            if self.browser.run(f"const e = document.activeElement; return Boolean({test})"):
                return
            self.browser.press("tab")
        raise SystemExit(f"the keyboard does not reach {what} on {self.browser.run('return document.title')}")

    def press_button(self, words):
        self.leave(lambda: (self.tab_to(f"e.textContent.trim() == {json.dumps(words)} && e.tabIndex >= 0", words),
                            self.browser.press("enter")))

    def leave(self, act):
        """Does something that leads to another page, and waits until that is there."""
        self.browser.run("window.stillHere = true")
        act()
        for _ in range(200):
            try:
                if self.browser.run("return !window.stillHere && document.readyState == 'complete'"):
                    return
            except RuntimeError:
                pass
            time.sleep(0.05)
        raise SystemExit(f"nothing follows {self.browser.run('return document.title')}")

    def fill(self, name, text):
        self.tab_to(f"e.name == {json.dumps(name)}", name)
        self.browser.press(text)

    def choose(self, name, value):
        self.tab_to(f"e.name == {json.dumps(name)}", name)
        for _ in range(20):
            self.browser.press("space")
            if self.browser.run("return document.activeElement.value == arguments[0]", value):
                return
            self.browser.press("down")
        raise SystemExit(f"{name} has no {value}")

    def pick(self, name, words):
        """Chooses from a list by the first letters of an option, as people do."""
        self.tab_to(f"e.name == {json.dumps(name)}", name)
        for _ in range(20):
            if words in self.browser.run("const e = document.activeElement; return e.selectedOptions[0].textContent"):
                return
            self.browser.press("down")
        raise SystemExit(f"{name} does not offer {words}")

    def end(self):
        self.browser.close()
        for fault in self.faults:
            print(fault, file=sys.stderr)
        if self.faults:
            sys.exit(1)


def submit(url):
    walk = Walk(url, "nop")
    browser = walk.browser
    browser.open(url + "/")
    walk.look("trang-chu")
    browser.press("tab")
    walk.expect(browser.run("return document.activeElement.className") == "skip-link", "the first stop skips the head")
    walk.fill("q", "bang sao")
    walk.leave(lambda: browser.press("enter"))
    walk.look("tim")
    walk.press_button("Cấp bản sao văn bằng, chứng chỉ từ sổ gốc")
    walk.look("thu-tuc")
    walk.press_button("Nộp hồ sơ trực tuyến")
    walk.look("buoc-1")

    walk.press_button("Tiếp tục")
    walk.look("buoc-1-loi")
    walk.expect(walk.text("title").startswith("Lỗi:"), "the title says that something is wrong")
    walk.expect("error-summary" in browser.run("return document.activeElement.className"), "the summary has the focus")
    browser.press("tab", "enter")
    walk.expect(browser.run("return document.activeElement.name") == "nguoi-yeu-cau.ho-ten", "its link leads to the field")

    browser.press("Trần Văn Đức")
    walk.fill("nguoi-yeu-cau.ngay-sinh", "01/05/1990")
    walk.fill("nguoi-yeu-cau.so-dinh-danh", "038090001234")
    walk.fill("dien-thoai", "0912 345 678")
    walk.fill("dia-chi", "12 đường Mẫu, phường Trung Tâm")
    walk.choose("quan-he", "uy-quyen")
    walk.press_button("Tiếp tục")
    walk.look("buoc-2")
    walk.fill("ho-ten-tren-bang", "Trần Văn Đức")
    walk.fill("ngay-sinh-tren-bang", "1/5/1990")
    walk.choose("loai-van-bang", "thpt")
    walk.fill("nam-tot-nghiep", "2008")
    walk.fill("so-hieu", "B 0123456")
    walk.press_button("Tiếp tục")
    walk.fill("so-luong", "2")
    walk.choose("nhan-ket-qua", "buu-chinh")
    walk.press_button("Tiếp tục")
    walk.look("buoc-3-hoi-them")
    walk.expect(browser.run("return document.querySelector('[name=dia-chi-nhan]') != null"), "what an answer asks newly is asked")
    walk.choose("nhan-ket-qua", "truc-tuyen")
    walk.press_button("Tiếp tục")
    walk.look("giay-to")
    walk.press_button("Tiếp tục")
    walk.look("giay-to-loi")
    walk.expect(len(walk.text(".error-summary")) > 0, "the missing paper is asked for")
    with tempfile.TemporaryDirectory() as folder:
        paper = os.path.join(folder, "giấy ủy quyền.pdf")
        with open(paper, "wb") as file:
            file.write(b"%PDF-1.4\nxin chao\n")
        uploads(walk, paper, os.path.join(folder, "giấy ủy quyền.exe"))
        walk.press_button("Tiếp tục")
    walk.look("xem-lai")
    walk.expect(walk.text("main").count("giấy ủy quyền.pdf") == 1, "what went up by itself is in the dossier, once")
    walk.press_button("Nộp hồ sơ")
    walk.look("bien-nhan")
    code, secret = walk.text(".panel .big"), walk.text(".secret .big")
    walk.expect(code and secret, "the receipt shows code and secret")
    browser.open(url + "/ho-so/" + code + "/bien-nhan?lang=en")
    walk.look("receipt-english")
    browser.open(url + "/thu-tuc/cap-ban-sao-van-bang/nop")
    walk.look("form-english")
    walk.end()
    print(code, secret)


def uploads(walk, paper, foreign):
    """With the script: a bar while a file goes up, a refusal in words, the same file once, a broken line given back."""
    browser = walk.browser
    shutil.copy(paper, foreign)
    with open(paper, "ab") as file:
        file.write(b"%" * 400_000)
    browser.choose_file("input[type=file]", foreign)
    browser.wait("document.querySelector('.field .error')")
    walk.look("giay-to-khong-nhan")
    walk.expect(browser.run("return document.querySelector('.error').innerText").strip(), "a refused file says why")
    browser.network(latency=20, bytes_a_second=400_000)
    browser.choose_file("input[type=file]", paper)
    browser.wait("document.querySelector('.sending progress')?.value > 10")
    walk.look("giay-to-dang-tai")
    walk.expect(browser.run("return document.querySelector('.error') == null"), "the complaint went with the new file")
    browser.wait("document.querySelectorAll('.files > li').length == 1")
    walk.expect(browser.run("return document.querySelector('.sending') == null"), "the bar is gone at the end")
    browser.network(offline=True)
    browser.choose_file("input[type=file]", paper)
    browser.wait("document.querySelector('.field .error') && document.querySelector('input[type=file]').files.length == 1")
    walk.expect("mạng" in browser.run("return document.querySelector('.error').innerText"), "a broken line is said")
    browser.network()
    browser.run("document.querySelector('input[type=file]').value = ''")
    walk.look("giay-to-da-tai")


def show_secret(walk, code, secret):
    walk.browser.open(walk.url + "/ho-so")
    walk.look("tra-cuu")
    walk.fill("ma", code)
    walk.fill("bi-mat", "SAI-MA")
    walk.leave(lambda: walk.browser.press("enter"))
    walk.look("tra-cuu-loi")
    walk.fill("bi-mat", secret.lower().replace("-", " "))
    walk.press_button("Xem hồ sơ")


def supplement(url, code, secret):
    walk = Walk(url, "bo-sung")
    walk.browser.without_scripts()
    show_secret(walk, code, secret)
    walk.look("ho-so")
    walk.press_button("Nộp bổ sung")
    walk.look("bo-sung")
    names = walk.browser.run("return [...document.querySelectorAll('form#viec :is(input,select,textarea):not([type=hidden])')].map(e => e.name)")
    walk.expect(names == ["truong", "_tep.giay-to-khac"], f"only what was asked for: {names}")
    walk.press_button("Nộp bổ sung")
    walk.look("bo-sung-loi")
    walk.fill("truong", "THPT Trung Tâm")
    with tempfile.TemporaryDirectory() as folder:
        paper = os.path.join(folder, "anh.png")
        with open(paper, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n0000")
        walk.browser.choose_file("input[type=file]", paper)
        walk.press_button("Nộp bổ sung")
    walk.look("da-bo-sung")
    walk.press_button("Rút hồ sơ")
    walk.look("rut")
    walk.end()


def receive(url, code, secret):
    walk = Walk(url, "ket-qua")
    show_secret(walk, code, secret)
    walk.look("ho-so")
    walk.tab_to("e.tagName == 'SUMMARY'", "why this date")
    walk.browser.press("enter")
    walk.look("vi-sao")
    walk.press_button("Bản sao văn bằng, chứng chỉ (cấp từ sổ gốc)")
    walk.look("ban-sao")
    for number in range(1, 5):
        walk.browser.open(f"{url}/ho-so/{code}/van-ban/{number}")
        walk.look(f"van-ban-{number}")
    walk.browser.open(f"{url}/khong-co")
    walk.look("404")
    walk.end()


def admission(url):
    walk = Walk(url, "tuyen-sinh")
    browser = walk.browser
    browser.open(url + "/thu-tuc/tuyen-sinh-lop-6")
    walk.look("thu-tuc")
    walk.expect("Đang nhận hồ sơ" in walk.text("main"), "the page says that the intake is open")
    walk.expect("120" in walk.text("main") and "Xã Sông Mẫu" in walk.text("main"), "seats and zones of the schools")
    walk.press_button("Nộp hồ sơ trực tuyến")
    walk.look("hoc-sinh")
    walk.fill("hoc-sinh.ho-ten", "Nguyễn Minh Khôi")
    walk.fill("hoc-sinh.ngay-sinh", "12/03/2015")
    walk.fill("hoc-sinh.so-dinh-danh", "038215004321")
    walk.press_button("Tiếp tục")
    walk.look("nguoi-nop")
    walk.fill("nguoi-nop.ho-ten", "Nguyễn Thị Hạnh")
    walk.fill("nguoi-nop.ngay-sinh", "20/07/1988")
    walk.fill("nguoi-nop.so-dinh-danh", "038188001234")
    walk.choose("quan-he", "cha-me")
    walk.fill("dien-thoai", "0912 345 678")
    walk.press_button("Tiếp tục")
    walk.look("cu-tru")
    walk.fill("dia-chi", "12 đường Mẫu, khu phố 2, phường Trung Tâm")
    if browser.run("return document.querySelector('select[name=dia-ban]') != null"):
        walk.pick("dia-ban", "khu phố 1 đến 4")
    else:
        walk.choose("dia-ban", "trung-tam-1")
    walk.press_button("Tiếp tục")
    walk.look("nguyen-vong")
    walk.pick("nguyen-vong[0]", "THCS Trung Tâm – 120 chỉ tiêu")
    walk.pick("nguyen-vong[1]", "THCS Trung Tâm")
    walk.choose("uu-tien", "khong")
    walk.choose("nhan-ket-qua", "truc-tuyen")
    walk.press_button("Tiếp tục")
    walk.look("nguyen-vong-hai-lan")
    walk.expect("mỗi mục chỉ chọn một lần" in walk.text(".error-summary"), "a school chosen twice is told")
    walk.pick("nguyen-vong[1]", "THCS Sông Mẫu")
    walk.press_button("Tiếp tục")
    walk.look("giay-to")
    with tempfile.TemporaryDirectory() as folder:
        for part in ("giay-khai-sinh", "hoc-ba"):
            paper = os.path.join(folder, part + ".pdf")
            with open(paper, "wb") as file:
                file.write(b"%PDF-1.4\n" + part.encode() + b"\n%%EOF\n")
            browser.choose_file(f"input[type=file][name='_tep.{part}']", paper)
        walk.press_button("Tiếp tục")
    walk.look("xem-lai")
    walk.press_button("Nộp hồ sơ")
    walk.look("bien-nhan")
    code, secret = walk.text(".panel .big"), walk.text(".secret .big")
    walk.expect(code and secret, "the receipt shows code and secret")
    walk.end()
    print(code, secret)


def considered(url, code, secret):
    walk = Walk(url, "cho-cong-bo")
    show_secret(walk, code, secret)
    walk.look("ho-so")
    page = walk.text("main")
    walk.expect("Hội đồng tuyển sinh xét" in page, "it is considered")
    walk.expect("Trúng tuyển vào" not in page and "Giữ chỗ" not in page and "Đề nghị" not in page, "the decision is seen")
    walk.expect("25/06/2026" in page, "the common date is told")
    walk.end()


def admitted(url, code, secret):
    walk = Walk(url, "trung-tuyen")
    show_secret(walk, code, secret)
    walk.look("ho-so")
    walk.expect("Trúng tuyển vào" in walk.text("main"), "the school is told")
    walk.press_button("Xác nhận nhập học")
    walk.look("xac-nhan")
    walk.press_button("Xác nhận nhập học")
    walk.look("da-xac-nhan")
    walk.expect("Đã xác nhận nhập học" in walk.text("main"), "the seat is confirmed")
    walk.end()


def closed(url):
    walk = Walk(url, "het-han")
    walk.browser.open(url + "/thu-tuc/tuyen-sinh-lop-6")
    walk.look("thu-tuc")
    walk.expect("Nộp hồ sơ trực tuyến" not in walk.text("main"), "nobody is led into a form that cannot be handed in")
    walk.browser.open(url + "/thu-tuc/tuyen-sinh-lop-6/nop")
    walk.look("nop")
    walk.expect("17:00, 10/06/2026" in walk.text("main"), "the refusal has its date")
    walk.end()


if __name__ == "__main__":
    if sys.argv[1:] == ["ready"]:
        lacking = missing() + ([] if axe_file() else ["axe-playwright-python"])
        if lacking:
            sys.exit("not installed: " + ", ".join(lacking))
    else:
        {"submit": submit, "supplement": supplement, "receive": receive, "admission": admission, "considered": considered,
         "admitted": admitted, "closed": closed}[sys.argv[1]](*sys.argv[2:])
