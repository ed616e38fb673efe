#!/bin/sh
# Double-click me: opens the workshop kit.
cd "$(dirname "$0")" || exit 1
if ! command -v python3 >/dev/null; then
    echo "The workshop kit needs Python 3.11 or newer: install it from python.org, then double-click again."
    exit 1
fi
exec python3 start.py "$@"
