"""Teams whose every text means harm, the same ones in every run."""

from collections.abc import Iterator
from random import Random

import pytest
from harmed import Harmed
from nasty import SEED, text

TEAMS = 12


@pytest.fixture(scope="session")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Harmed]]:
    """Several of them."""
    chance, folder = Random(SEED), tmp_path_factory.mktemp("harmed")
    made = [Harmed(folder / f"{n}.db", [text(chance) for _ in range(12)]) for n in range(TEAMS)]
    yield made
    for team in made:
        team.close()


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harmed]:
    """The same team with texts that mean no harm."""
    made = Harmed(tmp_path_factory.mktemp("harmless") / "team.db", ["x"])
    yield made
    made.close()
