"""Tell what one text means, from the command line."""

import argparse
from pathlib import Path

from nlu.model import Model, read_names
from nlu.shelf import Source
from nlu.told import faults_told, tell
from nlu.train import trained


def main() -> None:
    """Parse from the command line; the last line is what the server would answer."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("text")
    options.add_argument("--models", type=Path, required=True, help="folder that the models lie in")
    options.add_argument(
        "--names", type=Path, help="JSON with what the company calls its apps and permissions"
    )
    options.add_argument("--speaker", choices=("user", "staff", "admin"), default="user")
    options.add_argument("--place", choices=("private", "group", "duty"), default="private")
    options.add_argument("--shown", choices=("", "ticket", "request", "alert", "announcement"), default="")
    told = options.parse_args()
    with faults_told():
        model = Model.load(trained(told.models, Source()), names=read_names(told.names))
    tell(**model.parse(told.text, speaker=told.speaker, place=told.place, shown=told.shown))


if __name__ == "__main__":
    main()
