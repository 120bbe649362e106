from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from config.password_tries import AdminSignInForm, SignInForm
from config.signing_in import SignInAgain

handler400 = "config.refusals.bad_request"
handler403 = "config.refusals.forbidden"
handler404 = "config.refusals.not_found"
handler500 = "config.refusals.server_error"

admin.site.login_form = AdminSignInForm

urlpatterns = [
    path(
        "accounts/login/",
        LoginView.as_view(authentication_form=SignInForm, redirect_authenticated_user=True),
        name="login",
    ),
    path("accounts/login/again/", SignInAgain.as_view(), name="sign-in-again"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("assessments.api.urls")),
    path("", include("corridors.urls")),
    path("", include("assessments.urls")),
]
