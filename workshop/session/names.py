"""Neutral couple names: trees, birds and stones, so that the facilitator can find a table."""

from collections.abc import Iterable
from random import Random

# fmt: off
NAMES = (
    "Alder", "Amber", "Aspen", "Bay", "Beech", "Birch", "Bluebell", "Bramble", "Briar", "Brook", "Cedar",
    "Chestnut", "Clover", "Coral", "Crane", "Curlew", "Cypress", "Dove", "Elder", "Elm", "Fennel", "Fern",
    "Finch", "Flint", "Garnet", "Gorse", "Hawthorn", "Hazel", "Heath", "Heather", "Heron", "Hornbeam", "Iris",
    "Ivy", "Jade", "Jasper", "Juniper", "Kestrel", "Larch", "Lark", "Laurel", "Lavender", "Linden", "Lotus",
    "Lupin", "Maple", "Marble", "Marsh", "Martin", "Meadow", "Merlin", "Mint", "Moss", "Myrtle", "Nettle",
    "Nutmeg", "Oak", "Olive", "Onyx", "Opal", "Oriole", "Osprey", "Pearl", "Pebble", "Pine", "Plover", "Poplar",
    "Quartz", "Quince", "Reed", "Robin", "Rowan", "Rush", "Saffron", "Sage", "Sandpiper", "Sedge", "Slate",
    "Sorrel", "Sparrow", "Spruce", "Starling", "Stork", "Swallow", "Swan", "Swift", "Sycamore", "Tamarind",
    "Tansy", "Teal", "Tern", "Thistle", "Thrush", "Thyme", "Topaz", "Tulip", "Verbena", "Walnut", "Willow",
    "Wren", "Yarrow", "Yew",
)
# fmt: on


def draw(taken: Iterable[str], chance: Random) -> str:
    """A name nobody in the session has; numbered once all are taken."""
    used = set(taken)
    free = [name for name in NAMES if name not in used]
    return chance.choice(free) if free else _numbered(used, chance)


def _numbered(used: set[str], chance: Random) -> str:
    name, number = chance.choice(NAMES), 2
    while f"{name} {number}" in used:
        number += 1
    return f"{name} {number}"
