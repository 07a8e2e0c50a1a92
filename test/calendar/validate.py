"""Prints what two calendar libraries, neither of them ours, find wrong with the calendar on standard input, a line each.

Debian's python3-icalendar and python3-vobject. Prints nothing for a calendar that is right.
"""

import sys

import icalendar
import vobject


def problems_by_icalendar(text):
    """Its values one by one, and its own tables of what RFC 5545 requires, allows once and forbids together."""
    try:
        calendar = icalendar.Calendar.from_ical(text)
    except (ValueError, IndexError) as error:
        return [f"icalendar: {error}"]
    problems = []
    for part in calendar.walk():
        who = f"icalendar: {part.name} {part.get('UID', '')}".rstrip()
        problems += [f"{who}: {name}: {why}" for name, why in part.errors]
        problems += [f"{who} has no {name}" for name in part.required if name not in part]
        problems += [f"{who} has {name} twice" for name in part.singletons if isinstance(part.get(name), list)]
        if len(part.exclusive) > 1 and all(name in part for name in part.exclusive):
            problems.append(f"{who} has {' and '.join(part.exclusive)}")
    return problems


def problems_by_vobject(text):
    """Its validation of components, which it does not do by itself when it reads."""
    try:
        for calendar in vobject.readComponents(text):
            calendar.validate(raiseException=True)
            for event in calendar.contents.get("vevent", []):
                # Rules are only read when they are asked for.
                event.getrruleset(addRDate=True)
    except Exception as error:  # each kind of fault has a class of its own
        return [f"vobject: {error}"]
    return []


TEXT = sys.stdin.buffer.read().decode("utf-8")
for problem in problems_by_icalendar(TEXT) + problems_by_vobject(TEXT):
    print(problem)
