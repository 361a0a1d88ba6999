"""What a facilitator may be at the desk of a workshop: lead, timer or moderator."""

LEAD, TIMER, MODERATOR = "lead", "timer", "moderator"
DUTIES = (LEAD, TIMER, MODERATOR)
"""Everything, only the time, only the moderation."""
