"""The payment platform's side, to try on-line payments without it: takes INIT, QUERY and GET_BILL, lets a payer pay on a
page, and tells the agency. It stands on the published facts alone and shares no code with motcua.

usage: payment_platform.py [--port N] [--partner CODE] [--secret-file FILE] [--callback URL] [--back URL]
       payment_platform.py --sums            reads JSON lists of texts, one a line, and prints their check sums

It says its address on the first line and ends when its standard input does; with a port, when it is interrupted.

  POST /                    the messages of an agency
  GET, POST /pay/REFERENCE  the page of a payer; a program posts JSON: {"amount": N, "transaction": "T", "currency": "USD",
                            "tell": "once|twice|never|wrong-sum|forged|refused", "reference": "another one"}, and is answered
                            what the agency said
  POST /tell                {"reference": "R"}: tells once more
  POST /expect              {"callback": "URL"}, {"fail": N}: the next N messages are answered with 500,
                            {"half": N}: broken off in the middle, {"fake": N}: an answer that is none
  GET /payments             what the platform knows
"""
import hashlib
import html
import json
import sys
import threading
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

import partner_server

VIETNAM = timezone(timedelta(hours=7))
SUMMED = {
    "INIT": ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan", "MaKenhThanhToan",
             "MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip"],
    "QUERY": ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
    "GET_BILL": ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
    "RESULT": ["LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang",
               "ThoiGianGD", "ThongTinGiaoDich"],
}


def check_sum(values, secret):
    return hashlib.sha256("|".join(list(values) + [secret]).encode()).hexdigest()


def receipt(payment):
    """A page of PDF with what was paid, in letters that every reader has."""
    words = "BIEN LAI " + payment["reference"] + " " + str(payment["paid"]) + " VND"
    stream = ("BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET").encode("ascii")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
               b" /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    pdf, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += str(number).encode() + b" 0 obj\n" + text + b"\nendobj\n"
    start = len(pdf)
    pdf += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return pdf + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + str(start).encode() + b"\n%%EOF\n"


class Platform:
    def __init__(self, options):
        self.partner, self.back = options.partner, options.back
        with open(options.secret_file) as file:
            lines = [line.split() for line in file if line.strip()]
        self.secrets = {line[0]: line[1] for line in lines}
        self.callback = options.callback
        self.payments, self.faults = {}, {"fail": 0, "half": 0, "fake": 0}
        self.lock, self.count, self.address = threading.RLock(), 0, ""

    def fault(self, name):
        with self.lock:
            if self.faults[name] > 0:
                self.faults[name] -= 1
                return True
        return False

    def answer(self, message):
        """The answer to a message of an agency: JSON, or the bytes of a receipt."""
        kind = message.get("LoaiBanTin")
        secret = self.secrets.get(message.get("MaDoiTac"))
        if kind not in ("INIT", "QUERY", "GET_BILL") or secret is None:
            return {"error_code": "96", "message": "ban tin khong dung"}
        if check_sum([str(message.get(name, "")) for name in SUMMED[kind]], secret) != message.get("MaXacThuc"):
            return {"error_code": "97", "message": "sai ma xac thuc"}
        datetime.strptime(message["ThoiGianGD"], "%Y%m%d%H%M%S")
        with self.lock:
            known = self.payments.get(message["MaThamChieu"])
            if kind == "INIT":
                return self.begin(message, known)
            if known is None:
                return {"error_code": "3", "message": "khong co giao dich"}
            if kind == "QUERY":
                state = {"begun": "3", "paid": "1", "failed": "4"}[known["state"]]
                content = {"TrangThaiGD": state, "MaThamChieu": known["reference"]}
                if state == "1":
                    content.update(SoTien=str(known["paid"]), MaTienTe=known["currency"], MaGiaoDich=known["transaction"])
                return {"error_code": "0", "message": json.dumps(content)}
            if known["state"] != "paid":
                return {"error_code": "4", "message": "chua co bien lai"}
            return receipt(known)

    def begin(self, message, known):
        if known is not None:
            return {"error_code": "2", "message": "trung ma tham chieu"}
        details = message["ThongTinBienLai"]
        fees = sum(int(fee["SoTien"]) for fee in details["PhiLePhi"])
        if fees != int(message["SoTien"]) or not details["HoTenNguoiNop"] or not details["TKThuHuong"]:
            return {"error_code": "5", "message": "thong tin bien lai khong dung"}
        self.payments[message["MaThamChieu"]] = {
            "reference": message["MaThamChieu"], "partner": message["MaDoiTac"], "amount": int(message["SoTien"]),
            "paid": 0, "currency": "VND", "state": "begun", "transaction": "", "purpose": message["ThongTinGiaoDich"],
            "payer": details["HoTenNguoiNop"], "told": 0}
        address = self.address + "/pay/" + message["MaThamChieu"]
        return {"error_code": "0", "message": json.dumps({"UrlThanhToan": address})}

    def pay(self, reference, how):
        with self.lock:
            self.count += 1
            payment = self.payments.get(reference)
            if payment is None:
                # Money for a payment that nobody has begun here.
                payment = {"reference": reference, "partner": self.partner, "amount": 0, "purpose": "", "told": 0,
                           "payer": "", "paid": 0, "currency": "VND", "state": "begun", "transaction": ""}
            refused = how.get("tell") == "refused"
            payment = dict(payment, state="failed" if refused else "paid", currency=how.get("currency", "VND"),
                           paid=int(how.get("amount", payment["amount"])),
                           transaction=how.get("transaction", "GD%06d" % self.count))
            # Forged news is of somebody else, and no money has moved.
            if reference in self.payments and how.get("tell") != "forged":
                self.payments[reference] = payment
        told = []
        for _ in range({"twice": 2, "never": 0}.get(how.get("tell"), 1)):
            told.append(self.tell(payment, wrong=how.get("tell") in ("wrong-sum", "forged")))
        return told

    def tell(self, payment, wrong=False):
        message = {
            "LoaiBanTin": "RESULT", "MaLoi": "99" if payment["state"] == "failed" else "00",
            "MaDoiTac": payment["partner"], "MaThamChieu": payment["reference"], "SoTien": str(payment["paid"]),
            "MaTienTe": payment["currency"], "MaGiaoDich": payment["transaction"], "MaNganHang": "VCB",
            "ThoiGianGD": datetime.now(VIETNAM).strftime("%Y%m%d%H%M%S"), "ThongTinGiaoDich": payment["purpose"]}
        secret = "not the secret" if wrong else self.secrets[payment["partner"]]
        message["MaXacThuc"] = check_sum([message[name] for name in SUMMED["RESULT"]], secret)
        request = urllib.request.Request(
            self.callback, json.dumps(message).encode(), {"Content-Type": "application/json"}, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return {"status": answer.status, "body": answer.read().decode()}
        except urllib.error.HTTPError as error:
            return {"status": error.code, "body": error.read().decode()}
        except OSError as error:
            return {"status": 0, "body": str(error)}


def handler(platform):
    class Handler(partner_server.Handler):
        def do_GET(self):
            if self.path == "/payments":
                return self.reply(json.dumps(list(platform.payments.values())))
            payment = platform.payments.get(self.path.removeprefix("/pay/"))
            if payment is None:
                return self.reply("khong co giao dich", 404, "text/plain")
            page = "<!doctype html><html lang='vi'><meta charset='utf-8'><title>Thanh toán thử</title>" \
                   "<h1>Nền tảng thanh toán (thử)</h1><p>%s: <b>%d đồng</b></p>" \
                   "<form method='post'><button>Thanh toán</button></form>" % (
                       html.escape(payment["purpose"]), payment["amount"])
            self.reply(page, kind="text/html; charset=utf-8")

        def do_POST(self):
            text = self.body().decode()
            if self.path == "/":
                if platform.fault("fail"):
                    return self.reply("{}", 500)
                if platform.fault("fake"):
                    return self.reply("<html>bao tri</html>", 200, "text/html")
                answer = platform.answer(json.loads(text))
                cut = platform.fault("half")
                if isinstance(answer, bytes):
                    return self.reply(answer, kind="application/pdf", cut=cut)
                return self.reply(json.dumps(answer), cut=cut)
            if self.path == "/expect":
                said = json.loads(text)
                with platform.lock:
                    platform.callback = said.pop("callback", platform.callback)
                    platform.faults.update(said)
                return self.reply("{}")
            if self.path == "/tell":
                return self.reply(json.dumps([platform.tell(platform.payments[json.loads(text)["reference"]])]))
            by_hand = self.headers.get("Content-Type") != "application/json"
            told = platform.pay(self.path.removeprefix("/pay/"), {} if by_hand else json.loads(text))
            if not by_hand:
                return self.reply(json.dumps(told))
            link = "<p><a href='%s'>Trở lại trang của cơ quan</a></p>" % html.escape(platform.back) if platform.back else ""
            self.reply("<!doctype html><html lang='vi'><meta charset='utf-8'><title>Đã thanh toán</title>"
                       "<h1>Đã thanh toán</h1>" + link, kind="text/html; charset=utf-8")

    return Handler


def main():
    parser = partner_server.parser()
    parser.add_argument("--partner", default="MAU-GDDT")
    parser.add_argument("--secret-file")
    parser.add_argument("--callback", default="")
    parser.add_argument("--back", default="")
    parser.add_argument("--sums", action="store_true")
    options = parser.parse_args()
    if options.sums:
        for line in sys.stdin:
            values = json.loads(line)
            print(check_sum(values[:-1], values[-1]), flush=True)
        return
    platform = Platform(options)

    def listening(address):
        platform.address = address

    partner_server.serve(handler(platform), options.port, listening)


main()
