"""What the beheerder keeps up in Django's admin; nothing is ever deleted there."""

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password

from doorlopend.models import Gebruiker, MboCollege, MboInstelling, Partner, School, Schoolaanbod, Vestigingscode
from doorlopend.rechten import te_geven_rollen

admin.site.site_header = admin.site.site_title = "Beheer Doorlopend leren vo-mbo"
admin.site.index_title = "Organisaties en personen"


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


class GebruikerForm(forms.ModelForm):
    nieuw_wachtwoord = forms.CharField(
        label="Nieuw wachtwoord", required=False, widget=forms.PasswordInput, help_text="Leeg: het wachtwoord blijft."
    )

    class Meta:
        model = Gebruiker
        fields = ["email", "naam", "rol", "school", "mbo", "partner", "is_active"]

    def clean_nieuw_wachtwoord(self):
        wachtwoord = self.cleaned_data["nieuw_wachtwoord"]
        if wachtwoord:
            validate_password(wachtwoord, self.instance)
        return wachtwoord

    def save(self, commit=True):
        if self.cleaned_data["nieuw_wachtwoord"]:
            self.instance.set_password(self.cleaned_data["nieuw_wachtwoord"])
        elif not self.instance.pk:
            self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(Gebruiker)
class GebruikerAdmin(ZonderVerwijderen, admin.ModelAdmin):
    """Who may not give a role neither sees the people who have it here."""

    form = GebruikerForm
    list_display = ["naam", "email", "rol", "is_active"]
    search_fields = ["naam", "email"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(rol__in=te_geven_rollen(request.user))

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "rol":
            kwargs["choices"] = [(rol.value, rol.label) for rol in te_geven_rollen(request.user)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)
