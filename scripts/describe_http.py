"""The description of all pages, from what each one declares: `python scripts/describe_http.py > docs/openapi.yaml`."""

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from flask import Flask
from marshmallow import fields, validate

sys.path.insert(0, str(Path(__file__).parents[1]))

from workshop.config import Config
from workshop.wiring import create_app

FORM, FILES, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"
TYPES = {fields.Integer: "integer", fields.List: "array", fields.String: "string"}

WORDS = {
    "200": "What was asked for.",
    "204": "Nothing.",
    "302": "To the page for signing in.",
    "303": "Done; to the next page.",
    "400": "What was sent does not fit; a sentence says what.",
    "403": "Name and password do not belong together.",
    "404": "There is nothing at this address, or not for whoever asks.",
    "409": "Somebody else was faster; what stands there now comes along.",
    "410": "This was here, and is gone.",
    "411": "A form or body that does not say how long it is.",
    "413": "Too large.",
    "415": "Not in this form.",
    "429": "Too often in a short time.",
    "503": "Not just now.",
}


def describe(app: Flask) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        view = app.view_functions[rule.endpoint]
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            place = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            paths.setdefault(place, {})[method.lower()] = operation(rule, view, method)
    about = {"title": "Side by Side", "version": "1", "description": __doc__.splitlines()[0]}
    return {"openapi": "3.0.3", "info": about, "paths": paths}


def operation(rule: Any, view: Any, method: str) -> dict[str, Any]:
    named = [parameter(name, "path", {"type": "string", "minLength": 1}, True) for name in sorted(rule.arguments)]
    asked = [parameter(name, "query", schema(field), False) for name, field in getattr(view, "query", {}).items()]
    body = request_body(view)
    return {
        "operationId": rule.endpoint,
        "x-for": list(view.duties) or [f"knows {view.knows}"],
        **({"parameters": named + asked} if named or asked else {}),
        **({"requestBody": body} if body and method == "POST" else {}),
        "responses": {code: {"description": WORDS[code]} for code in answers(rule, view, method)},
    }


def parameter(name: str, where: str, is_a: dict[str, Any], required: bool) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "schema": is_a}


def schema(field: Any) -> dict[str, Any]:
    """The shape of one field."""
    kind = next((name for of, name in TYPES.items() if isinstance(field, of)), None)
    found: dict[str, Any] = {"type": kind} if kind else {}
    for check in field.validators:
        if isinstance(check, validate.Length):
            found["maxLength"] = check.max
        if isinstance(check, validate.Range):
            found |= {"minimum": check.min, "maximum": check.max}
    if kind == "array":
        found["items"] = schema(field.inner)
    return {**found, "nullable": True} if field.allow_none else found


def request_body(view: Any) -> dict[str, Any] | None:
    if hasattr(view, "body"):
        required = [name for name, field in view.body.items() if field.required]
        shape = {"type": "object", "required": required, "properties": properties(view.body)}
        return {"required": True, "content": {JSON: {"schema": shape}}}
    if not hasattr(view, "form"):
        return None
    files = {name: {"type": "string", "format": "binary"} for name in view.files}
    shape = {"type": "object", "properties": {**properties(view.form), **files}}
    return {"content": {FILES if files else FORM: {"schema": shape}}}


def properties(declared: dict[str, Any]) -> dict[str, Any]:
    return {name: schema(field) for name, field in declared.items()}


def answers(rule: Any, view: Any, method: str) -> list[str]:
    """The codes that a page can answer with, by whose it is and what it takes."""
    found = {"200", "303"} if method == "POST" else {"200"}
    found |= {"204"} if rule.endpoint == "pages.favicon" else set()
    found |= {"503"} if rule.endpoint == "health.ready" else set()
    found |= {"404"} if rule.endpoint in ("styleguide.pieces", "trust.steps", "trust.certificate") else set()
    found |= {"302"} if view.duties else set()
    found |= {"404"} if rule.arguments or view.duties else set()
    found |= {"400", "403", "411", "413", "429"} if method == "POST" else set()
    found |= {"400"} if hasattr(view, "query") or view.duties else set()
    found |= {"404", "429", "410"} if getattr(view, "knows", "nothing") != "nothing" else set()
    found |= {"404", "429"} if rule.endpoint.startswith("join.") and method == "POST" else set()
    found |= {"410", "409"} if view.duties and rule.arguments else set()
    found |= {"409"} if hasattr(view, "body") else set()
    return sorted(found)


def text(app: Flask) -> str:
    return yaml.safe_dump(describe(app), sort_keys=False, allow_unicode=True, width=140)


if __name__ == "__main__":
    folder = Path(tempfile.mkdtemp())
    print(text(create_app(Config(data=folder, database=f"sqlite:///{folder}/w.sqlite", secret="x" * 32))), end="")
