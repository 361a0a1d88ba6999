"""Looks at a running server as an outside scanner does (wapiti, fetched into a folder of its own): `make scan`.

Twice, as a stranger and as somebody who is signed in; exits 1 on findings that docs/threat-model.md does not explain.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.live.people import Desk  # noqa: E402
from tests.server import Server  # noqa: E402

MODULES = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,redirect,shellshock,"
    "sql,timesql,upload,xss,xxe"
)
"""All that need nobody else's server."""
NOT_TO_PRESS = ("sign-out", "erase", "delete", "remove")
MINUTES = 6
HEADING = "## What an outside scanner says"


def main() -> None:
    explained = _explained((ROOT / "docs" / "threat-model.md").read_text())
    with tempfile.TemporaryDirectory(prefix="scan-") as place:
        wapiti = _fetched(Path(place) / "venv")
        server = Server(Path(place) / "data", sample=True)
        try:
            desk = Desk(server)
            found = [
                *_scan(wapiti, server, "stranger", server.join, Path(place)),
                *_scan(wapiti, server, "facilitator", f"{server.url}/desk", Path(place), _cookies(desk)),
            ]
            failures = [line for line in _log(server) if json.loads(line)["level"] == "error"]
        finally:
            server.stop()
    told = [one for one in found if one["what"] not in explained]
    print(json.dumps({"found": found, "unexplained": told, "failures": failures}, indent=1))
    sys.exit(1 if told or failures else 0)


def _explained(page: str) -> set[str]:
    """Kinds of findings that the page names and explains, each as the beginning of a line: - **Kind**: why."""
    section = page.partition(HEADING)[2].partition("\n## ")[0]
    return set(re.findall(r"^- \*\*(.+?)\*\*", section, re.M))


def _fetched(venv: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run([venv / "bin" / "python", "-m", "pip", "install", "--quiet", "wapiti3"], check=True)
    return venv / "bin" / "wapiti"


def _cookies(desk: Desk) -> str:
    return "; ".join(f"{cookie.key}={cookie.value}" for cookie in desk.http.cookie_jar)


def _scan(wapiti: Path, server: Server, who: str, start: str, place: Path, cookie: str = "") -> list[dict[str, Any]]:
    report = place / f"{who}.json"
    asked = [wapiti, "-u", f"{server.url}/", "-s", start, "--scope", "folder", "-m", MODULES, "-d", "6", "-v", "0"]
    asked += ["--max-scan-time", str(60 * MINUTES), "--max-attack-time", "60", "--no-bugreport", "--flush-session"]
    asked += ["--store-session", place / who, "-f", "json", "-o", report]
    asked += [part for word in NOT_TO_PRESS for part in ("-x", f"{server.url}/*{word}*")]
    asked += ["-H", f"Cookie: {cookie}"] if cookie else []  # with --drop-set-cookie it would not be sent either
    print(f"Scanning as a {who} …", file=sys.stderr, flush=True)
    subprocess.run([str(one) for one in asked], check=True, stdout=subprocess.DEVNULL, timeout=60 * (MINUTES + 10))
    told = json.loads(report.read_text())
    print(f"  {told['infos']['crawled_pages_nbr']} pages", file=sys.stderr, flush=True)
    kinds = {**told["vulnerabilities"], **told["anomalies"]}
    return [_finding(who, what, one) for what, ones in kinds.items() for one in ones]


def _finding(who: str, what: str, one: dict[str, Any]) -> dict[str, Any]:
    where = f"{one['method']} {one['path']}"
    return {"who": who, "what": what, "level": one["level"], "where": where, "info": one["info"]}


def _log(server: Server) -> list[str]:
    return (server.data / "server.log").read_text().splitlines()


if __name__ == "__main__":
    main()
