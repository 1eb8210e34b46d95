#!/usr/bin/env bash
# Remakes static/models/log-line from ml/dataset: `npm run train`. Python 3.11 or later; 2 cores, 4 GB.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=$here/../.venv
if [ ! -e "$venv/.complete" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  touch "$venv/.complete"
fi
# One thread a process: run.py trains several models at once.
export OMP_NUM_THREADS=1
# Fixed hashing: the same data gives the same model on the same kind of processor.
export PYTHONHASHSEED=0 TOKENIZERS_PARALLELISM=true PYTHONDONTWRITEBYTECODE=1
exec "$venv/bin/python" "$here/run.py"
