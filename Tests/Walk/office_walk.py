"""Walks with officers: the applicant in a browser, on a phone of 360 pixels and with the keyboard alone; the officers with
`motcua` on their terminals.

    office_walk.py transfer URL MOTCUA SESSIONS DAY    a transfer by two schools, the council and the department
    office_walk.py fee URL MOTCUA SESSIONS DAY         a recognition whose fee is charged, shown, and recorded

SESSIONS is the folder with a session `<officer>.json` of each officer; DAY is the server's day, `2026-11-19`.
"""

import json
import os
import subprocess
import sys
import tempfile

from walk import Walk, show_secret


class Office:
    """The officers at their terminals."""

    def __init__(self, program, sessions):
        self.program, self.sessions = program, sessions

    def run(self, officer, *words):
        session = os.path.join(self.sessions, officer + ".json")
        ended = subprocess.run(
            [self.program, *words, "--session", session, "--json"], capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL)
        return ended.returncode, ended.stdout, ended.stderr

    def ask(self, officer, *words):
        status, output, errors = self.run(officer, *words)
        if status != 0:
            raise SystemExit(f"{officer}: {' '.join(words)}: {errors}")
        return json.loads(output)

    def act(self, officer, code, action, *more):
        """Does an action on the first task on which it is possible for the officer."""
        offers = self.ask(officer, "act", code)["actions"]
        tasks = [offer["task"] for offer in offers if offer["action"] == action and offer["possible"]]
        if not tasks:
            raise SystemExit(f"{officer} cannot {action}: {offers}")
        # Of several tasks that are open the command finds the only one that is possible by itself.
        named = ["--task", str(tasks[0])] if len(set(tasks)) > 1 else []
        return self.ask(officer, "act", code, action, *named, *more)


class Applicant(Walk):
    """A walk of somebody who files, and then looks again and again at what has become of it."""

    def pick(self, name, value):
        """Chooses from a list that is not opened, by the arrow keys."""
        self.tab_to(f"e.name == {json.dumps(name)}", name)
        for _ in range(40):
            if self.browser.run("return document.activeElement.value == arguments[0]", value):
                return
            self.browser.press("down")
        raise SystemExit(f"{name} has no {value}")

    def begin(self, words, procedure):
        self.browser.open(self.url + "/")
        self.fill("q", words)
        self.leave(lambda: self.browser.press("enter"))
        self.press_button(procedure)
        self.look("thu-tuc")
        self.press_button("Nộp hồ sơ trực tuyến")

    def papers(self, parts):
        with tempfile.TemporaryDirectory() as folder:
            for part in parts:
                path = os.path.join(folder, part + ".pdf")
                with open(path, "wb") as file:
                    file.write(f"%PDF-1.4\n% {part}\n%%EOF\n".encode())
                self.browser.choose_file(f"input[name='_tep.{part}']", path)
            self.press_button("Tiếp tục")

    def file(self):
        self.look("xem-lai")
        self.press_button("Nộp hồ sơ")
        self.look("bien-nhan")
        self.code, secret = self.text(".panel .big"), self.text(".secret .big")
        if not self.code or not secret:
            raise SystemExit("the receipt shows no code or secret: " + self.text("main"))
        show_secret(self, self.code, secret)

    def see(self, what, status, *texts):
        """The dossier's page as it is now: where it stands, and what has happened."""
        self.browser.open(f"{self.url}/ho-so/{self.code}")
        self.look(what)
        self.expect(self.text(".status") == status, f"{what}: stands at {self.text('.status')}, not {status}")
        page = self.text("main")
        for text in texts:
            self.expect(text in page, f"{what}: does not tell {text}")


def transfer(url, program, sessions, day):
    office, walk = Office(program, sessions), Applicant(url, "thuyen-chuyen")
    walk.begin("thuyen chuyen", "Thuyên chuyển viên chức, giáo viên")
    walk.look("buoc-1")
    walk.fill("nguoi-de-nghi.ho-ten", "Lê Thị Mẫu")
    walk.fill("nguoi-de-nghi.ngay-sinh", "01/05/1990")
    walk.fill("nguoi-de-nghi.so-dinh-danh", "038190001234")
    walk.fill("dien-thoai", "0912 345 678")
    walk.fill("dia-chi", "12 đường Mẫu")
    walk.press_button("Tiếp tục")
    walk.look("buoc-2")
    walk.pick("truong-di", "thpt-trung-tam")
    walk.choose("chuc-danh", "nhan-vien")
    walk.fill("ngay-tuyen-dung", "01/09/2015")
    walk.press_button("Tiếp tục")
    walk.look("buoc-3")
    walk.pick("truong-den", "thpt-song-mau")
    walk.choose("ly-do", "chuyen-mon")
    walk.fill("trinh-bay", "Trường mới đang thiếu người, lại gần nhà.")
    walk.choose("nhan-ket-qua", "tai-bo-phan")
    walk.press_button("Tiếp tục")
    walk.look("giay-to")
    walk.papers(["so-yeu-ly-lich", "van-bang-chung-chi", "quyet-dinh-luong", "nhan-xet-danh-gia"])
    walk.file()
    code = walk.code
    walk.see("da-nop", "Tiếp nhận")

    office.act("lan", code, "tiep-nhan")
    walk.see("hai-truong", "Lấy ý kiến hai trường", "Nguyễn Thị Lan", "Hẹn trả")
    office.act("an", code, "dong-y")
    walk.see("mot-truong", "Lấy ý kiến hai trường", "Trường nơi đi: Đồng ý", "Vũ Thị An")
    # The principal of the new school is away; the one of another school decides in his place.
    office.ask("binh", "delegate", "--to", "dung", "--from", day, "--until", day, "--reason", "Đi công tác")
    office.act("dung", code, "dong-y")
    walk.see("tham-dinh", "Thẩm định", "Trường nơi đến: Đồng ý", "Bùi Quốc Dũng thay Đỗ Văn Bình")
    office.act("duc", code, "trinh-hoi-dong")
    walk.see("hoi-dong", "Hội đồng xét thuyên chuyển")
    for member in ["giang", "hai", "khanh"]:
        office.act(member, code, "tan-thanh")
    walk.see("quyet-dinh", "Quyết định của Giám đốc Sở", "Ngô Thu Giang")
    office.act("hoa", code, "ky-quyet-dinh")
    walk.see("trao-quyet-dinh", "Trả quyết định", "Đã có kết quả")
    office.act("lan", code, "tra-quyet-dinh")
    walk.see("ban-giao", "Bàn giao tại trường nơi đi")
    walk.press_button("Quyết định về việc thuyên chuyển viên chức")
    walk.look("quyet-dinh-van-ban")
    walk.expect("Lê Thị Mẫu" in walk.text("main"), "the decision names who is transferred")
    office.act("an", code, "ban-giao")
    office.act("dung", code, "nhan-viec")
    walk.see("ket-thuc", "Đã thuyên chuyển", "Bùi Quốc Dũng thay Đỗ Văn Bình")
    walk.end()
    print(code)


def fee(url, program, sessions, _day):
    office, walk = Office(program, sessions), Applicant(url, "phi")
    walk.begin("nuoc ngoai", (
        "Công nhận bằng tốt nghiệp trung học cơ sở, bằng tốt nghiệp trung học phổ thông, giấy chứng nhận hoàn thành chương "
        "trình giáo dục phổ thông do cơ sở giáo dục nước ngoài cấp để sử dụng tại Việt Nam"))
    walk.fill("nguoi-de-nghi.ho-ten", "Lê Thị Mẫu")
    walk.fill("nguoi-de-nghi.ngay-sinh", "01/05/2005")
    walk.fill("nguoi-de-nghi.so-dinh-danh", "038305001234")
    walk.fill("dien-thoai", "0912 345 678")
    walk.fill("thu-dien-tu", "mau@vi-du.example")
    walk.fill("dia-chi", "12 đường Mẫu")
    walk.press_button("Tiếp tục")
    walk.fill("ho-ten-tren-bang", "Le Thi Mau")
    walk.choose("loai-van-bang", "thpt")
    walk.fill("ten-van-bang", "High School Diploma")
    walk.fill("ngay-cap", "30/05/2023")
    walk.fill("co-so-giao-duc", "Sample High School")
    walk.fill("nuoc", "Úc")
    walk.choose("noi-hoc", "nuoc-ngoai")
    walk.choose("hinh-thuc", "truc-tiep")
    walk.fill("hoc-tu", "01/02/2020")
    walk.fill("hoc-den", "30/05/2023")
    walk.press_button("Tiếp tục")
    walk.choose("xac-thuc-truc-tiep", "true")
    walk.press_button("Tiếp tục")
    walk.fill("thong-tin-xac-thuc", "Mã tra cứu ABC-123 trên trang của trường")
    walk.press_button("Tiếp tục")
    walk.choose("nhan-ket-qua", "truc-tuyen")
    walk.press_button("Tiếp tục")
    walk.papers(["van-bang", "ket-qua-hoc-tap"])
    walk.file()
    code = walk.code
    walk.see("da-nop", "Kiểm tra hồ sơ", "Phí xác minh để công nhận văn bằng", "500.000 đồng")

    office.act("lan", code, "thong-bao-phi")
    owed = office.ask("lan", "show", code)["owed"]
    walk.expect(owed == 500000, f"owed: {owed}")
    walk.see("phai-nop", "Thu phí, tiếp nhận", "500.000 đồng", "Nộp tại bộ phận một cửa")
    status, _, errors = office.run("lan", "act", code, "thu-phi", "--paid", "400000")
    walk.expect(status == 1 and "500.000" in errors, f"less than owed is refused: {status} {errors}")
    office.act("lan", code, "thu-phi", "--paid", "500000", "--means", "transfer", "--receipt", "GD-0001234")
    walk.see("da-dong-phi", "Thẩm định", "Đã nộp 500.000 đồng (chuyển khoản)", "Hẹn trả")
    status, _, errors = office.run("lan", "act", code, "thu-phi", "--paid", "500000")
    walk.expect(status != 0, "a payment is not recorded twice")
    office.act("duc", code, "trinh-cong-nhan")
    office.act("hoa", code, "ky-cong-nhan")
    walk.see("ket-qua", "Đã trả kết quả")
    walk.press_button("Giấy công nhận văn bằng")
    walk.look("giay-cong-nhan")
    walk.end()
    print(code)


if __name__ == "__main__":
    {"transfer": transfer, "fee": fee}[sys.argv[1]](*sys.argv[2:])
