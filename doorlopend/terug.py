"""Back to where somebody came from, and never to another site."""

from django.utils.http import url_has_allowed_host_and_scheme


def veilig_terug(request, anders):
    """The page to return to: the local address in `terug`, otherwise `anders`."""
    terug = request.POST.get("terug") or request.GET.get("terug", "")
    eigen = url_has_allowed_host_and_scheme(terug, allowed_hosts=None) and terug.startswith("/")
    return terug if eigen else anders
