"""How many of what, in words."""


def telwoord(aantal, enkelvoud, meervoud):
    """ "1 leerroute", "2 leerroutes"; the words may hold a verb: "regel is", "regels zijn"."""
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}"
