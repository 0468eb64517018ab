"""schema: the JSON Schemas of models, standards and answers."""

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
  # yaml-language-server: $schema=model.schema.json
The same goes for a standard of your own, with the schema of standards."""


@click.command("schema", epilog=HOW_TO_USE)
@click.argument("which", type=click.Choice(["model", "standard", "results"]), default="model")
@click.option("-o", "--output", type=WRITTEN, metavar="FILE", help="Write to a file instead.")
def command(which: str, output: Path | None) -> None:
    """Write the JSON Schema of models, for an editor that helps while you type; or of standards, or of results."""
    if output is not None and output.suffix.lower() in {".yaml", ".yml"}:
        what = "standard" if which == "standard" else "model"
        hint = f"write to, for example, {which}.schema.json"
        raise UsageError(f"'{output.name}' is the name of a {what}", hint)
    if which == "model":
        from stakeholder_graph.documents.model_schema import build_model_schema

        schema = build_model_schema()
    elif which == "standard":
        from stakeholder_graph.standards.schema import build_standard_schema

        schema = build_standard_schema()
    else:
        from stakeholder_graph.results.schema import build_results_schema

        schema = build_results_schema()
    write(json.dumps(schema, ensure_ascii=False, allow_nan=False, indent=1) + "\n", output, None)
