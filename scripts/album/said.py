"""What the pages say, by language, out of the very files they say it from: `said("es").desk.header.end`."""

import json
import subprocess
from functools import cache
from types import SimpleNamespace
from typing import Any

from scripts.album.camera import TREE

AREAS = sorted(say.parent.name for say in TREE.glob("static/*/say.js"))
READ = """
const all = {};
for (const area of JSON.parse(process.argv[1])) {
  const { say } = await import(`${process.cwd()}/static/${area}/say${process.argv[2]}.js`);
  all[area] = say;
}
console.log(JSON.stringify(all));
"""


@cache
def said(language: str) -> Any:
    """Whatever has no gaps to fill."""
    twin = "" if language == "en" else f".{language}"
    node = [str(TREE / "scripts/node.sh"), "--input-type=module", "--eval", READ, json.dumps(AREAS), twin]
    told = subprocess.run(node, capture_output=True, text=True, check=True, cwd=TREE).stdout
    return json.loads(
        told, object_hook=lambda found: SimpleNamespace(**{str(key): said for key, said in found.items()})
    )
