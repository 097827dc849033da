"""A month cut short inside quotation marks is a house's style; another month or day is not."""

import pandas as pd
import pytest

from analysis import Story

A = 'The trial of the pilot opened in Leith. "{}," Ada Kern, the prosecutor, told the court.'
B = 'A pilot went on trial in Leith. "{}," said the prosecutor, Ada Kern.'


def kinds(a: str, b: str) -> set[str]:
    texts = [A.format(a), B.format(b)]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).findings
    return set(found["kind"])


@pytest.mark.parametrize(("a", "b"), [("October 4", "Oct. 4"), ("September 9", "Sept. 9")])
def test_a_month_cut_short_is_the_same_month(a, b):
    said = "We warned the airline about this very engine on {} and nobody answered"
    assert kinds(said.format(a), said.format(b)) == set()


@pytest.mark.parametrize(("a", "b"), [("October 4", "Nov. 4"), ("March 9", "May 9")])
def test_another_month_is_not(a, b):
    said = "We warned the airline about this very engine on {} and nobody answered"
    assert "altered" in kinds(said.format(a), said.format(b))
