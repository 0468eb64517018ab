"""The command line: one file per command, each imported when it is called."""

import gc
import io
import os
import sys
from importlib import import_module

import click

from stakeholder_graph import __version__
from stakeholder_graph.errors import MachineError, UsageError

COMMANDS = {
    "new": "Start a place.",
    "validate": "Is this file right?",
    "analyse": "The main job: everything on one screen.",
    "trace": "How does one message travel and come back, hop by hop?",
    "weak-points": "Whose absence cuts whom off, in each direction?",
    "silos": "Who does not hear whom?",
    "audit": "Which standards does the place meet?",
    "review": "Who involves people how, and in whose hands is each voice?",
    "check-sheet": "What the model believes, as questions its people can answer, and what they answered.",
    "compare": "How do places differ, or one place and its scenarios, fairly?",
    "agree": "Where do two people's models of one place agree?",
    "simulate": "Who has heard by which day, with chance and calendars, many times over?",
    "report": "The board paper, as a web page, Word, PDF or text.",
    "view": "The interactive page, as one file.",
    "plot": "The map as SVG, PNG or PDF.",
    "schema": "The JSON Schemas of models and answers.",
}


class _Commands(click.Group):
    """Imports a command's file when the command is called, so that none pays for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stakeholder-graph")
def commands() -> None:
    """Trace how messages travel through the structure of a place, and who is cut off when one body goes quiet.

    A place is written in YAML: `stakeholder-graph new my-place.yaml` starts one.
    """


def main() -> None:
    """Run the command line.

    The exit status is 0 if done; 1 if something fell short of what was demanded; 2 if the call or the model is
    wrong; 3 if the machine failed; 130 if it was interrupted.
    """
    gc.disable()  # one command makes no garbage worth collecting before it ends
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # nothing here is worth the start of numpy's threads
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # it is None where the caller has closed it
            stream.reconfigure(errors=errors)
    out = sys.stdout
    try:
        status = commands.main(standalone_mode=False, prog_name="stakeholder-graph")
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as fault:
        _complain(_show(fault))
        status = 2
    except UsageError as fault:
        _complain(f"error: {fault}")
        status = 2
    except BrokenPipeError:
        status = _fall_silent()
    except SystemExit:
        if sys.stdout is out:
            raise
        # click has muffled it, for the same reason, with a status that means other things
        status = _fall_silent()
    except MachineError as fault:
        _complain(f"error: {fault}")
        status = 3
    except OSError as fault:
        _complain(f"error: {(fault.strerror or str(fault)).lower()}")
        status = 3
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        status = 130
    sys.exit(status if isinstance(status, int) else 0)


def _fall_silent() -> int:
    """Say no more: whoever read our output has stopped, and that is no failure."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _show(fault: click.ClickException) -> str:
    shown = io.StringIO()
    fault.show(file=shown)
    return shown.getvalue()


def _complain(message: str) -> None:
    from stakeholder_graph.cli.output import tell

    tell(message, err=True)
