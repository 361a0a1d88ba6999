"""Lays out what the site is made of: docs/, what lies beside it, and links where a sentence names `docs/PAGE.md`.

python scripts/site.py FOLDER
"""

import posixpath
import re
import shutil
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parents[1]
BESIDE = ("CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md")
"""Pages of the site that do not lie in docs/."""
CODE = re.compile(r"(^ *```.*?^ *```$|``.*?``|`[^`\n]*`)", re.M | re.S)
LINK = re.compile(r"(!?\[[^\]]*\])\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)")
NAMED = re.compile(r"(?<![\w/])docs/([\w-]+)\.md\b")


def pages() -> dict[str, Path]:
    """Every page by its place in the site."""
    docs = TREE / "docs"
    inside = [*docs.glob("*.md"), *docs.glob("adr/*.md")]
    return {path.relative_to(docs).as_posix(): path for path in inside} | {name: TREE / name for name in BESIDE}


def place(target: str) -> str:
    """Where a file of the tree stands in the site."""
    return target.removeprefix("docs/")


def written(name: str, text: str) -> str:
    """A page as the site has it: what the site has not got is only named."""
    folder = posixpath.dirname(name if name in BESIDE else f"docs/{name}")
    here = posixpath.dirname(name) or "."

    def linked(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[2]))
        if not is_here(target):
            return f"{found[1][1:-1]} (`{target}`)" if found[1][1:-1] != target else f"`{target}`"
        return f"{found[1]}({posixpath.relpath(place(target), here)}{found[3] or ''})"

    def named(found: re.Match[str]) -> str:
        there = f"{found[1]}.md"
        if not (TREE / "docs" / there).is_file():
            return found[0]
        return f"[{title(there)}]({posixpath.relpath(there, here)})"

    plain = CODE.split(text)
    for number in range(0, len(plain), 2):
        plain[number] = NAMED.sub(named, LINK.sub(linked, plain[number]))
    return "".join(plain)


def is_here(target: str) -> bool:
    return target in BESIDE or (target.startswith("docs/") and (TREE / target).is_file())


def title(name: str) -> str:
    return (TREE / "docs" / name).read_text().partition("\n")[0].removeprefix("# ")


def lay_out(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TREE / "docs", folder, ignore=shutil.ignore_patterns(".*", "*.md", "requirements.*"))
    for name, path in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(written(name, path.read_text()))


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
