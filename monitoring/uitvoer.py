"""The figures for machines: keys are stable and documented in README ("voortgang.json")."""


def als_json(metingen, peildatum):
    """The metingen of `peildatum` as the object that /voortgang.json returns."""
    return {"peildatum": peildatum.isoformat(), "indicatoren": [_indicator(meting) for meting in metingen.values()]}


def _indicator(meting):
    indicator, doeldatum = meting.indicator, meting.doeldatum
    return {
        "code": indicator.code,
        "eenheid": indicator.eenheid,
        "nulmeting": indicator.nulmeting,
        "doel": meting.doel,
        "doeldatum": doeldatum.isoformat() if doeldatum else None,
        "stand": meting.stand,
        "noemer": meting.noemer,
        "noemer_convenant": indicator.noemer_convenant,
        "nodig_nu": meting.nodig_nu,
        "prognose": meting.prognose,
        "ernaast": dict(meting.telling.ernaast),
        "oordeel": meting.oordeel.value,
        "oordeel_berekend": meting.berekend_oordeel.value,
        "telt_mee": [{"id": str(eenheid.pk), "naam": eenheid.naam} for eenheid in meting.telling.telt_mee],
        "telt_niet_mee": [
            {"id": str(eenheid.pk), "naam": eenheid.naam, "reden": eenheid.reden.tekst}
            for eenheid in meting.telling.telt_niet_mee
        ],
    }
