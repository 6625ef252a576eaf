"""The national portal's side of its newest interface, to try synchronisation without it. It stands on the published facts
alone, shares no code with motcua, judges strictly what it is sent, and has a view of its own of every dossier.

usage: portal_interface.py [--port N] [--seed N] [--faults PERCENT] [--calls N] [--without-numbers]

It says its address on the first line and ends when its standard input does; with a port, when it is interrupted. With
--faults, so many answers in a hundred fail, chosen by the seed: 500, no JSON, broken off in the middle, or lost after the
message was taken. A token is good for --calls calls. With --without-numbers a dossier that is there already is not named
beside the refusal.

  POST /GetToken          {client_id, client_secret} -> {access_token, expires_in, token_type, scope}, in an envelope or bare
  POST /UploadFile        a form with one file in `files` -> data [{IdTepTin, HashTepTin}]
  POST /CreateDossier     a dossier -> data {IdHoSo}; for one that is there code 409 with its number
  POST /CapNhatTienTrinh  an array of steps
  POST /CapNhatTrangThai  an array of states
  GET /view               {"dossiers": {code: {"id", "dossier", "steps", "states"}}, "uploads": {sha256: how often},
                           "refused": [what was wrong]}
"""
import base64
import hashlib
import json
import random
import re
import threading
from email.parser import BytesParser
from email.policy import HTTP

import partner_server

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\Z")
PLAIN_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\Z")
CREATION = {"MaHoSo": str, "MaTTHC": str, "MaDichVuCong": str, "ChuHoSo": str, "LoaiDoiTuong": int, "MaDonViTiepNhan": str,
            "NgayNop": str, "EformThongTinChiTiet": dict, "ThanhPhanHoSo": list, "ThongTinNguoiNop": dict}
PART = {"MaThanhPhanHoSo": str, "TenThanhPhanHoSo": str, "SoLuong": int, "LoaiBan": int, "GiayToDinhKem": list}
PAPER = {"IdGiayTo": str, "HashTepTin": str, "TenGiayTo": str, "MaKetQua": str}
STEP = {"IDHoSo": str, "MaHoSo": str, "NguoiXuLy": str, "ThoiDiemXuLy": str, "PhongBanXuLy": str, "NoiDungXuLy": str,
        "TrangThai": int, "NgayBatDau": str, "NgayKetThucTheoQuyDinh": str}
STATE = {"IdHoSo": str, "MaHoSo": str, "TrangThai": int, "NoiDungYKien": str, "PhongBanXuLy": str, "NoiDungXuLy": str}
LISTS = {"DanhSachLePhi": list, "DanhSachGiayToKetQua": list}
FEE = {"TenPhiLePhi": str, "MaPhiLePhi": str, "HinhThucThu": str, "Gia": str, "LoaiPhiLePhi": str}
SUBMITTER = {"TenNguoiNop", "SoDinhDanh", "SoDienThoai", "Email", "TenChuHs", "SoDinhDanhChuHs"}


class Wrong(Exception):
    """A message that is not as it has to be."""


def check(condition, words):
    if not condition:
        raise Wrong(words)


def members(item, needed, name, optional=()):
    check(isinstance(item, dict), name + ": no object")
    missing = [key for key in needed if key not in item]
    foreign = [key for key in item if key not in needed and key not in optional]
    kinds = [key for key, kind in needed.items() if key in item and type(item[key]) is not kind]
    check(not missing and not foreign and not kinds, "%s: missing %s, foreign %s, of another kind %s" % (name, missing, foreign, kinds))


class Portal:
    def __init__(self, options):
        self.chance = random.Random(options.seed)
        self.faults, self.calls, self.names = options.faults, options.calls, not options.without_numbers
        self.tokens, self.files, self.lock = {}, {}, threading.RLock()
        self.view = {"dossiers": {}, "uploads": {}, "refused": []}

    def good(self, data):
        return 200, {"code": self.chance.choice([200, "200", 0]), "message": "Thành công", "data": data}

    def fault(self):
        return partner_server.fault(self.chance, self.faults)

    def token(self, message):
        members(message, {"client_id": str, "client_secret": str}, "token")
        if (message["client_id"], message["client_secret"]) != ("so-gddt", "bi mat cua so"):
            return 400, {"code": 400, "message": "sai client", "data": None}
        token = "%032x.%064x" % (self.chance.getrandbits(128), self.chance.getrandbits(256))
        self.tokens[token] = self.calls
        data = {"access_token": token, "expires_in": 3600, "token_type": "Bearer", "scope": "default"}
        return self.good(data) if self.chance.random() < 0.5 else (200, data)

    def authorised(self, line):
        kind, _, token = (line or "").partition(" ")
        left = self.tokens.get(token, 0)
        if kind != "Bearer" or left <= 0:
            return False
        self.tokens[token] = left - 1
        return True

    def upload(self, kind, body):
        form = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
        check(form.is_multipart(), "upload: no form")
        fields = list(form.iter_parts())
        check(len(fields) == 1, "upload: one file")
        field = fields[0]
        check(field.get_param("name", header="content-disposition") == "files" and field.get_filename(), "upload: files")
        content = field.get_payload(decode=True)
        digest = hashlib.sha256(content).hexdigest()
        self.view["uploads"][digest] = self.view["uploads"].get(digest, 0) + 1
        number = "tep-%d" % (len(self.files) + 1)
        self.files[number] = base64.b64encode(hashlib.sha256(content).digest()).decode()
        return self.good([{"IdTepTin": number, "HashTepTin": self.files[number]}])

    def paper(self, paper):
        members(paper, PAPER, "paper")
        check(self.files.get(paper["IdGiayTo"]) == paper["HashTepTin"], "paper: not uploaded")

    def create(self, item):
        members(item, CREATION, "dossier", ["NgayTiepNhan"])
        check(item["LoaiDoiTuong"] in (0, 1, 2) and item["MaDonViTiepNhan"] == "H56.06", "dossier: kind or agency")
        for name in ("NgayNop", "NgayTiepNhan"):
            check(PLAIN_MOMENT.match(item.get(name, "2026-01-01 00:00:00")), "dossier: " + name)
        for part in item["ThanhPhanHoSo"]:
            members(part, PART, "part")
            check(part["SoLuong"] == len(part["GiayToDinhKem"]) > 0 and part["LoaiBan"] in (0, 1, 2), "part: count")
            for paper in part["GiayToDinhKem"]:
                self.paper(paper)
        members(item["ThongTinNguoiNop"], {"LoaiDoiTuong": int, "ThongTinChiTiet": dict}, "submitter")
        details = item["ThongTinNguoiNop"]["ThongTinChiTiet"]
        check(set(details) <= SUBMITTER and details.get("TenNguoiNop"), "submitter: details")
        known = self.view["dossiers"].get(item["MaHoSo"])
        if known:
            answer = {"code": 409, "message": "Hồ sơ đã tồn tại", "data": {"idHoSo": known["id"]} if self.names else None}
            return self.chance.choice([200, 409]), answer
        number = "%08x-0000-4000-8000-%012x" % (self.chance.getrandbits(32), self.chance.getrandbits(48))
        self.view["dossiers"][item["MaHoSo"]] = {"id": number, "dossier": item, "steps": [], "states": []}
        return self.good({"IdHoSo": number, "MaHoSo": item["MaHoSo"]})

    def known(self, code, number):
        known = self.view["dossiers"].get(code)
        check(known and known["id"] == number, "no such dossier")
        return known

    def progress(self, items):
        check(isinstance(items, list) and 1 <= len(items) <= 10, "steps: an array of 1 to 10")
        new = False
        for number, item in enumerate(items):
            members(item, STEP, "step")
            known = self.known(item["MaHoSo"], item["IDHoSo"])
            check(MOMENT.match(item["ThoiDiemXuLy"]) and MOMENT.match(item["NgayBatDau"]), "step: moment")
            check(item["NgayKetThucTheoQuyDinh"] == "" or MOMENT.match(item["NgayKetThucTheoQuyDinh"]), "step: due")
            check(1 <= item["TrangThai"] <= 10 and len(item["NguoiXuLy"]) <= 50, "step: state or handler")
            steps = known["steps"]
            if item in steps:
                continue
            check(not steps or steps[-1]["ThoiDiemXuLy"] <= item["ThoiDiemXuLy"], "step: out of order")
            check(number or len(known["states"]) == len(steps), "step: the state of the one before was not told")
            steps.append(item)
            new = True
        if not new:
            return 200, {"code": self.chance.choice([3, 409]), "message": "Tiến trình đã tồn tại", "data": None}
        return self.good(None)

    def state(self, items):
        check(isinstance(items, list) and 1 <= len(items) <= 10, "states: an array of 1 to 10")
        for item in items:
            lists = isinstance(item, dict) and item.get("TrangThai") in (5, 6, 9)
            members(item, {**STATE, **LISTS} if lists else STATE, "state")
            known = self.known(item["MaHoSo"], item["IdHoSo"])
            places = [place for place, step in enumerate(known["steps"]) if step["TrangThai"] == item["TrangThai"]]
            check(places and len(known["steps"]) - len(items) <= places[-1] <= len(known["states"]), "state: not of the last steps")
            for fee in item.get("DanhSachLePhi", []):
                members(fee, FEE, "fee")
                check(fee["HinhThucThu"] in ("1", "2", "4") and fee["LoaiPhiLePhi"] in ("1", "2", "3"), "fee: kind")
                check(fee["Gia"].isdigit(), "fee: amount")
            for paper in item.get("DanhSachGiayToKetQua", []):
                self.paper(paper)
            known["states"][places[-1]:places[-1] + 1] = [item]
        return self.good(None)

    def serve(self, path, kind, authorisation, body):
        """The status and the answer."""
        try:
            if path == "/GetToken":
                return self.token(json.loads(body))
            if not self.authorised(authorisation):
                # Some gateways say it by the status, some beside a good one.
                return self.chance.choice([(401, {"message": "het han"}), (200, {"code": 401, "message": "het han", "data": None})])
            if path == "/UploadFile":
                return self.upload(kind, body)
            check(kind == "application/json", "no JSON")
            services = {"/CreateDossier": self.create, "/CapNhatTienTrinh": self.progress, "/CapNhatTrangThai": self.state}
            return services[path](json.loads(body))
        except Wrong as wrong:
            self.view["refused"].append(str(wrong))
            return 400, {"code": 400, "message": str(wrong), "data": None}


def handler(portal):
    class Handler(partner_server.Handler):
        def do_GET(self):
            with portal.lock:
                self.reply(json.dumps(portal.view))

        def do_POST(self):
            body = self.body()
            with portal.lock:
                fault = portal.fault()
                if fault not in ("error", "fake"):
                    status, answer = portal.serve(self.path, self.headers.get("Content-Type", ""), self.headers.get("Authorization"), body)
            if fault == "error":
                return self.reply("{}", 500)
            if fault == "fake":
                return self.reply("<html>bao tri</html>", kind="text/html")
            if fault == "lost":
                return self.be_silent()
            return self.reply(json.dumps(answer), status, cut=fault == "half")

    return Handler


def main():
    parser = partner_server.portal_parser()
    parser.add_argument("--without-numbers", action="store_true")
    options = parser.parse_args()
    partner_server.serve(handler(Portal(options)), options.port)


main()
