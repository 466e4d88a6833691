"""What the beheerder keeps up in Django's admin; nothing is ever deleted there. People have their own pages."""

from django.contrib import admin

from doorlopend.models import MboCollege, MboInstelling, Partner, School, Schoolaanbod, Vestigingscode

admin.site.site_header = admin.site.site_title = "Beheer Doorlopend leren vo-mbo"
admin.site.index_title = "Organisaties"


class ZonderVerwijderen:
    """No delete: history keeps pointing at these records."""

    def has_delete_permission(self, request, obj=None):
        return False


class VestigingscodeInline(ZonderVerwijderen, admin.TabularInline):
    model, extra = Vestigingscode, 0


class SchoolaanbodInline(ZonderVerwijderen, admin.TabularInline):
    model, extra = Schoolaanbod, 0


class MboCollegeInline(ZonderVerwijderen, admin.TabularInline):
    model, extra = MboCollege, 0


@admin.register(Partner)
class PartnerAdmin(ZonderVerwijderen, admin.ModelAdmin):
    list_display = ["afkorting", "naam", "soort", "in_stuurgroep"]


@admin.register(School)
class SchoolAdmin(ZonderVerwijderen, admin.ModelAdmin):
    list_display = ["roepnaam", "bestuur", "stadsdeel", "controleren"]
    search_fields = ["roepnaam", "officiele_naam", "vestigingscodes__code"]
    inlines = [VestigingscodeInline, SchoolaanbodInline]


@admin.register(MboInstelling)
class MboInstellingAdmin(ZonderVerwijderen, admin.ModelAdmin):
    list_display = ["afkorting", "naam", "brin", "controleren"]
    inlines = [MboCollegeInline]
