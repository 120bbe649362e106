"""Whether anybody works on what is asked, for pages of both rooms."""

from django import template

from assessments.models import Worker

register = template.Library()


@register.simple_tag
def no_worker_is_running() -> bool:
    return not Worker.objects.seen_lately().exists()
