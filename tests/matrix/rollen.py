"""Sets of roles by name, for the rows of the matrix; "anoniem" is who isn't signed in."""

from doorlopend.rechten import Rol

ROLLEN = [rol.value for rol in Rol]
IEDEREEN = set(ROLLEN)
TEAM = {"programmaleider", "programmateam"}
LEIDER = {"programmaleider"}
BEHEER = {"programmaleider", "beheerder"}
OPENBAAR = IEDEREEN | {"anoniem"}
NIEMAND: set[str] = set()
