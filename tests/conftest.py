"""Settings of hypothesis: the same examples on every run and every machine."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile(
    "long", parent=settings.get_profile("ci"), derandomize=False, max_examples=1000
)
# where all the examples have just been run without counting lines
settings.register_profile("covered", parent=settings.get_profile("ci"), max_examples=20)
# thousands of runs, each of which only has to fail
settings.register_profile(
    "mutation",
    parent=settings.get_profile("ci"),
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
