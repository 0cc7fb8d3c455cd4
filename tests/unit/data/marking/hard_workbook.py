"""A workbook with what programs lose when they write one again: charts, pictures, rules, notes."""

import io
import struct
import zlib

import xlsxwriter

RED_DOT = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\xff\x00\x00")),
        (b"IEND", b""),
    )
)


def hard() -> bytes:
    """`Biểu 01` with notes, a merge, a table, rules, a chart and a picture; two more sheets."""
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        _main(book)
        other = book.add_worksheet("Hướng dẫn")
        other.write("A1", "Không đổi", book.add_format({"bold": True, "font_color": "#AA0000"}))
        other.write_comment("A1", "Của trang khác")
        hidden = book.add_worksheet("Ẩn")
        hidden.write_formula("A1", "='Biểu 01'!D9*2", None, 10)
        hidden.hide()
        book.define_name("Tong", "='Biểu 01'!$D$9:$D$12")
    return body.getvalue()


def _main(book: xlsxwriter.Workbook) -> None:
    page = book.add_worksheet("Biểu 01")
    percent = book.add_format({"num_format": "0.00%", "italic": True, "border": 1, "locked": False})
    page.set_column("D:D", 23.5, percent)
    page.set_row(19, 33, book.add_format({"bg_color": "#00FF00"}))
    page.set_column("H:H", 9, None, {"hidden": True})
    page.merge_range("A1:C2", "BIỂU 01")
    page.write_row("A8", ["TT", "Xã", "Tổng", "Tỷ lệ", "Ghi chú"])
    for row, share in enumerate((0.5, 0.25, 0.75, 0.1), start=8):
        page.write_row(row, 0, [row, f"Xã {row}", 100])
        page.write_number(row, 3, share, percent)
    page.write_rich_string("E9", "một ", book.add_format({"bold": True}), "hai")
    page.write_formula("C13", "=SUM(C9:C12)", None, 400)
    page.write_comment("D9", "Anh Hùng xem lại", {"author": "Lan"})
    page.write_comment("E10", "Giữ nguyên")
    page.data_validation("C9:C12", {"validate": "integer", "criteria": ">=", "value": 0})
    page.conditional_format("D9:D12", {"type": "data_bar", "data_bar_2010": True})
    page.add_table("J1:K3", {"data": [[1, 2], [3, 4]]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Biểu 01'!$D$9:$D$12"})
    page.insert_chart("M2", chart)
    page.insert_image("M20", "dot.png", {"image_data": io.BytesIO(RED_DOT)})
    page.insert_textbox("P1", "Ô chữ")
    page.insert_button("P8", {"caption": "Nút"})
    page.autofilter("A8:E12")
    page.protect("", {"objects": False})
