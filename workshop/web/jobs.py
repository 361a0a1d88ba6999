"""Files that take a while: notes as PDF, Word or all in one, the printable kit; how far they are, and the download."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, send_file

from workshop import followups, workshops
from workshop.exercises import plan
from workshop.jobs import Job, Jobs, TooMany
from workshop.notes import export, kit
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.session.names import names
from workshop.web.desk import live_or_404
from workshop.web.forms import OWN, Line, takes
from workshop.web.identity import check_csrf, csrf, facilitator, is_open, the_house
from workshop.web.language import _, why
from workshop.words import said

jobs = Blueprint("jobs", __name__, url_prefix="/desk")


def the_jobs() -> Jobs:
    found: Jobs = current_app.extensions["jobs"]
    return found


@jobs.post("/sessions/<sid>/exports")
@facilitator
@takes(form=Line(20))
def export_notes(sid: str) -> Any:
    """Notes in a format that takes a while."""
    check_csrf()
    form = request.form.get("form", "")
    if form not in export.FORMATS:
        abort(404)
    told = followups.notes(the_house(), live_or_404(sid).state)
    one, name = export.FORMATS[form], f"{export.file_name(told['title'], told['language'])}.{form}"
    work = the_jobs().write({"what": "notes", "form": form, "content": told})
    return _begin(_("Session notes as {form}", form=_(one.name)), f"/desk/sessions/{sid}/notes", work, (name, one.mime))


def _begin(title: str, back: str, work: Any, file: tuple[str, str]) -> Any:
    try:
        job = the_jobs().start(g.account.id, title, back, work, file)
    except TooMany as no:
        abort(400, why(no))
    return redirect(f"/desk/jobs/{job.id}", 303)


@jobs.get("/jobs/<id>")
@facilitator
def job_page(id: str) -> Any:
    job = _job_or_404(id)
    page = render_template("desk/job.html", title=job.title, job=job, before=the_jobs().before(job))
    response = Response(page)
    if job.state in ("waiting", "running"):
        response.headers["Refresh"] = "1"
    return response


def _job_or_404(id: str) -> Job:
    """As long as the page it was asked for at is open to whoever asked: a duty may have changed since."""
    job = the_jobs().find(g.account.id, id)
    if job is None or not is_open(job.back):
        abort(404)
    return job


@jobs.get("/jobs/<id>/file")
@facilitator
def job_file(id: str) -> Any:
    job = _job_or_404(id)
    if job.state != "done" or job.file is None or not job.path.exists():
        abort(404)
    name, mime = job.file
    return send_file(job.path, mimetype=mime, as_attachment=True, download_name=name, max_age=0)


@jobs.get("/workshops/<id>/kit")
@facilitator(LEAD, TIMER, MODERATOR)
def kit_page(id: str, error: str | None = None, code: int = 200) -> Any:
    facts = {"most": kit.MOST_SIGNS, "chosen": request.form.getlist("part") or list(kit.PARTS)}
    page = render_template(
        "desk/kit.html", title=_("To print"), workshop=g.workshop, form=request.form, csrf=csrf(), error=error, **facts
    )
    return page, code


@jobs.post("/workshops/<id>/kit")
@facilitator(LEAD, TIMER, MODERATOR)
@takes(part=Line(20), signs=Line(OWN), paper=Line(20))
def print_kit(id: str) -> Any:
    check_csrf()
    parts = [part for part in kit.PARTS if part in request.form.getlist("part")]
    signs = request.form.get("signs", "").strip()
    if not parts:
        return kit_page(id, _("Choose at least one of the three."), 400)
    if "signs" in parts and not (signs.isascii() and signs.isdecimal() and 1 <= int(signs[:4]) <= kit.MOST_SIGNS):
        return kit_page(id, _("How many signs? A number from 1 to {most}.", most=kit.MOST_SIGNS), 400)
    order = {
        "what": "kit",
        "kit": {
            **_kit(g.workshop),
            "parts": parts,
            "names": list(names(g.workshop.language)[: int(signs) if "signs" in parts else 0]),
        },
    }
    language = g.workshop.language
    name = f"{export.file_name(g.workshop.title, language)}-{said('to-print', language)}.pdf"
    return _begin(_("To print"), f"/desk/workshops/{id}/kit", the_jobs().write(order), (name, "application/pdf"))


def _kit(workshop: Any) -> dict[str, Any]:
    paper = request.form.get("paper", "")
    code = workshops.open_code(the_house(), workshop)
    address = the_house().base_url
    return {
        "title": workshop.title,
        "language": workshop.language,
        "paper": paper if paper in kit.PAPERS else kit.PAPERS[0],
        "address": address.partition("://")[2] or address,
        "url": f"{address}/j/{code}" if code else f"{address}/",
        "code": code,
        "steps": plan(workshops.agenda(the_house(), workshop), workshops.library(the_house(), workshop)),
    }
