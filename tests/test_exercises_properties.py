"""Whatever becomes of a file, the reader tells problems and never falls over."""

import json
import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.exercises import Problem, check, check_text, load, plan
from workshop.exercises.agenda_rules import RULES
from workshop.steps import KINDS

ROOT = Path(__file__).parents[1]
FILES = [*sorted((ROOT / "exercises").rglob("*.yaml")), *sorted((ROOT / "tests" / "broken" / "en").glob("whole*.yaml"))]
TEXTS = [file.read_text() for file in FILES]

signs = st.sampled_from([*"\t\n\r :-#|>&*!%@`'\"[]{},?~\\\x00\x85\u2028\ufeff", "---\n", "<<: ", "\\U", "null"])
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


@st.composite
def scarred(draw):
    """A shipped file with a few pieces taken out, put in or swapped."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        text = text[:start] + draw(signs | st.text(max_size=6)) + text[end:]
    return text


@st.composite
def rearranged(draw):
    """A shipped exercise in which one value, however deep, is something else."""
    data = yaml.safe_load(draw(st.sampled_from(TEXTS)))
    node = data
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or not node[key] or draw(st.booleans()):
            break
        node = node[key]
    node[key] = draw(json_like)
    return yaml.safe_dump(data, allow_unicode=True)


def problems_of(raw: bytes) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "en" / "say-it-back.yaml"
        file.parent.mkdir()
        file.write_bytes(raw)
        problems = check([file])
        assert problems == check([file])
        if not problems:
            plan_of(Path(folder))
        return problems


def plan_of(root: Path) -> None:
    """What has no problems can be planned and shown."""
    library = load(root)
    for step in plan({"items": list(library.exercises)}, library):
        json.dumps([step, KINDS[step["kind"]].body(step), KINDS[step["kind"]].parts(step)]).encode()


def are_told_well(problems: list[Problem], raw: bytes) -> None:
    lines = len(raw.decode(errors="replace").splitlines()) + 1
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.what and problem.cure
        assert "\n" not in str(problem)
        str(problem).encode()


@settings(max_examples=150, deadline=None)
@given(scarred())
def test_a_scarred_file_is_told_about(text):
    raw = text.encode(errors="surrogatepass")
    are_told_well(problems_of(raw), raw)


@settings(max_examples=150, deadline=None)
@given(rearranged())
def test_a_file_with_a_strange_value_is_told_about(text):
    raw = text.encode(errors="surrogatepass")
    are_told_well(problems_of(raw), raw)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass")))
def test_any_bytes_are_told_about(raw):
    are_told_well(problems_of(raw), raw)


LIBRARY = load(ROOT / "exercises")
CALM = [
    name
    for name, one in LIBRARY.exercises.items()
    if one["risk"] == "low" and not one["requires"] and not one["off"] and one["max_size"] in (None, "pebble")
    if all(step.get("moment") != "after" for step in one["steps"])
]
STRETCHED = [name for name in CALM if [step["kind"] for step in LIBRARY.exercises[name]["steps"]] == ["read"]]
VARIED = [(name, variant) for name in CALM for variant in LIBRARY.exercises[name]["variants"]]

lengths = st.integers(3, 3600).map(lambda seconds: round(seconds / 60, 4))
calm = (
    st.sampled_from(CALM)
    | st.sampled_from(VARIED).map(lambda pair: {"exercise": pair[0], "variant": pair[1]})
    | st.builds(lambda name, minutes: {"exercise": name, "minutes": minutes}, st.sampled_from(STRETCHED), lengths)
)
days = st.builds(
    lambda day, starts: {"day": day, "starts": starts},
    st.sampled_from(["Friday", "Saturday", "Sunday"]),
    st.sampled_from(["09:30", "19:00", "23:59"]),
)
anything = st.sampled_from(sorted(LIBRARY.exercises))
strange = json_like | st.builds(
    lambda name, field, value: {"exercise": name, field: value},
    anything,
    st.sampled_from(["variant", "minutes", "title", "starts", "day"]),
    json_like,
)


@st.composite
def agendas(draw, line):
    told = {"id": "mine", "title": "Mine", "purpose": "To try it.", "minutes": draw(lengths)}
    size = draw(st.sampled_from([{}, {"max_size": "stone"}, {"max_size": "boulder"}]))
    return {**told, **size, "items": draw(st.lists(line, min_size=1, max_size=12))}


def problems_in(agenda):
    raw = yaml.safe_dump(agenda, allow_unicode=True).encode()
    problems = check_text(raw, LIBRARY.exercises)
    are_told_well(problems, raw)
    return problems


def mended(agenda):
    """With the minutes that the cure names, if they do not add up."""
    cures = (re.search(r"Write `minutes: ([0-9.]+)`, or change a part", one.cure) for one in problems_in(agenda))
    return next(({**agenda, "minutes": float(cure[1])} for cure in cures if cure), agenda)


@settings(max_examples=100, deadline=None)
@given(agendas(calm | anything | days | strange))
def test_any_agenda_is_told_about_and_a_broken_rule_has_its_name(agenda):
    for problem in problems_in(agenda):
        assert problem.rule in {"", *RULES}
        assert problem.rule in str(problem)


@settings(max_examples=100, deadline=None)
@given(agendas(calm))
def test_a_calm_agenda_loads_once_its_minutes_are_mended_and_lasts_so_long_to_the_second(agenda):
    whole = mended({**agenda, "items": [*agenda["items"], "in-two-groups"]})
    assert problems_in(whole) == []
    steps = json.loads(json.dumps(plan(whole, LIBRARY)))
    assert sum(part["seconds"] for s in steps for part in KINDS[s["kind"]].parts(s)) == round(whole["minutes"] * 60)
    assert len({step["id"] for step in steps}) == len(steps)
