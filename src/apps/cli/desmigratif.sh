#!/bin/sh
# Runs the command line with the project's own Node, wherever it is called from.
here=$(readlink -f "$0" 2>/dev/null || realpath "$0")
root=$(cd "$(dirname "$here")/../../.." && pwd)
node=$root/node_modules/.bin/node
[ -x "$node" ] || node=node
exec "$node" --import "$root/scripts/run.mjs" "$root/src/apps/cli/main.ts" "$@"
