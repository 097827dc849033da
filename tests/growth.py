"""How the cost of a task grows: the one way in which tests judge time."""

import time
from collections.abc import Callable

STEEP = 8
"""Times the cost of four times the size: linear is 4, quadratic 16, on any machine."""


def cost(task: Callable[[int], object], n: int, repeats: int = 1) -> float:
    """This thread's processor time for a task of size n: the least of several, others only add."""
    found = []
    for _ in range(repeats):
        before = time.thread_time()
        task(n)
        found.append(time.thread_time() - before)
    return min(found)


def steep(task: Callable[[int], object], n: int) -> bool:
    """Whether a task of four times the size costs much more than four times, thrice measured."""
    task(1)
    return all(cost(task, 4 * n, times) > STEEP * cost(task, n, times) for times in (1, 2, 3))
