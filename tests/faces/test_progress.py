"""What is told of a long run, and when."""

import pytest

from tightrope.faces.progress import progress


class Clock:
    """Seconds that pass when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_lines_come_now_and_then_with_pace_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with progress(200, clock=clock) as step:
        for number in range(100):
            clock.now += 0.5
            step(number == 10)
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "60 of 200 documents, 2.0 a second, 0:01:10 left, 1 failure"


def test_a_pace_is_that_of_the_last_minute(capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand that were there already say nothing about the rest."""
    clock = Clock()
    with progress(2000, clock=clock) as step:
        for number in range(1200):
            clock.now += 0.01 if number < 1000 else 1.0
            step(False)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "1,171 of 2,000 documents, 1.0 a second, 0:13:49 left"


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (None, "60 documents, 1.0 a second"),
        (30, "60 of 60 documents, 1.0 a second, 0:00:00 left"),
    ],
)
def test_what_nobody_knows_is_left_out_and_more_than_expected_is_no_fault(
    total: int | None, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()
    with progress(total, clock=clock) as step:
        for _ in range(60):
            clock.now += 1.0
            step(False)
    assert capsys.readouterr().err.splitlines()[-1] == expected


def test_a_short_run_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(3, clock=Clock()) as step:
        step(False)
    assert capsys.readouterr().err == ""
