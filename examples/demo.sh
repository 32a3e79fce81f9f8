#!/bin/sh
# Build the example corpus, print its chronology and one event's evidence, and say what to type next.
set -eu
dragoman=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

cp -R "$here/pages" "$place/pages"
cd "$place"
echo "\$ dragoman build pages --store demo.dragoman"
"$dragoman" build pages --store demo.dragoman
echo
echo "\$ dragoman show --store demo.dragoman"
"$dragoman" show --store demo.dragoman
event=$("$dragoman" show --store demo.dragoman --type sign --json | sed -n '1s/^{"id":"\([0-9a-f]*\)".*/\1/p' | cut -c 1-8)
echo
echo "\$ dragoman why $event --store demo.dragoman"
"$dragoman" why "$event" --store demo.dragoman
cat <<'NEXT'

Now your own pages:
  .venv/bin/dragoman build FOLDER --store my.dragoman     read pages, saved HTML, archives, tables, feeds
  .venv/bin/dragoman show --store my.dragoman             the chronology
  .venv/bin/dragoman why ID --store my.dragoman           the words behind one event, or one page
  .venv/bin/dragoman export claims --store my.dragoman    records for other programs
NEXT
