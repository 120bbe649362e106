"""How background work ends without a result: in words a person can act on."""

import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _

from corridors.models import NoLongerWanted

log = logging.getLogger(__name__)


@contextmanager
def ending_with_a_reason(
    run: Any, foreseen: tuple[type[Exception], ...], fail: Callable[[str, Exception], None]
) -> Iterator[None]:
    """Record why a run ended without a result; let what nobody foresaw go on.

    ``foreseen`` are the failures whose own words say what is wrong; ``fail`` is told them, or a sentence
    with the reference the log knows, and the failure itself.
    """
    try:
        yield
    except NoLongerWanted as why:
        log.info("%s", why)
    except foreseen as why:
        fail(str(why), why)
        log.warning("%s %s: %s", type(run).__name__, run.pk, why)
    except Exception as why:
        reference = uuid.uuid4().hex[:12]
        reason = _(
            "Something went wrong inside the worker; this is not caused by what you entered. "
            "Tell the operator the reference %(reference)s, or ask again."
        )
        fail(reason % {"reference": reference}, why)
        log.exception("reference=%s %s %s failed", reference, type(run).__name__, run.pk)
        raise
