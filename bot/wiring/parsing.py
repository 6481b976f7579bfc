"""The parser that stands in until a trained one does, with its rules from the training folder."""

from pathlib import Path

from bot.conversation.rule_parser import RuleParser
from bot.wiring.rules import read_rules
from data.model.company import Company

TRAINING = Path(__file__).parents[2] / "data" / "training"


def rule_parser(company: Company) -> RuleParser:
    """Return the parser that goes by rules alone."""
    rules = read_rules(TRAINING)
    return RuleParser(phrases=rules.phrases, languages=rules.languages, apps=company.apps)
