"""Neutral couple names, so that a table can be found: nobody's first name, and no word of the exercises."""

from collections.abc import Iterable
from random import Random

# fmt: off
NAMES = (
    "Acorn", "Agate", "Alder", "Aspen", "Basalt", "Bay", "Beech", "Birch", "Bittern", "Bluebell", "Bracken",
    "Bramble", "Bunting", "Buttercup", "Campion", "Catkin", "Cedar", "Chestnut", "Clover", "Coral", "Cowslip",
    "Crane", "Curlew", "Cypress", "Dove", "Dunlin", "Eider", "Elder", "Elm", "Fennel", "Finch", "Flint", "Foxglove",
    "Gannet", "Garnet", "Goldcrest", "Goldfinch", "Gorse", "Granite", "Greenfinch", "Harebell", "Hawthorn", "Heron",
    "Hornbeam", "Jackdaw", "Kestrel", "Lapwing", "Larch", "Lark", "Lavender", "Limestone", "Linden", "Linnet",
    "Lotus", "Lupin", "Mallard", "Maple", "Marble", "Marsh", "Meadow", "Mint", "Moss", "Nettle", "Nightingale",
    "Nuthatch", "Nutmeg", "Oak", "Onyx", "Oriole", "Osprey", "Petrel", "Pine", "Plover", "Poplar", "Quartz",
    "Quince", "Rush", "Sandpiper", "Sandstone", "Sedge", "Skylark", "Slate", "Sorrel", "Sparrow", "Spruce",
    "Starling", "Swallow", "Swan", "Swift", "Sycamore", "Tamarind", "Teal", "Teasel", "Tern", "Thistle", "Thrush",
    "Thyme", "Topaz", "Tulip", "Verbena", "Wagtail", "Walnut", "Waxwing", "Whinchat", "Yarrow", "Yew",
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
