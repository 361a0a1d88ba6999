"""Neutral couple names, so that a table can be found: nobody's first name, and no word of the exercises.

A session draws them in its own language; whatever partners read, it is one name on both phones.
"""

from collections.abc import Iterable
from random import Random

# fmt: off
NAMES = {
    "en": (
        "Acorn", "Agate", "Alder", "Basalt", "Bay", "Beech", "Birch", "Bittern", "Bluebell", "Bracken",
        "Bramble", "Bunting", "Buttercup", "Campion", "Catkin", "Cedar", "Chestnut", "Clover", "Cowslip",
        "Crane", "Curlew", "Cypress", "Dove", "Dunlin", "Eider", "Elder", "Elm", "Fennel", "Finch", "Flint",
        "Foxglove", "Gannet", "Garnet", "Goldcrest", "Goldfinch", "Gorse", "Granite", "Greenfinch", "Harebell",
        "Hawthorn", "Heron", "Hornbeam", "Jackdaw", "Kestrel", "Lapwing", "Larch", "Lark", "Lavender",
        "Limestone", "Linden", "Linnet", "Lotus", "Lupin", "Mallard", "Maple", "Marble", "Marsh", "Meadow",
        "Mint", "Moss", "Nettle", "Nightingale", "Nuthatch", "Nutmeg", "Oak", "Onyx", "Oriole", "Osprey",
        "Petrel", "Pine", "Plover", "Poplar", "Quartz", "Quince", "Redshank", "Sandpiper", "Sandstone", "Sedge",
        "Skylark", "Slate", "Sorrel", "Sparrow", "Spruce", "Starling", "Swallow", "Swan", "Swift", "Sycamore",
        "Tamarind", "Teal", "Teasel", "Tern", "Thistle", "Thrush", "Thyme", "Topaz", "Tulip", "Verbena",
        "Wagtail", "Walnut", "Waxwing", "Whinchat", "Yarrow", "Yew",
    ),
    "es": (
        "Abedul", "Abeto", "Abubilla", "Acebo", "Álamo", "Albahaca", "Alerce", "Alfalfa", "Algarrobo", "Aliso",
        "Almendro", "Arándano", "Arce", "Arenisca", "Arrendajo", "Arroyo", "Avellano", "Avena", "Azafrán",
        "Basalto", "Bellota", "Bosque", "Brezo", "Cala", "Caliza", "Canela", "Cantueso", "Cedro", "Cerezo",
        "Chopo", "Ciruelo", "Cisne", "Clavel", "Cobalto", "Codorniz", "Colibrí", "Colina", "Cormorán", "Cuarzo",
        "Dehesa", "Enebro", "Eneldo", "Espliego", "Estornino", "Estuario", "Fresno", "Garceta", "Garza",
        "Genciana", "Girasol", "Golondrina", "Gorrión", "Granado", "Granito", "Grulla", "Helecho", "Hiedra",
        "Higuera", "Hinojo", "Jaspe", "Jengibre", "Jilguero", "Junco", "Lavanda", "Limonero", "Lúpulo",
        "Madreselva", "Madroño", "Malvasía", "Manantial", "Manzano", "Marisma", "Mármol", "Menta", "Milano",
        "Mirlo", "Mirto", "Morera", "Musgo", "Naranjo", "Nenúfar", "Nogal", "Nuez", "Olivo", "Ónice", "Orégano",
        "Oropéndola", "Páramo", "Pedernal", "Petirrojo", "Pizarra", "Pradera", "Quejigo", "Retama", "Ribera",
        "Roble", "Salvia", "Sauce", "Saúco", "Secuoya", "Serbal", "Sílex", "Tamarindo", "Tejo", "Tilo",
        "Tomillo", "Topacio", "Trébol", "Tulipán", "Turquesa", "Vencejo", "Verderón", "Zarapito", "Zorzal",
    ),
}
# fmt: on


def names(language: str) -> tuple[str, ...]:
    """The names of a language; in one that has none, English ones."""
    return NAMES.get(language, NAMES["en"])


def draw(taken: Iterable[str], chance: Random, language: str = "en") -> str:
    """A name nobody in the session has; numbered once all are taken."""
    used = set(taken)
    free = [name for name in names(language) if name not in used]
    return chance.choice(free) if free else _numbered(used, chance, language)


def _numbered(used: set[str], chance: Random, language: str) -> str:
    name, number = chance.choice(names(language)), 2
    while f"{name} {number}" in used:
        number += 1
    return f"{name} {number}"
