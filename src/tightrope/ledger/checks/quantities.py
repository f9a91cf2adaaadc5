"""Numbers, measures and dates as texts write them."""

import re
from dataclasses import dataclass
from datetime import date

from tightrope.resources.checking import Wording

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and half a unit of the last digit it is told to."""

    value: float
    rounding: float


@dataclass(frozen=True, slots=True)
class Day:
    """A date as told; the year may be missing."""

    month: int
    day: int
    year: int | None

    def in_year(self, year: int) -> date | None:
        """None for a day the month does not have."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def quantity(text: str, wording: Wording) -> Quantity | None:
    """The number of "1,586", "2.5 million", "twenty-one"; None where a word of it is unknown."""
    digits = DIGITS.search(text)
    words = re.findall(r"[a-z]+", text.lower())
    if digits is None and not words:
        return None
    if not all(word in wording.numbers for word in words):
        return None
    values = [float(wording.numbers[word]) for word in words]
    if digits is None:
        return Quantity(_spoken(values), 0.0)
    number, scale = digits[0].replace(",", ""), _product(values)
    decimals = len(number.partition(".")[2])
    exact = scale == 1 and decimals == 0
    return Quantity(float(number) * scale, 0.0 if exact else scale * 10.0**-decimals / 2)


def day(text: str, wording: Wording) -> Day | None:
    """The day of "13 June 2025", "June 13", "Feb. 3rd, 2020"."""
    month = next(
        (wording.months[w] for w in re.findall(r"[a-z]+", text.lower()) if w in wording.months), None
    )
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if month is None or not numbers:
        return None
    year = next((n for n in numbers if n > 31), None)
    return Day(month, next((n for n in numbers if n <= 31), 1), year)


def measure(text: str, unit: str, wording: Wording) -> float | None:
    """A number in the base unit: kilometres, hours, or kilometres an hour."""
    told, factor = quantity(text, wording), wording.units.get(unit.lower().rstrip("."))
    return None if told is None or factor is None else told.value * factor


def _spoken(values: list[float]) -> float:
    """ "twenty one" adds, "two hundred" multiplies."""
    total = 0.0
    for value in values:
        total = total * value if value >= 100 and total else total + value
    return total


def _product(values: list[float]) -> float:
    product = 1.0
    for value in values:
        product *= value
    return product
