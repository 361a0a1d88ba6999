"""All that a desk may do to the log of a session, in one table."""

from workshop.session.aside import ASIDE
from workshop.session.moderating import MODERATING
from workshop.session.rules import Rule
from workshop.session.shortening import SHORTENING
from workshop.session.steering import STEERING

DESK: dict[str, Rule] = {**STEERING, **ASIDE, **MODERATING, **SHORTENING}
