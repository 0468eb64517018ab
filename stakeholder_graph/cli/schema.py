"""schema: the JSON Schemas of models and answers."""

import json
from pathlib import Path

import click

from stakeholder_graph.cli.options import WRITTEN
from stakeholder_graph.cli.output import write
from stakeholder_graph.errors import UsageError

HOW_TO_USE = """\b
In VS Code with its YAML extension:
  stakeholder-graph schema -o model.schema.json
beside your model, and this line at the top of the model:
  # yaml-language-server: $schema=model.schema.json"""


@click.command("schema", epilog=HOW_TO_USE)
@click.argument("which", type=click.Choice(["model", "results"]), default="model")
@click.option("-o", "--output", type=WRITTEN, metavar="FILE", help="Write to a file instead.")
def command(which: str, output: Path | None) -> None:
    """Write the JSON Schema of models, for an editor that helps while you type, or of answers (results)."""
    if output is not None and output.suffix.lower() in {".yaml", ".yml"}:
        raise UsageError(
            f"'{output.name}' is the name of a model", "write to, for example, model.schema.json"
        )
    if which == "model":
        from stakeholder_graph.documents.model_schema import build_model_schema

        schema = build_model_schema()
    else:
        from stakeholder_graph.results.schema import build_results_schema

        schema = build_results_schema()
    write(json.dumps(schema, ensure_ascii=False, allow_nan=False, indent=1) + "\n", output, None)
