"""Help per role, and the statement on accessibility: plain pages that everybody may read."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doorlopend.models import Contact

# what somebody can do: (right, title, how, link text, url name)
TAKEN = (
    (
        "monitoring.view_voortgang",
        "Zien waar we staan",
        "De pagina Voortgang laat per afspraak zien hoe ver we zijn. Klik op een getal om te zien welke scholen en "
        "leerroutes meetellen, en waarom andere niet. Met “Bekijk een andere dag” ziet u de stand van toen.",
        "Naar Voortgang",
        "voortgang",
    ),
    (
        "leerroutes.change_leerroute",
        "De status van een leerroute wijzigen",
        "Zoek de leerroute in de lijst. Kies bij de status “wijzig”, kies de nieuwe status en de dag waarop die "
        "ingaat. Vergist u zich? Dan kunt u het ongedaan maken. Een dag in de toekomst is een plan: het portaal "
        "vraagt u op die dag of het zo gegaan is.",
        "Naar Leerroutes",
        "leerroute-list",
    ),
    (
        "lob.add_decanenbijeenkomst",
        "Een decanenbijeenkomst vastleggen",
        "Kies “Lob en decanen” en daarna “Leg vast wie er waren”. Tik aan wie er waren, en schrijf in een paar zinnen "
        "wat er is besproken. Dat kan ook op uw telefoon, tijdens de bijeenkomst.",
        "Naar Lob en decanen",
        "lob",
    ),
    (
        "lob.afmelden_decanenbijeenkomst",
        "Afmelden, en de bijeenkomsten in uw eigen agenda",
        "Open de bijeenkomst en kies “Meld mij af”. Onder Mijn agenda maakt u een geheim adres. Daarmee komen alle "
        "bijeenkomsten vanzelf in Outlook, Google of uw telefoon. Daar kiest u ook welke mails u wilt.",
        "Naar Mijn agenda",
        "agenda",
    ),
    (
        "lob.add_voorlichting",
        "Voorlichting, activiteiten met bedrijven en de lob-scan invullen",
        "Elk onderwerp heeft een eigen kaart op de pagina “Lob en decanen”. De lob-scan vult u één keer per schooljaar "
        "in; de antwoorden van vorig jaar staan ernaast.",
        "Naar Lob en decanen",
        "lob",
    ),
    (
        "monitoring.change_rapportage",
        "Een voortgangsrapportage maken",
        "Maak een rapport voor een halfjaar. Schrijf de toelichtingen en bekijk het voorbeeld. Als de programmaleider "
        "het voorlegt, staan de cijfers vast. Na het besluit van de stuurgroep wordt het versie 1.0.",
        "Naar Rapporten",
        "rapportage-list",
    ),
    (
        "monitoring.view_rapportage",
        "Een rapport lezen of downloaden",
        "Onder Rapporten staan alle vastgestelde versies als pdf. Een oudere versie blijft te downloaden en zegt dat "
        "er een nieuwere is.",
        "Naar Rapporten",
        "rapportage-list",
    ),
    (
        "doorlopend.view_school",
        "Een school opzoeken",
        "Zoek op naam, een eerdere naam of vestigingscode. Op de pagina van de school staat het aanbod met de bron, de "
        "leerroutes, en wat er nog ontbreekt.",
        "Naar Scholen",
        "school-list",
    ),
    (
        "monitoring.view_partner",
        "Zien wat een bestuur of mbo bijdraagt",
        "Elke partner heeft een pagina met de eigen scholen of leerroutes, het aandeel in elk doel en wat er nog "
        "ontbreekt. Staat uw bestuur of mbo bovenaan naast uw naam? Klik daarop.",
        "Naar Partners",
        "partner-list",
    ),
    (
        "doorlopend.importeren_duo",
        "Scholen verversen uit DUO",
        "Haal het bestand op bij DUO en kies het. U ziet eerst wat er verandert. Kies de regels die kloppen, of pas "
        "alles toe. Roepnamen en wat u zelf hebt ingevuld, blijven staan.",
        "Naar Verversen uit DUO",
        "duo-create",
    ),
    (
        "doorlopend.add_uitnodiging",
        "Iemand uitnodigen",
        "Kies Personen en nodig iemand uit met naam, e-mailadres en rol. De link in de mail werkt twee weken en één "
        "keer.",
        "Naar Personen",
        "gebruiker-list",
    ),
)


@login_not_required
@require_safe
def hulp(request):
    """What this person can do and how; without an account: how to get in, and the public pages."""
    taken = [
        {"titel": titel, "hoe": hoe, "link": link, "url": reverse(naam)}
        for recht, titel, hoe, link, naam in TAKEN
        if request.user.has_perm(recht)
    ]
    return render(request, "hulp/hulp.html", {"titel": "Hulp", "taken": taken, "contact": Contact.lees()})


@login_not_required
@require_safe
def toegankelijkheid(request):
    return render(request, "hulp/toegankelijkheid.html", {"titel": "Toegankelijkheid", "contact": Contact.lees()})
