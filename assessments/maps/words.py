"""What the scripts of a map say, in the reader's language. Names in braces are filled in by the script."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Sentence by key; a script shows them as text, never as HTML."""
    return {
        "outside": _("not part of this corridor"),
        "shaded": _("Countries shaded by: {measure}"),
        "plain": _("Countries not shaded"),
        "leg": _("Leg {number}: {start} to {end}"),
        "way": _("by {mode}, {km} km"),
        "stand_in": _("by {mode}, stand-in line, {km} km"),
        "closed": _("closed on the day of this result"),
        "risk": _("Risk: {risk}"),
        "result": _("Open the result"),
        "row": _("Its row in the table"),
        "here": _("{count} incidents here"),
        "kinds": _("recorded deaths: {deaths}, conflict events: {conflict}"),
        "death": _("recorded deaths"),
        "conflict": _("conflict event"),
        "stated": _("dead: {dead}, missing: {missing}"),
        "minimum": _("minimum estimates"),
        "unstated": _("not stated"),
        "distance": _("{km} km from leg {leg}"),
        "closer": _("Zoom in to part them"),
        "all": _("all"),
        "all_counted": _("All years: {count} incidents on the map"),
        "year_counted": _("{year}: {count} of {total} incidents"),
        "elsewhere": _("not on the map, for want of a position: {count}"),
        "hidden": _("Incidents are not shown"),
        "copied": _("Link to this view copied."),
        "copy_this": _("Copy this link to the view:"),
        "full": _("Full screen"),
        "leave_full": _("Leave full screen"),
        "no_line": _("Without a line, because no places are recorded: {corridors}."),
        "risks": _("Risk"),
        "threats": _("Threats"),
        "legal": _("Legal cover (in no score)"),
    }
