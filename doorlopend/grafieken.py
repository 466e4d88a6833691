"""Charts as SVG with presentation attributes only: one string for the page (strict CSP) and for the PDF.

Every chart says its figures in words in its <title>; that is the text alternative on screen and in the PDF.
"""

from datetime import date

from django.utils.safestring import SafeString

from doorlopend.svg import (
    INKT,
    SVG,
    element,
    getal,
    lijn,
    pad,
    rechthoek,
    spreid,
    stip,
    tekening,
    tekst,
    tekstbreedte,
)

ZACHT, RASTER, WIT = "#4d5b69", "#d5dce3", "#ffffff"
STAND, DOEL, BASIS, SPOOR = "#0b5563", "#9a3412", "#6b7785", "#e1e7ea"
ROND = "M10 1C15 1 19 5 19 10S15 19 10 19 1 15 1 10 5 1 10 1z"
OORDEEL = {  # fill, outline of the sign with its mark cut out: a report holds fifty, and one path draws fastest
    "goed": ("#17603a", f"{ROND}M4.5 10.8l4.2 4.2 6.9-7.8-1.7-1.5-5.4 6.1L6 9.3z"),
    "let-op": ("#7a4b00", "M10 1.5L19.2 18H.8zM8.9 7.2h2.2v5.2H8.9zM8.9 13.8h2.2V16H8.9z"),
    "fout": (
        "#9c1f1a",
        "M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"
        "M10 8.4l3-3L14.6 7l-3 3 3 3-1.6 1.6-3-3-3 3L5.4 13l3-3-3-3L7 5.4z",
    ),
    "geen": (ZACHT, f"{ROND}M5 8.9h10v2.2H5z"),
}
MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
MAAT = 720, 320
BOVEN, ONDER, REGEL = 28, 40, 18  # margins of the line chart and the height of a label in it


def maand(datum):
    return f"{MAANDEN[datum.month - 1]} {datum.year}"


class _Vlak:
    """The plane of a line chart: turns dates and counts into places on the drawing."""

    def __init__(self, maat, data, waarden, etiketten):
        breedte, self.hoogte = maat
        self.van, self.tot = min(data), max(data)
        hoogste = max([*waarden, 1])
        lijnen = max(3, self.hoogte // 45)
        self.stap = next(m * 10**e for e in range(12) for m in (1, 2, 5) if m * 10**e * lijnen >= hoogste)
        self.top = (hoogste // self.stap + 1) * self.stap
        self.links = max(44.0, tekstbreedte(getal(self.top), 13) + 16)
        self.rechts = breedte - max([40.0, *(tekstbreedte(e, 14) + 20 for e in etiketten)])

    def x(self, datum):
        dagen = (self.tot - self.van).days or 1
        return self.links + (datum - self.van).days / dagen * (self.rechts - self.links)

    def y(self, aantal):
        return BOVEN + (1 - aantal / self.top) * (self.hoogte - BOVEN - ONDER)

    def trap(self, punten, tot):
        """The path of a step line through `punten` that goes on to date `tot`."""
        (begin, eerste), *rest = punten
        stappen = "".join(f"H{self.x(dag):.1f}V{self.y(aantal):.1f}" for dag, aantal in rest)
        return f"M{self.x(begin):.1f} {self.y(eerste):.1f}{stappen}H{self.x(tot):.1f}"


def lijn_doel(
    uid, titel, *, reeks, doel, doeldatum, nulmeting, nuldatum, prognose, eenheid, nodig=(), peildatum=None, maat=MAAT
) -> SafeString:
    """The stand over time against the doel, with what is needed at each moment and the verwachting.

    `reeks` and `nodig` are [(date, count)] in order of date; the stand holds until `peildatum` (default: the
    last date of `reeks`). `doel`, `nulmeting` and `prognose` may be None and are then left out. `maat` is the
    width and height of the drawing: the letters keep their size, so a small one is as legible on paper.
    """
    laatste = max([dag for dag, _ in reeks] + ([peildatum] if peildatum else []), default=nuldatum)
    etiketten = _etiketten(doel, prognose, nulmeting)
    data = [nuldatum, laatste, *(dag for dag, _ in [*reeks, *nodig]), *([doeldatum] if doeldatum else [])]
    waarden = [aantal for _, aantal in [*reeks, *nodig]] + [aantal for aantal, *_ in etiketten]
    vlak = _Vlak(maat, data, waarden, [etiket for _, etiket, *_ in etiketten])
    delen = [
        *_raster(vlak, doeldatum),
        *_streeplijnen(vlak, doel, nulmeting, nodig),
        *_standlijn(vlak, reeks, laatste, prognose, doeldatum),
        *_rechts(vlak, etiketten),
    ]
    omschrijving = _in_woorden(reeks, laatste, doel, doeldatum, nulmeting, nuldatum, prognose, eenheid, nodig)
    breedte, hoogte = maat
    return tekening(uid, f"{titel}. {omschrijving}", breedte, hoogte, delen)


def _etiketten(doel, prognose, nulmeting):
    """The labels at the right of the line chart, from high to low: count, text, colour, weight."""
    alle = (
        (doel, "Doel", DOEL, 700),
        (prognose, "Verwachting", STAND, 700),
        (nulmeting, "Nulmeting", ZACHT, 400),
    )
    gevuld = [(n, f"{woord} {getal(n)}", kleur, dikte) for n, woord, kleur, dikte in alle if n is not None]
    return sorted(gevuld, key=lambda etiket: -etiket[0])


def _in_woorden(reeks, laatste, doel, doeldatum, nulmeting, nuldatum, prognose, eenheid, nodig):
    """The figures of the line chart as sentences."""
    op_doeldatum = f" {maand(doeldatum)}" if doeldatum else ""
    nodig_nu = [aantal for dag, aantal in nodig if dag <= laatste]
    zinnen = [
        f"Nulmeting {maand(nuldatum)}: {getal(nulmeting)}" if nulmeting is not None else "",
        f"Stand {maand(laatste)}: {getal(reeks[-1][1])} {eenheid}" if reeks else "Nog geen stand bekend",
        f"Nodig {maand(laatste)}: {getal(nodig_nu[-1])}" if nodig_nu else "",
        f"Verwachting{op_doeldatum}: {getal(prognose)}" if prognose is not None else "",
        f"Doel{op_doeldatum}: {getal(doel)} {eenheid}" if doel is not None else "",
    ]
    return " ".join(f"{zin}." for zin in zinnen if zin)


def _raster(vlak, doeldatum):
    """Horizontal lines with their count, and below the first of January of each year and the target date."""
    onder, aantallen = vlak.hoogte - ONDER, range(0, vlak.top + 1, vlak.stap)
    yield pad("".join(f"M{vlak.links:.1f} {vlak.y(n):.1f}H{vlak.rechts:.1f}" for n in aantallen), RASTER, 1)
    for aantal in aantallen:
        yield tekst(vlak.links - 8, vlak.y(aantal) + 4.5, getal(aantal), 13, ZACHT, "end")
    bezet = []
    if doeldatum:
        bezet.append(vlak.x(doeldatum))
        yield tekst(bezet[0], onder + 22, maand(doeldatum), 13, INKT, "middle", 600)
    for jaar in range(vlak.van.year, vlak.tot.year + 1):
        dag = date(jaar, 1, 1)
        if dag < vlak.van or any(abs(vlak.x(dag) - x) < 70 for x in bezet):
            continue
        bezet.append(vlak.x(dag))
        yield lijn(bezet[-1], onder, bezet[-1], onder + 6, ZACHT)
        yield tekst(bezet[-1], onder + 22, maand(dag), 13, ZACHT, "middle")


def _streeplijnen(vlak, doel, nulmeting, nodig):
    """What the stand is measured against: needed (dotted steps), nulmeting, doel (dashes)."""
    if nodig:
        yield pad(vlak.trap(nodig, nodig[-1][0]), BASIS, 1.8, stroke_dasharray="0.1 5", stroke_linecap="round")
    if nulmeting is not None:
        yield lijn(vlak.links, vlak.y(nulmeting), vlak.rechts, vlak.y(nulmeting), BASIS, 1.5)
    if doel is not None:
        yield lijn(vlak.links, vlak.y(doel), vlak.rechts, vlak.y(doel), DOEL, 2, stroke_dasharray="9 5")


def _standlijn(vlak, reeks, laatste, prognose, doeldatum):
    """The stand as steps, the verwachting from there to the target date, and the label 'nu'."""
    verwacht = (vlak.x(doeldatum), vlak.y(prognose)) if prognose is not None and doeldatum else None
    if reeks:
        nu = (vlak.x(laatste), vlak.y(reeks[-1][1]))
        yield pad(vlak.trap(reeks, laatste), STAND, 3, stroke_linejoin="round")
        if verwacht and laatste < doeldatum:
            yield lijn(*nu, *verwacht, STAND, 2.5, stroke_dasharray="4 5")
        for x, y in [*((vlak.x(dag), vlak.y(aantal)) for dag, aantal in reeks), nu]:
            yield stip(x, y, 4.5, fill=STAND, stroke=WIT, stroke_width=1.5)
    if verwacht:
        yield stip(*verwacht, 5, fill=WIT, stroke=STAND, stroke_width=2.5)
    if reeks:
        yield from _nu(vlak, *nu, f"nu {getal(reeks[-1][1])}")


def _nu(vlak, x, y, etiket):
    """The label of the stand above its last point, on a white plate so that no line runs through it."""
    half = tekstbreedte(etiket, 15) / 2
    x = min(max(x, vlak.links + half), vlak.rechts - half)
    yield rechthoek(x - half, y - 26, 2 * half, 17, fill=WIT, rx=3)
    yield tekst(x, y - 12, etiket, 15, STAND, "middle", 700)


def _rechts(vlak, etiketten):
    """The labels at the right end of their lines."""
    plaatsen = spreid([(vlak.y(aantal), REGEL) for aantal, *_ in etiketten], 0, vlak.hoogte - ONDER + REGEL / 2, 0)
    for y, (_, etiket, kleur, dikte) in zip(plaatsen, etiketten, strict=True):
        yield tekst(vlak.rechts + 12, y + 4.5, etiket, 14, kleur, "start", dikte)


def meetbalk(uid="", *, stand, doel, nulmeting, nodig_nu, eenheid) -> SafeString:
    """The small bar of a card: the stand on the way to the doel, with marks for nulmeting and nodig nu.

    `doel`, `nulmeting` and `nodig_nu` may be None. A stand above the doel gets a mark at the doel.
    """
    schaal = 312 / max(stand, doel or 0, nodig_nu or 0, nulmeting or 0, 1)
    vol = 4 + stand * schaal
    merken = sorted(_merken(stand, doel, nulmeting, nodig_nu), key=lambda merk: merk[0])
    delen = [rechthoek(4, 8, 312, 14, fill=SPOOR, rx=3)]
    delen += [rechthoek(4, 8, vol - 4, 14, fill=STAND, rx=3)] if stand else []
    for aantal, _, kleur, dikte in merken:
        x = 4 + aantal * schaal
        if dikte == 600:
            delen.append(lijn(x, 3, x, 27, kleur, 2.5))
        else:
            delen.append(lijn(x, 8, x, 22, WIT if x < vol - 1 else kleur, 2))
    wensen = [(4 + aantal * schaal, tekstbreedte(label, 13)) for aantal, label, *_ in merken]
    for x, (_, label, kleur, dikte) in zip(spreid(wensen, 0, 320, 6), merken, strict=True):
        delen.append(tekst(x, 41, label, 13, kleur, "middle", dikte))
    return tekening(uid, _balk_in_woorden(stand, doel, nulmeting, nodig_nu, eenheid), 320, 46, delen)


def _merken(stand, doel, nulmeting, nodig_nu):
    """The marks on the small bar: count, label, colour, weight. What doesn't fit is only in the title."""
    ruimte = 320
    for aantal, woord, kleur, dikte in (
        (nodig_nu, "nodig nu:", DOEL, 600),
        (nulmeting or None, "nulmeting", ZACHT, 400),
        (doel if doel is not None and stand > doel else None, "doel", ZACHT, 400),
    ):
        label = f"{woord} {getal(aantal)}" if aantal is not None else ""
        breedte = tekstbreedte(label, 13) + 6
        if label and breedte <= ruimte:
            ruimte -= breedte
            yield aantal, label, kleur, dikte


def _balk_in_woorden(stand, doel, nulmeting, nodig_nu, eenheid):
    zinnen = [
        f"{getal(stand)} van {getal(doel)} {eenheid}" if doel is not None else f"{getal(stand)} {eenheid}",
        f"Nulmeting {getal(nulmeting)}" if nulmeting is not None else "",
        f"Nodig op dit moment {getal(nodig_nu)}" if nodig_nu is not None else "",
    ]
    return " ".join(f"{zin}." for zin in zinnen if zin)


def oordeelteken(soort, titel) -> SafeString:
    """The sign of a verdict (goed, let-op, fout, geen); the shape differs, not only the colour."""
    kleur, vorm = OORDEEL[soort]
    teken = element("path", d=vorm, fill=kleur, fill_rule="evenodd")
    return element("svg", element("title", titel), teken, xmlns=SVG, viewBox="0 0 20 20", role="img")
