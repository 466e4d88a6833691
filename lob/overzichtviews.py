"""The page with voorlichting per school and school year."""

from django.db.models import Count
from django.urls import reverse_lazy

from doorlopend.models import School
from doorlopend.views import RegisterListView
from lob.overzicht import GEHOUDEN, GEPLAND, NOG_NIETS, OverzichtFilter, OverzichtTable, scholen_met_voorlichting, stand
from lob.registerviews import KRUIMEL_LOB
from lob.schooljaren import schooljaren


class VoorlichtingOverzichtView(RegisterListView):
    model, table_class, filterset_class = School, OverzichtTable, OverzichtFilter
    recht = "lob.view_voorlichting"
    titel = "Voorlichting per school"
    naamwoord = ("school", "scholen")
    kruimels = [KRUIMEL_LOB, ("Voorlichting", reverse_lazy("voorlichting-list"))]
    table_pagination = {"per_page": 200}

    def get_queryset(self):
        return scholen_met_voorlichting(self.peildatum)

    def get_table_kwargs(self):
        return {"jaren": schooljaren(self.peildatum)}

    def get_context_data(self, **kwargs):
        standen = {naam: Count("pk", filter=stand(self.peildatum, naam)) for naam in (GEHOUDEN, GEPLAND, NOG_NIETS)}
        aantal = self.get_queryset().aggregate(**standen)
        inleiding = (
            f"Alle scholen met vmbo of havo. In {schooljaren(self.peildatum)[-1]}: {aantal[GEHOUDEN]} gehouden, "
            f"{aantal[GEPLAND]} alleen gepland, {aantal[NOG_NIETS]} nog niets."
        )
        return super().get_context_data(**({"inleiding": inleiding} | kwargs))
