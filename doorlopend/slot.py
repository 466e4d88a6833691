"""Locks on tables: triggers with which the database itself refuses to change or remove a row, on both databases."""

MELDING = "Deze regel verandert niet en blijft bewaard."

_SQLITE = """
CREATE TRIGGER {tabel}_niet_{wat} BEFORE {wat} ON {tabel}
BEGIN SELECT RAISE(ABORT, '{melding}'); END
"""
_FUNCTIE = """
CREATE OR REPLACE FUNCTION doorlopend_weiger() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{melding}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_PER_RIJ = """
CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE OR DELETE ON {tabel}
FOR EACH ROW EXECUTE FUNCTION doorlopend_weiger()
"""
_PER_TABEL = """
CREATE TRIGGER {tabel}_niet_legen BEFORE TRUNCATE ON {tabel}
FOR EACH STATEMENT EXECUTE FUNCTION doorlopend_weiger()
"""


def sluit(verbinding, tabel):
    """Make `tabel` append-only. On SQLite this needs recursive_triggers=ON, for INSERT OR REPLACE (settings)."""
    if verbinding.vendor == "sqlite":
        opdrachten = [_SQLITE.format(tabel=tabel, wat=wat, melding=MELDING) for wat in ("UPDATE", "DELETE")]
    else:
        opdrachten = [_FUNCTIE.format(melding=MELDING), _PER_RIJ.format(tabel=tabel), _PER_TABEL.format(tabel=tabel)]
    _voer_uit(verbinding, opdrachten)


def open_weer(verbinding, tabel):
    """Take the lock off: for the reverse of a migration, and for the flush between tests."""
    if verbinding.vendor == "sqlite":
        opdrachten = [f"DROP TRIGGER IF EXISTS {tabel}_niet_{wat}" for wat in ("UPDATE", "DELETE")]
    else:
        opdrachten = [f"DROP TRIGGER IF EXISTS {tabel}_niet_{wat} ON {tabel}" for wat in ("wijzigen", "legen")]
    _voer_uit(verbinding, opdrachten)


def _voer_uit(verbinding, opdrachten):
    with verbinding.cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht)
