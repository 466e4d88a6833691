"""The child process of doorlopend.pdf: reads a task, writes the PDF. Without Django, secrets or network.

Run as `python -m doorlopend.pdfkind`: a task as JSON on standard input, the PDF on standard output.
"""

import base64
import gc
import io
import json
import os
import resource
import sys
import zlib
from datetime import datetime
from pathlib import Path

from doorlopend.lettertekens import vervang_onbekende_tekens

STATIC = Path(__file__).resolve().parent.parent / "static"
GEHEUGENLIMIET = 1 << 30  # bytes of address space
EINDE_GEEN_PANGO, EINDE_TE_GROOT = 3, 4  # exit codes

PDFUA_XMP = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 (PDF/UA)</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def _ophaler():
    """A URL fetcher that knows the packaged fonts as portaal:fonts/<file>, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    toegestaan = {f"portaal:fonts/{pad.name}": pad for pad in (STATIC / "fonts").glob("*.ttf")}

    class AlleenEigen(URLFetcher):
        def fetch(self, url, headers=None):
            if url not in toegestaan:
                raise ValueError(f"geweigerd: {url[:200]}")
            return URLFetcherResponse(url, toegestaan[url].read_bytes(), {"Content-Type": "font/ttf"})

    return AlleenEigen(allowed_protocols=["portaal"], allow_redirects=False)


def _vervang_in_boom(wortel):
    """Replace unknown characters in the texts of the parsed document and in attributes that show as text."""
    for element in wortel.iter():
        element.tail = element.tail and vervang_onbekende_tekens(element.tail)
        if isinstance(element.tag, str):
            element.text = element.text and vervang_onbekende_tekens(element.text)
            for naam, waarde in element.attrib.items():
                if naam in ("alt", "title") or naam.startswith("data-"):
                    element.set(naam, vervang_onbekende_tekens(waarde))


BINAIR = {"Length1", "Subtype", "Type"}  # keys of streams in which every byte counts
REGELTERUGLOOP = b"\r\nendstream"
INPAKNIVEAU = 6  # of zlib; pydyf's 9 takes three times as long for 3 % fewer bytes


def _pak_in(pdf):
    """Compress every stream here, once: pydyf would do it again for each use of the bytes.

    No stream may end in CR: with the LF that follows, checkers take it for a line end, and the length is
    wrong (ISO 19005-3, 6.1.7.1). One compressed stream in 256 ends so.
    """
    import pydyf

    for stroom in (o for o in pdf.objects if isinstance(o, pydyf.Stream) and o.compress):
        stroom.compress = False
        inhoud = stroom.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        while (ingepakt := zlib.compress(inhoud, INPAKNIVEAU)).endswith(b"\r") and not BINAIR & set(stroom.extra):
            inhoud += b"\n"  # one more line end, which means nothing in a drawing
        if not ingepakt.endswith(b"\r"):
            stroom.stream = [ingepakt]
            stroom.extra["Filter"] = "/FlateDecode"


LIJSTDELEN = ("/Lbl", "/LBody")


def _omvat_lijstitems(pdf, object_van):
    """Put what stands loose in a list item into its body: an item may hold a label and a body alone (PDF/UA).

    WeasyPrint leaves paragraphs loose, which Markdown makes of a list with empty lines between its items.
    """
    import pydyf

    for item in [o for o in pdf.objects if isinstance(o, dict) and o.get("S") == "/LI"]:
        kinderen = [(k, object_van(pdf, k) if isinstance(k, str | bytes) else None) for k in item["K"]]
        los = [(k, kind) for k, kind in kinderen if kind is not None and kind.get("S") not in LIJSTDELEN]
        if los:
            velden = {"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]}
            lichaam = pydyf.Dictionary(velden | {"K": pydyf.Array(k for k, _ in los)})
            pdf.add_object(lichaam)
            for _, kind in los:
                kind["P"] = lichaam.reference
            rest = [k for k, kind in kinderen if kind is None or kind.get("S") in LIJSTDELEN]
            item["K"] = pydyf.Array([*rest, lichaam.reference])


def _voltooier(bijlagen, poging=0):
    """The last step before the file is written: what both standards ask beyond WeasyPrint's pdf/a-3a."""
    import pydyf

    def object_van(pdf, verwijzing):
        return pdf.objects[int(verwijzing.split()[0])]

    def voltooi(document, pdf):
        xmp = object_van(pdf, pdf.catalog["Metadata"])
        xmp.stream = [xmp.stream[0].replace(b"</rdf:RDF>", PDFUA_XMP + b"</rdf:RDF>")]
        xmp.compress = False
        for cel in (o for o in pdf.objects if isinstance(o, dict) and o.get("S") == "/TH"):
            groep = object_van(pdf, object_van(pdf, cel["P"])["P"])
            eigenschappen = cel.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            eigenschappen["Scope"] = "/Column" if groep.get("S") == "/THead" else "/Row"
        _omvat_lijstitems(pdf, object_van)
        bestanden = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Filespec"]
        for bestand, (_, mimetype, _, _) in zip(bestanden, bijlagen, strict=True):
            object_van(pdf, bestand["EF"]["F"]).extra["Subtype"] = "/" + mimetype.replace("/", "#2f")
        if bestanden:
            pdf.catalog["AF"] = pydyf.Array(bestand.reference for bestand in bestanden)
        _pak_in(pdf)
        for nummer in range(poging):
            pdf.add_object(pydyf.Dictionary({"Poging": nummer}))

    return voltooi


def _render(opdracht):
    """The PDF of one `opdracht`, the dict that maak_pdf() sends."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    ophaler, letters = _ophaler(), FontConfiguration()
    html = HTML(string=opdracht["html"], url_fetcher=ophaler)
    _vervang_in_boom(html.etree_element)
    html.etree_element.set("lang", "nl")
    stijl = CSS(string=(STATIC / "css" / "rapport.css").read_text(), url_fetcher=ophaler, font_config=letters)
    opties = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "pdf_identifier": opdracht["identifier"].encode()}
    document = html.render(font_config=letters, stylesheets=[stijl], **opties)
    for poging in range(9):  # what pydyf itself adds last may end in CR too: an unused object changes that
        _zet_gegevens(document.metadata, opdracht)  # each time: an attachment can be read once
        inhoud = document.write_pdf(finisher=_voltooier(opdracht["bijlagen"], poging), **opties)
        if REGELTERUGLOOP not in inhoud:
            break
    return inhoud


def _zet_gegevens(gegevens, opdracht):
    """Title, author, dates and attachments come from `opdracht` alone, never from the html."""
    from weasyprint import Attachment

    datum = datetime.fromisoformat(opdracht["gemaakt_op"])
    gegevens.title = vervang_onbekende_tekens(opdracht["titel"])
    gegevens.authors = [vervang_onbekende_tekens(opdracht["auteur"])] if opdracht["auteur"] else []
    gegevens.created = gegevens.modified = opdracht["gemaakt_op"]
    gegevens.lang, gegevens.generator, gegevens.description, gegevens.keywords = "nl", None, None, []
    gegevens.attachments = [
        Attachment(
            file_obj=io.BytesIO(base64.b64decode(inhoud)),
            name=naam,
            description=uitleg,
            created=datum,
            modified=datum,
            relationship="Data",
        )
        for naam, _, inhoud, uitleg in opdracht["bijlagen"]
    ]


def _begrens(soort, waarde):
    """Lower one limit of this process, never above the limit that the machine already sets."""
    hard = resource.getrlimit(soort)[1]
    grens = waarde if hard == resource.RLIM_INFINITY else min(waarde, hard)
    resource.setrlimit(soort, (grens, hard))


def _open_bibliotheken_bij_naam():
    """On Linux the libraries have a fixed name, which WeasyPrint tries last of a list.

    For each name before it cffi would ask gcc, ld and ldconfig, over fifty processes for nothing.
    """
    if sys.platform == "linux":
        import ctypes.util

        ctypes.util.find_library = lambda naam: None


def _kind():
    """Read a task from standard input, write the PDF to standard output; the exit code tells what failed."""
    opdracht = json.load(sys.stdin.buffer)
    _begrens(resource.RLIMIT_CORE, 0)
    _begrens(resource.RLIMIT_AS, opdracht["geheugen"] if opdracht else GEHEUGENLIMIET)
    _open_bibliotheken_bij_naam()
    gc.disable()  # one document and then the end: looking for cycles costs a tenth of the time and frees nothing
    try:
        import weasyprint  # noqa: F401 - asks only whether it is there
    except (ImportError, OSError) as fout:
        sys.stderr.write(f"{fout}\n")
        return EINDE_GEEN_PANGO
    if opdracht is None:
        return 0
    _begrens(resource.RLIMIT_CPU, opdracht["seconden"])
    try:
        sys.stdout.buffer.write(_render(opdracht))
    except MemoryError:
        return EINDE_TE_GROOT
    return 0


if __name__ == "__main__":
    einde = _kind()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(einde)  # taking the document down would cost time for nothing, and crashed once in a library
