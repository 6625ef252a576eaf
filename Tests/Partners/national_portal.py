"""The national portal's side of the older adapter, to try synchronisation without it. It stands on the published facts alone,
shares no code with motcua, and has a view of its own of every dossier.

usage: national_portal.py [--port N] [--seed N] [--faults PERCENT] [--calls N]

It says its address on the first line and ends when its standard input does; with a port, when it is interrupted. With
--faults, so many answers in a hundred fail, chosen by the seed: 500, no JSON, broken off in the middle, or lost after the
message was taken. A session is good for --calls calls.

  POST /auth       {username, password} -> {session, error_code}
  POST /services   {session, madonvi, service, ...} -> {error_code, result}
  GET /view        what the portal knows: {code: {"dossier": {...}, "steps": [...]}}
"""
import json
import random
import threading
from datetime import datetime

import partner_server

NEEDED = ["MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "LoaiDoiTuong", "SoDienThoai", "TrichYeuHoSo",
          "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "HinhThuc", "DonViXuLy", "KenhThucHien", "TaiLieuNop",
          "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua"]


def moment(text):
    return text == "" or datetime.strptime(text, "%Y%m%d%H%M%S") is not None


class Portal:
    def __init__(self, options):
        self.chance = random.Random(options.seed)
        self.faults, self.calls = options.faults, options.calls
        self.sessions, self.view, self.lock = {}, {}, threading.RLock()

    def code(self, number):
        """An error code, as a number or as a text as the portal's programs have done in turn."""
        return self.chance.choice([number, str(number), "00" if number == 0 else str(number)])

    def fault(self):
        with self.lock:
            return partner_server.fault(self.chance, self.faults)

    def log_in(self, message):
        if message.get("username") != "so-gddt" or message.get("password") != "mat khau thu":
            return {"error_code": self.code(5), "message": "sai ten hoac mat khau"}
        with self.lock:
            session = "%032x" % self.chance.getrandbits(128)
            self.sessions[session] = self.calls
        return {"session": session, "error_code": self.code(0)}

    def serve(self, message):
        with self.lock:
            left = self.sessions.get(message.get("session"), 0)
            if left <= 0:
                return {"error_code": self.code(401), "message": "session het han"}
            self.sessions[message["session"]] = left - 1
            service = message.get("service")
            if service == "TraCuuHoSo":
                known = self.view.get(message["mahoso"])
                return {"error_code": self.code(0), "result": [known["dossier"]] if known else []}
            if service not in ("DongBoHoSoMC", "CapNhatTienDoHoSoMC"):
                return {"error_code": self.code(9), "message": "khong co dich vu nay"}
            if not 1 <= len(message["data"]) <= 10:
                return {"error_code": self.code(8), "message": "1 den 10 ho so mot lan"}
            take = self.synchronise if service == "DongBoHoSoMC" else self.progress
            for item in message["data"]:
                refusal = take(item, message)
                if refusal:
                    return refusal
            return {"error_code": self.code(0), "result": []}

    def synchronise(self, item, message):
        missing = [name for name in NEEDED if name not in item]
        wrong = [name for name, value in item.items() if name.startswith("Ngay") and not self.is_moment(value)]
        if missing or wrong or int(item["TrangThaiHoSo"]) not in range(1, 11) or len(item["TrichYeuHoSo"]) > 1000:
            return {"error_code": self.code(7), "message": "du lieu sai: %s %s" % (missing, wrong)}
        known = self.view.get(item["MaHoSo"])
        if message["isUpdating"] not in ("True", "False"):
            return {"error_code": self.code(7), "message": "isUpdating"}
        if message["isUpdating"] == "False" and known:
            # Some versions say it by the code, some in words beside a good code.
            return self.chance.choice([{"error_code": self.code(3), "message": "trung"},
                                       {"error_code": self.code(0), "message": "Hồ sơ đã tồn tại"}])
        if message["isUpdating"] == "True" and not known:
            return {"error_code": self.code(6), "message": "khong co ho so"}
        self.view.setdefault(item["MaHoSo"], {"steps": []})["dossier"] = item
        return None

    def progress(self, item, _):
        known = self.view.get(item["MaHoSo"])
        if not known:
            return {"error_code": self.code(6), "message": "khong co ho so"}
        if not self.is_moment(item["ThoiDiemXuLy"]) or item["ThoiDiemXuLy"] == "" or len(item["NguoiXuLy"]) > 50:
            return {"error_code": self.code(7), "message": "du lieu sai"}
        if item in known["steps"]:
            return {"error_code": self.code(3), "message": "Tiến độ đã tồn tại"}
        known["steps"].append(item)
        return None

    @staticmethod
    def is_moment(text):
        try:
            return moment(text)
        except ValueError:
            return False


def handler(portal):
    class Handler(partner_server.Handler):
        def do_GET(self):
            with portal.lock:
                self.reply(json.dumps(portal.view))

        def do_POST(self):
            message = json.loads(self.body())
            fault = portal.fault()
            if fault == "error":
                return self.reply("{}", 500)
            if fault == "fake":
                return self.reply("<html>bao tri</html>", kind="text/html")
            answer = json.dumps(portal.log_in(message) if self.path == "/auth" else portal.serve(message))
            if fault == "lost":
                return self.be_silent()
            return self.reply(answer, cut=fault == "half")

    return Handler


def main():
    options = partner_server.portal_parser().parse_args()
    partner_server.serve(handler(Portal(options)), options.port)


main()
