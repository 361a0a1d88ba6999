"""Simulated couples and a simulated facilitator: real clients over real sockets, through every step of an agenda."""

from workshop.rehearsal.crowd import Guests, Visit, visit
from workshop.rehearsal.report import Report
from workshop.rehearsal.run import Options, run

__all__ = ["Guests", "Options", "Report", "Visit", "run", "visit"]
