#!/usr/bin/env bash
# Runs a program of this folder, by default run.py: `npm run train`, `npm run convert -- CHECKPOINT OUT`.
# Python 3.11 or later; 2 cores, 4 GB.
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
# npm runs its scripts in the root; paths in the arguments are meant from where npm was called.
cd "${INIT_CWD:-.}"
exec "$venv/bin/python" "$here/${1:-run.py}" "${@:2}"
