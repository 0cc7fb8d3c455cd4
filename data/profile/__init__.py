"""Everything that is known of one commune on one page: its figures, targets, ranks, peers.

Pure: it gets the store's answers and plans handed in, and gives frozen records. The page and
the printed sheet both show these, in the same words.
"""

from data.profile.assembly import Maker, maker
from data.profile.cell import Cell, Spot
from data.profile.company import Kinds, kinds
from data.profile.extent import extents, known_of, periods
from data.profile.reading import Told, read
from data.profile.record import Aim, Among, Company, Former, Line, Profile, Rank

__all__ = [
    "Aim",
    "Among",
    "Cell",
    "Company",
    "Former",
    "Kinds",
    "Line",
    "Maker",
    "Profile",
    "Rank",
    "Spot",
    "Told",
    "extents",
    "kinds",
    "known_of",
    "maker",
    "periods",
    "read",
]
