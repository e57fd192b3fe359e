"""How far apart colours look: contrast, and distance as people with and without colour blindness see it.

Contrast is that of WCAG 2.2 (relative luminance, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Distance is
CIEDE2000 (Sharma, Wu, Dalal: "The CIEDE2000 Color-Difference Formula", Color Research and Application 30, 2005) between
colours in CIELAB under D65. Colour blindness is simulated in linear RGB with the matrices of Machado, Oliveira and
Fernandes ("A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15, 2009), severity 1.
"""

import math
from itertools import combinations

Triple = tuple[float, float, float]

_NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
SIGHT: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": _NORMAL,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""For each kind of sight, what becomes of linear red, green and blue."""

_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ("#rrggbb"): 1 is none, 21 is black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, sight: str = "normal") -> float:
    """How different two colours look to people with this `sight`; about 2 can just be told apart side by side."""
    return _ciede2000(_lab(_seen(one, sight)), _lab(_seen(other, sight)))


def nearest_pair(colours: list[str]) -> float:
    """The smallest distance between any two of `colours` under any kind of sight."""
    return min(distance(one, other, sight) for sight in SIGHT for one, other in combinations(colours, 2))


def _linear(colour: str) -> Triple:
    red, green, blue = (_to_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return red, green, blue


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    return sum(part * weight for part, weight in zip(_linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    one, two, three = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _seen(colour: str, sight: str) -> Triple:
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(SIGHT[sight], _linear(colour)))
    return red, green, blue


def _lab(linear: Triple) -> Triple:
    x, y, z = (_curve(part / white) for part, white in zip(_times(_XYZ, linear), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _curve(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _ciede2000(one: Triple, other: Triple) -> float:
    (light1, a1, b1), (light2, a2, b2) = one, other
    middle = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(middle**7 / (middle**7 + 25**7)))
    chroma1, chroma2 = math.hypot(stretch * a1, b1), math.hypot(stretch * a2, b2)
    hue1, hue2 = (math.degrees(math.atan2(b, stretch * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn, hue = _between(hue1, hue2, grey=chroma1 * chroma2 == 0)
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    d_light, d_chroma = light2 - light1, chroma2 - chroma1
    d_hue = 2 * math.sqrt(chroma1 * chroma2) * math.sin(math.radians(turn) / 2)
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    by_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    by_chroma, by_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    rotation = -math.sin(math.radians(2 * blue)) * 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    parts = d_light / by_light, d_chroma / by_chroma, d_hue / by_hue
    return math.sqrt(sum(part**2 for part in parts) + rotation * parts[1] * parts[2])


def _between(hue1: float, hue2: float, *, grey: bool) -> tuple[float, float]:
    """From one hue to the other in degrees the short way, and the hue in the middle; a grey has none of its own."""
    if grey:
        return 0.0, hue1 + hue2
    turn = (hue2 - hue1 + 180) % 360 - 180
    return turn, (hue1 + turn / 2) % 360
