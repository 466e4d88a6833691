"""Who may do what: the one table of rights, and the only file that knows roles."""

from enum import Enum

from django.db.models import TextChoices


class Rol(TextChoices):
    PROGRAMMALEIDER = "programmaleider", "Programmaleider"
    PROGRAMMATEAM = "programmateam", "Lid van het programmateam"
    DECAAN = "decaan", "Decaan"
    STUURGROEP = "stuurgroep", "Lid van de stuurgroep"
    BEHEERDER = "beheerder", "Beheerder"


class Bereik(Enum):
    ALLES = "alles"
    EIGEN = "eigen organisatie"


def _voor(bereik, *rollen):
    return dict.fromkeys(rollen, bereik)


LEIDER, TEAM, DECAAN, STUURGROEP, BEHEER = Rol
IEDEREEN = _voor(Bereik.ALLES, *Rol)
LEIDING = _voor(Bereik.ALLES, LEIDER)
BEHEERDERS = _voor(Bereik.ALLES, LEIDER, BEHEER)
TEAMLEDEN = _voor(Bereik.ALLES, LEIDER, TEAM)
EIGEN_DECAAN = _voor(Bereik.EIGEN, DECAAN)

RECHTEN = {
    "doorlopend.view_school": IEDEREEN,
    "doorlopend.change_school": BEHEERDERS,
    "doorlopend.importeren_duo": BEHEERDERS,
    "doorlopend.change_contact": BEHEERDERS,
    "doorlopend.view_agenda": IEDEREEN,
    "doorlopend.beheer": BEHEERDERS,
    "doorlopend.beheer_beheerder": _voor(Bereik.ALLES, BEHEER),
    "leerroutes.view_leerroute": IEDEREEN,
    "leerroutes.add_leerroute": TEAMLEDEN,
    "leerroutes.change_leerroute": TEAMLEDEN,
    "leerroutes.delete_leerroute": TEAMLEDEN,
    "leerroutes.view_contact": TEAMLEDEN | BEHEERDERS,
    "lob.view_lob": IEDEREEN,
    "lob.view_decanenbijeenkomst": IEDEREEN,
    "lob.add_decanenbijeenkomst": TEAMLEDEN | EIGEN_DECAAN,
    "lob.change_decanenbijeenkomst": TEAMLEDEN | EIGEN_DECAAN,
    "lob.plannen_decanenbijeenkomst": TEAMLEDEN,
    "lob.afsluiten_decanenbijeenkomst": LEIDING,
    "lob.afmelden_decanenbijeenkomst": _voor(Bereik.ALLES, LEIDER, TEAM, DECAAN),
    "lob.uitgenodigd_decanenbijeenkomst": _voor(Bereik.ALLES, DECAAN),
    "lob.afronden_actiepunt": _voor(Bereik.ALLES, LEIDER, TEAM, DECAAN),
    "monitoring.view_voortgang": IEDEREEN,
    "monitoring.view_partner": IEDEREEN,
    "monitoring.view_rapportage": IEDEREEN,
    "monitoring.view_concept": TEAMLEDEN | BEHEERDERS,
    "monitoring.view_voorgelegd": TEAMLEDEN | BEHEERDERS | _voor(Bereik.ALLES, STUURGROEP),
    "monitoring.change_rapportage": TEAMLEDEN,
    "monitoring.change_actie": TEAMLEDEN,
    "monitoring.change_oordeel": LEIDING,
    "monitoring.change_beschrijving": TEAMLEDEN,
    "monitoring.change_mijlpaal": LEIDING,
    "monitoring.change_telafspraak": BEHEERDERS,
    "monitoring.vaststellen_rapportage": LEIDING,
    "monitoring.ontvangen_rapportage": _voor(Bereik.ALLES, STUURGROEP),
}

# What the beheerder keeps up in the Django admin. Nothing there can be deleted: history is kept.
_BEHEERD = ("partner", "school", "vestigingscode", "schoolaanbod", "mboinstelling", "mbocollege", "gebruiker")
for _model in _BEHEERD:
    for _actie in ("view", "add", "change"):
        RECHTEN.setdefault(f"doorlopend.{_actie}_{_model}", BEHEERDERS)


RECHTEN |= {
    "doorlopend.view_uitnodiging": BEHEERDERS,
    "doorlopend.add_uitnodiging": BEHEERDERS,
    "doorlopend.anonimiseer_gebruiker": BEHEERDERS,
    "doorlopend.view_gebeurtenis": BEHEERDERS,
}

# What schools and mbo's do about lob: everyone reads it, a decaan keeps that of the own organisation.
for _model in ("voorlichting", "bedrijfsactiviteit", "lobscan", "opendag"):
    RECHTEN[f"lob.view_{_model}"] = IEDEREEN
    for _actie in ("add", "change", "delete"):
        RECHTEN[f"lob.{_actie}_{_model}"] = TEAMLEDEN | EIGEN_DECAAN
# The directory holds names and addresses: for who works with it.
RECHTEN["lob.view_decaan"] = TEAMLEDEN | _voor(Bereik.ALLES, DECAAN)
for _actie in ("add", "change", "delete"):
    RECHTEN[f"lob.{_actie}_decaan"] = TEAMLEDEN | EIGEN_DECAAN

# Kennisdeling: everyone reads it, the team keeps it.
RECHTEN["kennisdeling.view_kennisdeling"] = IEDEREEN
# Who signed up: names and addresses, for who organises.
RECHTEN["kennisdeling.view_aanmelding"] = TEAMLEDEN
for _model in ("gegevensdeling", "onderzoek", "activiteit", "doorstroomcijfer", "praktijk", "document"):
    RECHTEN[f"kennisdeling.view_{_model}"] = IEDEREEN
    for _actie in ("add", "change", "delete"):
        RECHTEN[f"kennisdeling.{_actie}_{_model}"] = TEAMLEDEN
# NCO results are the board's own: who sits in the stuurgroep for a board shares those of its schools itself.
EIGEN_BESTUUR = _voor(Bereik.EIGEN, STUURGROEP)
RECHTEN["kennisdeling.delen_bestuur"] = EIGEN_BESTUUR
RECHTEN["kennisdeling.change_doorstroomcijfer"] = TEAMLEDEN | EIGEN_BESTUUR
RECHTEN["kennisdeling.change_gegevensdeling"] = TEAMLEDEN | EIGEN_BESTUUR

# Roles that only who has this right may give or change.
VOORBEHOUDEN = {Rol.BEHEERDER: "doorlopend.beheer_beheerder"}
# Who can change what others rely on needs a second step at sign-in; who manages people also a longer password.
TWEEDE_STAP = {LEIDER, TEAM, BEHEER}
LANG_WACHTWOORD = {LEIDER, BEHEER}
# Whose rights follow from the school or mbo they belong to.
MET_SCHOOL_OF_MBO = {DECAAN}


def rollen_van(recht):
    """The roles that have `recht`, on some object or on all."""
    return list(RECHTEN[recht])


def te_geven_rollen(gebruiker):
    """The roles that `gebruiker` may give to somebody."""
    return [rol for rol in Rol if rol not in VOORBEHOUDEN or mag(gebruiker, VOORBEHOUDEN[rol])]


def mag_beheren(beheerder, gebruiker):
    """Whether `beheerder` may change the account of `gebruiker`: only of who has a role that they may give."""
    return gebruiker.rol in te_geven_rollen(beheerder)


def beheerdersrollen():
    """The roles that manage who has a reserved role."""
    return [rol for recht in VOORBEHOUDEN.values() for rol in rollen_van(recht)]


def is_beheerder(gebruiker):
    return gebruiker.rol in beheerdersrollen()


def moet_tweede_stap(gebruiker):
    return gebruiker.rol in TWEEDE_STAP


def moet_school_of_mbo(rol):
    return rol in MET_SCHOOL_OF_MBO


def heeft_lang_wachtwoord(gebruiker):
    return gebruiker.rol in LANG_WACHTWOORD


def mag(gebruiker, recht, obj=None):
    """Tell whether `gebruiker` has `recht` ("app.codename"), on `obj` when one is given.

    Fails closed: an unknown right, an inactive or anonymous person, and an object outside the own
    organisation (for Bereik.EIGEN) all give False. Without `obj`, EIGEN means: on some object.
    """
    if not getattr(gebruiker, "is_active", False) or not gebruiker.is_authenticated:
        return False
    bereik = RECHTEN.get(recht, {}).get(gebruiker.rol)
    if bereik is Bereik.EIGEN and obj is not None:
        return gebruiker.organisatie is not None and gebruiker.organisatie in obj.organisaties()
    return bereik is not None


def mag_overal(gebruiker, recht):
    """Tell whether `gebruiker` has `recht` on whatever organisation, not only on the own one."""
    return mag(gebruiker, recht) and RECHTEN[recht][gebruiker.rol] is Bereik.ALLES


def mag_iets_in(gebruiker, app):
    """Tell whether `gebruiker` has any right whose name starts with `app`, for the admin's index."""
    return any(mag(gebruiker, recht) for recht in RECHTEN if recht.startswith(f"{app}."))
