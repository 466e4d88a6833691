"""The paths of the portal: Dutch and stable (design.md, section 5)."""

urlpatterns: list = []
