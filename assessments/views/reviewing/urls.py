"""Addresses: comments, reviews, approvals."""

from django.urls import URLPattern, path

from assessments.views.reviewing import pages

urlpatterns: list[URLPattern] = [
    path("snapshots/<int:pk>/comments/", pages.comments, name="comments"),
    path("snapshots/<int:pk>/review/ask/", pages.ask, name="review-ask"),
    path("comments/<int:pk>/resolve/", pages.resolve, name="comment-resolve"),
    path("reviews/", pages.reviews, name="reviews"),
    path("reviews/<int:pk>/decide/", pages.decide, name="review-decide"),
    path("reviews/<int:pk>/take-back/", pages.take_back, name="review-take-back"),
]
