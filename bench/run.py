"""What `make bench` measures: a rehearsed first evening with 24 couples, and how long pushes and answers took."""

import json
import subprocess
import sys
from pathlib import Path

WORKSHOP = Path(sys.executable).with_name("workshop")
REHEARSAL = ["--couples", "24", "--agenda", "first-evening", "--speed", "600", "--seed", "1"]


def main() -> int:
    done = subprocess.run([WORKSHOP, "rehearse", *REHEARSAL, "--json"], stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout:
        print("The rehearsal broke off, so nothing was measured.", file=sys.stderr)
        return done.returncode or 1
    report = json.loads(done.stdout)
    for measure in ("push_ms", "ack_ms"):
        print(f"{measure:<8}", "  ".join(f"{name} {value}" for name, value in report[measure].items()))
    if done.returncode:
        print("Something went wrong in the rehearsal:", *report["error_texts"], sep="\n  - ", file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
