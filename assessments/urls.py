from django.urls import URLPattern, path

from assessments.views import helping
from assessments.views.asking import urls as asking
from assessments.views.comparing import urls as comparing
from assessments.views.corridor import urls as corridor
from assessments.views.curating import urls as curating
from assessments.views.mapping import urls as mapping
from assessments.views.methods import urls as methods
from assessments.views.portfolio import urls as portfolio
from assessments.views.result import urls as result
from assessments.views.reviewing import urls as reviewing
from assessments.views.scenarios import urls as scenarios
from assessments.views.screening import urls as screening
from assessments.views.watches import urls as watches

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("help/", helping.help_page, name="help"),
    path("help/tour/", helping.tour, name="tour"),
    *portfolio.urlpatterns,
    *asking.urlpatterns,
    *corridor.urlpatterns,
    *result.urlpatterns,
    *scenarios.urlpatterns,
    *comparing.urlpatterns,
    *reviewing.urlpatterns,
    *watches.urlpatterns,
    *curating.urlpatterns,
    *screening.urlpatterns,
    *methods.urlpatterns,
    *mapping.urlpatterns,
]
