"""numpy starts no threads of its own for one command, unless somebody wants them."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("given", "found"), [(None, "1"), ("2", "2")])
def test_numpy_is_asked_for_one_thread_unless_the_user_said_otherwise(given, found):
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    environment |= {"OPENBLAS_NUM_THREADS": given} if given else {}
    code = (
        "import os, sys\n"
        "from stakeholder_graph.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules, file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, "--version"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr.split() == [found, "False"]
