"""What understands free text, chosen: a server at an address, a child of ours, or rules where neither can be had."""

import json
from collections.abc import Callable
from pathlib import Path

from bot.understanding.by_rules import ByRules
from bot.understanding.client import Client, Server
from bot.understanding.lodging import Program
from bot.understanding.reached import Reached
from bot.understanding.tending import Tended
from bot.wiring.cores import let_run_anywhere
from bot.wiring.rules import read_rules
from config.company import names_to_know
from config.settings import NluSettings, Settings
from data.model.company import Company

TREE = Path(__file__).parents[2]
TRAINING = TREE / "data" / "training"
NAMES = "names.json"

Understander = Reached | ByRules


def rule_parser(company: Company) -> ByRules:
    """Return the parser that goes by rules alone.

    Raises:
        RulesFault: the rules cannot be used.
    """
    rules = read_rules(TRAINING)
    return ByRules(phrases=rules.phrases, languages=rules.languages, apps=company.apps)


def understander(settings: Settings, company: Company, *, counted: Callable[[str], None]) -> Understander:
    """Return what understands free text in this installation.

    Raises:
        RulesFault: there are only rules, and they cannot be used.
        CompanyFileFault: the company file cannot be used.
    """
    nlu = settings.nlu
    client = Client(counted=counted)
    if nlu.url:
        return Reached(client, Server(nlu.url, nlu.token.get_secret_value()))
    if not nlu.python.exists():
        return rule_parser(company)
    folder = (nlu.folder or settings.data_folder / "nlu").absolute()
    return Reached(client, Tended(client, program(nlu, folder, settings.company.file), folder))


def program(nlu: NluSettings, folder: Path, company: Path) -> Program:
    """Return how the child is started, and what the company calls its apps and permissions.

    Args:
        company: the company file.

    Raises:
        CompanyFileFault: the company file cannot be used.
    """
    # Not resolved: what makes it a virtual environment is the place that it is called from.
    argv = [str(nlu.python.absolute()), "-m", "nlu.serve", "--models", str(nlu.models.absolute())]
    names = json.dumps(names_to_know(company), ensure_ascii=False)
    argv += ["--names", str(folder / NAMES)]
    return Program(argv, TREE, files={NAMES: names}, started=let_run_anywhere)
