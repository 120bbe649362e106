"""Countries and areas by ISO3, and their shapes as this installation draws them."""

from corridors.api.columns import Column
from corridors.api.conditional import CATALOGUE
from corridors.api.filters import CountryFilter
from corridors.api.lists import RowListMixin
from corridors.models import Country

COLUMNS = (
    Column("iso3", "iso3", help="ISO 3166-1 alpha-3; XKX for Kosovo"),
    Column("iso2", "iso2"),
    Column("m49", "m49", "integer", "United Nations M49", null=True),
    Column("name", "name", "text"),
    Column("region", "region", "text"),
    Column("income_group", "income_group", "text"),
    Column("screened", "screened", "yes-no", "INFORM or World Population Prospects has figures for it"),
    Column("is_country", "is_country", "yes-no", "false: a publisher's code for people of no known country"),
    Column("longitude", "longitude", "number", null=True),
    Column("latitude", "latitude", "number", null=True),
)


class CountryViewSet(RowListMixin):
    columns = COLUMNS
    filterset_class = CountryFilter
    queryset = Country.objects.all()
    stamps = (CATALOGUE,)
    orderings = {"iso3": "iso3", "name": "name"}
    file_name = "countries"
