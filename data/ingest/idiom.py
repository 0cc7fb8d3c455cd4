"""The words that staff put into cells: yes and no, nothing known, hedges, what is counted."""

from typing import Final

from data.model import Qualifier

UNAVAILABLE_WORDS: Final = {
    "k co so lieu", "khong co so lieu", "chua co so lieu", "chua co", "chua ra soat",
    "chua bao cao", "chua tong hop", "chua thong ke", "n/a", "na", "k co",
}  # fmt: skip
YES_WORDS: Final = {"x", "co", "✓", "✔", "yes", "true", "dat", "v"}
NO_WORDS: Final = {"khong", "k", "ko", "no", "false", "chua dat"}
NOT_APPLICABLE_WORDS: Final = {"kad", "khong thuoc dien", "khong ap dung", "not applicable"}
HEDGES: Final = (
    (("tren", "hon", ">"), Qualifier.ABOVE),
    (
        ("it nhat", "toi thieu", "tu", "khong duoi", "khong thap hon", "khong it hon", ">=", "≥"),
        Qualifier.AT_LEAST,
    ),
    (("duoi", "chua den", "chua toi", "<"), Qualifier.BELOW),
    (("toi da", "nhieu nhat", "khong qua", "<=", "≤"), Qualifier.AT_MOST),
    (("khoang", "gan", "xap xi", "chung", "~", "≈"), Qualifier.ABOUT),
)
UNITS: Final = {
    "ho", "nguoi", "thon", "ban", "cum", "to", "diem", "ho so", "xa", "co quan", "doanh nghiep",
    "dn", "san pham", "sp", "mo hinh", "thanh vien", "don vi", "he thong", "csdl", "chi tieu",
    "van ban", "hoa don", "dong", "thon ban", "tdp",
}  # fmt: skip
