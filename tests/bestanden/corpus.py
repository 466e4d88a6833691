"""Files as people, programs and attackers make them: each bad one must be refused, each good one let through."""

import io
import struct
import zipfile

import openpyxl

CONTENT = b'<?xml version="1.0"?><Types xmlns="x"><Override ContentType="main"/></Types>'
DOCUMENT = b'<?xml version="1.0"?><w:document xmlns:w="x"><w:body/></w:document>'
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
    b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n"
)
CSV = "school;aantal\r\nDe Kade;12\r\nHet Anker;één\r\n"


def zip_met(delen, soort=zipfile.ZIP_DEFLATED):
    """A zip as bytes; `delen` holds (name, content) pairs, names may repeat."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as zip_:
        for naam, inhoud in delen:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def docx(*extra, content=CONTENT, document=DOCUMENT, **opties):
    return zip_met([("[Content_Types].xml", content), ("word/document.xml", document), *extra], **opties)


def xlsx():
    werkmap, uit = openpyxl.Workbook(), io.BytesIO()
    werkmap.active.append(["school", "aantal"])
    werkmap.save(uit)
    return uit.getvalue()


def xlsx_met(*extra):
    uit = io.BytesIO(xlsx())
    with zipfile.ZipFile(uit, "a") as zip_:
        for naam, inhoud in extra:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def liegt(inhoud, naam=b"word/document.xml", grootte=10):
    """The same zip, of which one part claims another unpacked size in the central directory."""
    plaats = inhoud.rindex(naam) - 46
    return inhoud[: plaats + 24] + struct.pack("<I", grootte) + inhoud[plaats + 28 :]


def versleuteld(inhoud):
    """The same zip with the flag that says that its first part has a password."""
    plaats = inhoud.rindex(b"PK\x01\x02")
    eerste = inhoud.index(b"PK\x01\x02")
    return inhoud[: eerste + 8] + struct.pack("<H", 1) + inhoud[eerste + 10 : plaats] + inhoud[plaats:]


DOCX, XLSX = docx(), xlsx()
EXE = b"MZ\x90\x00\x03" + bytes(200)
ELF = b"\x7fELF\x02\x01\x01" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
OUD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
BOM = b"\x00" * (60 * 1024 * 1024)
MACRO_TYPES = b"<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"

GOED = {
    "pdf": ("verslag.pdf", PDF),
    "pdf zonder regeleinde": ("verslag.pdf", PDF.strip()),
    "pdf, hoofdletters": ("VERSLAG.PDF", PDF),
    "pdf met punten in de naam": ("verslag 12.11.2026 v1.2.pdf", PDF),
    "pdf met accenten": ("één verslag – définitief.pdf", PDF),
    "pdf met emoji": ("verslag 👍.pdf", PDF),
    "pdf met lange naam": ("v" * 251 + ".pdf", PDF),
    "docx": ("verslag.docx", DOCX),
    "docx zonder compressie": ("verslag.docx", docx(soort=zipfile.ZIP_STORED)),
    "docx met plaatje": ("verslag.docx", docx(("word/media/image1.png", PNG))),
    "xlsx": ("lijst.xlsx", XLSX),
    "csv": ("lijst.csv", CSV.encode()),
    "csv met bom": ("lijst.csv", CSV.encode("utf-8-sig")),
    "csv cp1252": ("lijst.csv", CSV.encode("cp1252")),
    "csv met komma's": ("lijst.csv", b"a,b\n1,2\n"),
}

FOUT = {
    # nothing there
    "leeg pdf": ("a.pdf", b""),
    "leeg docx": ("a.docx", b""),
    "leeg csv": ("a.csv", b""),
    "csv met alleen witruimte": ("a.csv", b" \r\n\r\n"),
    # the name promises something else
    "exe": ("a.exe", EXE),
    "geen extensie": ("verslag", PDF),
    "alleen een extensie": (".pdf", PDF),
    "punten en een extensie": ("....pdf", PDF),
    "doc": ("a.doc", OUD),
    "xls": ("a.xls", OUD),
    "docm": ("a.docm", DOCX),
    "xlsm": ("a.xlsm", XLSX),
    "dotx": ("a.dotx", DOCX),
    "zip": ("a.zip", DOCX),
    "html": ("a.html", HTML),
    "svg": ("a.svg", SVG),
    "png": ("a.png", PNG),
    "txt": ("a.txt", b"tekst"),
    "js": ("a.js", b"alert(1)"),
    "php": ("a.php", b"<?php phpinfo();"),
    "dubbel: pdf.exe": ("a.pdf.exe", PDF),
    "dubbel: exe.pdf": ("factuur.exe.pdf", PDF),
    "dubbel: html.csv": ("a.html.csv", CSV.encode()),
    "dubbel: docm.docx": ("a.docm.docx", DOCX),
    "spatie achter de extensie": ("a.pdf .exe", PDF),
    "punt achter de extensie": ("a.pdf.", PDF),
    "nulteken in de naam": ("a.exe\x00.pdf", PDF),
    "regeleinde in de naam": ("a\r\nSet-Cookie: x=1.pdf", PDF),
    "van rechts naar links": ("verslag\u202efdp.pdf", PDF),
    "map in de naam": ("../../etc/passwd.pdf", PDF),
    "map van windows in de naam": ("..\\..\\a.pdf", PDF),
    "naam van 300 tekens": ("v" * 296 + ".pdf", PDF),
    "extensie met andere letters": ("a.рdf", PDF),
    # the content is something else
    "exe als pdf": ("a.pdf", EXE),
    "exe als csv": ("a.csv", EXE),
    "exe als docx": ("a.docx", EXE),
    "elf als xlsx": ("a.xlsx", ELF),
    "png als pdf": ("a.pdf", PNG),
    "html als pdf": ("a.pdf", HTML),
    "html als csv": ("a.csv", HTML),
    "html met witruimte als csv": ("a.csv", b"\xef\xbb\xbf \n" + HTML),
    "svg als csv": ("a.csv", SVG),
    "xml als csv": ("a.csv", XXE),
    "script als csv": ("a.csv", b"#!/bin/sh\nrm -rf /\n"),
    "rtf als csv": ("a.csv", b"{\\rtf1 x}"),
    "pdf als csv": ("a.csv", PDF),
    "pdf als docx": ("a.docx", PDF),
    "docx als pdf": ("a.pdf", DOCX),
    "docx als csv": ("a.csv", DOCX),
    "docx als xlsx": ("a.xlsx", DOCX),
    "xlsx als docx": ("a.docx", XLSX),
    "gewone zip als docx": ("a.docx", zip_met([("a.txt", b"x")])),
    "gewone zip als xlsx": ("a.xlsx", zip_met([("a.txt", b"x")])),
    "lege zip als docx": ("a.docx", zip_met([])),
    "oud word als docx": ("a.docx", OUD),
    "oud excel als xlsx": ("a.xlsx", OUD),
    # two things at once
    "html voor een pdf": ("a.pdf", HTML + PDF),
    "html in de kop van een pdf": ("a.pdf", b"%PDF-1.4\n" + HTML + PDF[9:]),
    "html achter een pdf": ("a.pdf", PDF + HTML),
    "zip achter een pdf": ("a.pdf", PDF + DOCX),
    "exe achter een pdf": ("a.pdf", PDF + EXE),
    "zip met een pdf als commentaar": ("a.pdf", b"%PDF-1.4\n" + DOCX[:-2] + struct.pack("<H", len(PDF)) + PDF),
    "exe voor een docx": ("a.docx", EXE + DOCX),
    "pdf voor een docx": ("a.docx", PDF + DOCX),
    # broken
    "alleen de kop van een pdf": ("a.pdf", b"%PDF-1.7\n"),
    "halve pdf": ("a.pdf", PDF[:120]),
    "pdf zonder inhoud": ("a.pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF"),
    "pdf van een vreemde versie": ("a.pdf", b"%PDF-9.9" + PDF[8:]),
    "halve docx": ("a.docx", DOCX[: len(DOCX) // 2]),
    "alleen de kop van een zip": ("a.docx", b"PK\x03\x04" + bytes(50)),
    "docx met een gat": ("a.docx", DOCX[:60] + bytes(40) + DOCX[100:]),
    "csv utf-16": ("a.csv", CSV.encode("utf-16")),
    "csv met nul": ("a.csv", b"a;b\x00\n1;2\n"),
    "csv met stuurtekens": ("a.csv", b"a;b\n\x1b[2J;2\n"),
    "csv onleesbaar": ("a.csv", b"a;b\n\x81\x8d\x8f;2\n"),
    # too large
    "pdf van 11 MB": ("a.pdf", PDF[:9] + b"%" * (11 * 1024 * 1024) + PDF[9:]),
    "csv van 11 MB": ("a.csv", b"a;b\n" * (3 * 1024 * 1024)),
    "bom in een docx": ("a.docx", docx(("word/media/a.bin", BOM))),
    "verhouding boven 100": ("a.docx", docx(("word/media/a.bin", bytes(9 * 1024 * 1024)))),
    "meer dan 200 delen": ("a.docx", docx(*[(f"word/{n}.xml", b"<a/>") for n in range(201)])),
    # macros, entities, lies
    "macro in een docx": ("a.docx", docx(("word/vbaProject.bin", b"x"))),
    "macro in een xlsx": ("a.xlsx", xlsx_met(("xl/vbaProject.bin", b"x"))),
    "macro met andere hoofdletters": ("a.docx", docx(("word/VBAPROJECT.BIN", b"x"))),
    "docm met een andere naam": ("a.docx", docx(content=MACRO_TYPES)),
    "entiteit in een docx": ("a.docx", docx(document=XXE)),
    "entiteit in utf-16": ("a.docx", docx(document=XXE.decode().encode("utf-16"))),
    "entiteit in een xlsx": ("a.xlsx", xlsx_met(("xl/extra.xml", XXE))),
    "liegt over de grootte": ("a.docx", liegt(DOCX)),
    "liegt over de grootte, groot": ("a.docx", liegt(DOCX, grootte=40 * 1024 * 1024)),
    "wachtwoord op de zip": ("a.docx", versleuteld(DOCX)),
}
