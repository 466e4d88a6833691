"""What the database itself holds to: every rule of the models (row 31), and its migrations (row 38)."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from tests.factories import maak_gebruiker, maak_school
from tests.toegang.test_tekstveld import EIGEN

pytestmark = pytest.mark.django_db
MODELLEN = [model for model in apps.get_models() if model._meta.app_label in EIGEN]


def test_every_rule_of_a_model_is_a_rule_of_the_database():
    """Row 31: unique, check and foreign keys, by what the database says of itself, on both."""
    mist = {}
    with connection.cursor() as cursor:
        for model in MODELLEN:
            in_database = connection.introspection.get_constraints(cursor, model._meta.db_table)
            sleutels = {tuple(regel["columns"]) for regel in in_database.values() if regel["foreign_key"]}
            uniek = {tuple(regel["columns"] or ()) for regel in in_database.values() if regel["unique"]}
            weg = [regel.name for regel in model._meta.constraints if regel.name not in in_database]
            for veld in model._meta.concrete_fields:
                if veld.is_relation and veld.db_constraint and (veld.column,) not in sleutels:
                    weg.append(f"{veld.name}: foreign key")
                if veld.unique and not veld.primary_key and (veld.column,) not in uniek:
                    weg.append(f"{veld.name}: unique")
            if weg:
                mist[model._meta.label] = weg

    assert mist == {}
    assert sum(len(model._meta.constraints) for model in MODELLEN) >= 60


@pytest.mark.parametrize(
    ("model", "velden"),
    [
        ("doorlopend.Gebruiker", {"school": "school", "mbo_id": 999_999}),
        ("doorlopend.Gebruiker", {"email": "bezet@school.nl"}),
        ("doorlopend.Gebruiker", {"rol": None}),
        ("doorlopend.School", {"roepnaam": None}),
    ],
)
def test_a_write_past_the_forms_is_refused(model, velden):
    """Row 31: one per person, one organisation, no reference to nothing, nothing required left out."""
    maak_gebruiker(email="bezet@school.nl")
    school = maak_school()
    rij = maak_gebruiker() if model.endswith("Gebruiker") else school
    velden = velden | ({"school": school} if "school" in velden else {})

    with pytest.raises(IntegrityError):
        _schrijf(apps.get_model(model), rij.pk, velden)


@transaction.atomic
def _schrijf(model, pk, velden):
    """By the database itself; a reference is checked at once, not at the end."""
    model._base_manager.filter(pk=pk).update(**velden)
    connection.check_constraints()


@pytest.fixture
def lader(settings):
    settings.MIGRATION_MODULES = {}
    return MigrationLoader(None)


@pytest.mark.parametrize("app", EIGEN)
def test_migrations_are_one_line_that_goes_back_too(app, lader):
    """Row 38: one after the other, no branches; each operation but the making of tables says how to undo itself."""
    eigen = [migratie for (label, _), migratie in lader.disk_migrations.items() if label == app]
    ouders = [[d for d in migratie.dependencies if d[0] == app] for migratie in eigen]
    eenrichting = [
        (migratie.name, type(stap).__name__)
        for migratie in eigen
        for stap in migratie.operations
        if not stap.reversible and not migratie.replaces
    ]

    assert len(lader.graph.leaf_nodes(app)) == 1
    assert sorted(map(len, ouders)) == [0] + [1] * (len(eigen) - 1)
    assert eenrichting == []


def test_models_and_migrations_say_the_same(settings):
    """Row 38."""
    settings.MIGRATION_MODULES = {}

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
