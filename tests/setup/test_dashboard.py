"""Prometheus and its dashboard ask for numbers that there are."""

import json
import re
import shutil

import pytest
import yaml

from tests.setup.commands import DEPLOY, must
from workshop.config import SHORTEST_TOKEN
from workshop.metrics import AT_A_TIME, Metrics


def test_prometheus_takes_its_file(tmp_path):
    shutil.copy(DEPLOY / "prometheus.yml", tmp_path)
    (tmp_path / "metrics-token").write_text("m" * SHORTEST_TOKEN)
    assert "SUCCESS" in must("promtool", "check", "config", tmp_path / "prometheus.yml")


def test_prometheus_asks_every_worker():
    (job,) = yaml.safe_load((DEPLOY / "prometheus.yml").read_text())["scrape_configs"]
    asked = [target.partition(":")[0] for target in job["static_configs"][0]["targets"]]
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    assert asked == [name for name in services if name.startswith("worker-")]


def asked():
    """Everything that the dashboard asks Prometheus, by the title of its panel."""
    panels = json.loads((DEPLOY / "dashboard.json").read_text())["panels"]
    said = [(panel["title"], target["expr"]) for panel in panels for target in panel["targets"]]
    return [(title, expression.replace("$__rate_interval", "1m")) for title, expression in said]


def given():
    """The labels of each number that a server gives, by its name."""
    metrics = Metrics()
    metrics.about("1", lambda: 0.0, dict)
    for _ in range(AT_A_TIME):
        metrics.acted("phone", "", 0.1)
        with metrics.writing():
            pass
    metrics.happened(["room"])
    metrics.sent("room")
    metrics.asked("/", 200)
    metrics.refused("codes")
    return {sample.name: set(sample.labels) for family in metrics.registry.collect() for sample in family.samples}


@pytest.mark.parametrize(("title", "expression"), asked())
def test_the_dashboard_asks_for_what_there_is(title, expression):
    known = given() | {"up": set()}
    names = set(re.findall(r"\b(?:workshop|process)_\w+|\bup\b", expression))
    assert names and names <= known.keys()
    labels = {label for found in re.findall(r"by \(([^)]*)\)", expression) for label in found.split(", ")}
    labels |= set(re.findall(r"[{,]\s*(\w+)\s*=", expression))
    assert labels <= {"instance", "job"}.union(*(known[name] for name in names))


def test_prometheus_understands_what_the_dashboard_asks(tmp_path):
    rules = [{"record": f"panel:{number}", "expr": expression} for number, (_, expression) in enumerate(asked())]
    (tmp_path / "rules.yml").write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": rules}]}))
    must("promtool", "check", "rules", tmp_path / "rules.yml")


def test_the_dashboard_shows_every_number_of_ours():
    shown = " ".join(expression for _, expression in asked())
    ours = {re.sub(r"_(total|created|bucket|count|sum)$", "", name) for name in given() if name.startswith("workshop_")}
    assert {name for name in ours if name not in shown} == set()


def test_panels_stand_beside_each_other_and_not_on_each_other():
    panels = json.loads((DEPLOY / "dashboard.json").read_text())["panels"]
    taken = [
        (x, y)
        for place in (panel["gridPos"] for panel in panels)
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(taken) == len(set(taken)) and max(x for x, _ in taken) < 24
    assert len({panel["id"] for panel in panels}) == len(panels)
