#!/usr/bin/env python3
"""Reduces Natural Earth's countries to the table that the maps are drawn from.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 natural_earth.py package/countries-50m.json > world.txt

Standard library only. The README beside this file says what is done and why.
"""

import json
import math
import sys

# ISO 3166-1: numeric code, then alpha-3.
ISO = """
004AFG 008ALB 010ATA 012DZA 016ASM 020AND 024AGO 028ATG 031AZE 032ARG 036AUS
040AUT 044BHS 048BHR 050BGD 051ARM 052BRB 056BEL 060BMU 064BTN 068BOL 070BIH
072BWA 076BRA 084BLZ 086IOT 090SLB 092VGB 096BRN 100BGR 104MMR 108BDI 112BLR
116KHM 120CMR 124CAN 132CPV 136CYM 140CAF 144LKA 148TCD 152CHL 156CHN 158TWN
170COL 174COM 178COG 180COD 184COK 188CRI 191HRV 192CUB 196CYP 203CZE 204BEN
208DNK 212DMA 214DOM 218ECU 222SLV 226GNQ 231ETH 232ERI 233EST 234FRO 238FLK
239SGS 242FJI 246FIN 248ALA 250FRA 258PYF 260ATF 262DJI 266GAB 268GEO 270GMB
275PSE 276DEU 288GHA 296KIR 300GRC 304GRL 308GRD 316GUM 320GTM 324GIN 328GUY
332HTI 334HMD 336VAT 340HND 344HKG 348HUN 352ISL 356IND 360IDN 364IRN 368IRQ
372IRL 376ISR 380ITA 384CIV 388JAM 392JPN 398KAZ 400JOR 404KEN 408PRK 410KOR
414KWT 417KGZ 418LAO 422LBN 426LSO 428LVA 430LBR 434LBY 438LIE 440LTU 442LUX
446MAC 450MDG 454MWI 458MYS 462MDV 466MLI 470MLT 478MRT 480MUS 484MEX 492MCO
496MNG 498MDA 499MNE 500MSR 504MAR 508MOZ 512OMN 516NAM 520NRU 524NPL 528NLD
531CUW 533ABW 534SXM 540NCL 548VUT 554NZL 558NIC 562NER 566NGA 570NIU 574NFK
578NOR 580MNP 583FSM 584MHL 585PLW 586PAK 591PAN 598PNG 600PRY 604PER 608PHL
612PCN 616POL 620PRT 624GNB 626TLS 630PRI 634QAT 642ROU 643RUS 646RWA 652BLM
654SHN 659KNA 660AIA 662LCA 663MAF 666SPM 670VCT 674SMR 678STP 682SAU 686SEN
688SRB 690SYC 694SLE 702SGP 703SVK 704VNM 705SVN 706SOM 710ZAF 716ZWE 724ESP
728SSD 729SDN 732ESH 740SUR 748SWZ 752SWE 756CHE 760SYR 762TJK 764THA 768TGO
776TON 780TTO 784ARE 788TUN 792TUR 795TKM 796TCA 800UGA 804UKR 807MKD 818EGY
826GBR 831GGY 832JEY 833IMN 834TZA 840USA 850VIR 854BFA 858URY 860UZB 862VEN
876WLF 882WSM 887YEM 894ZMB
"""

# Units of Natural Earth that have no code in ISO 3166, by their name in the set.
OTHERS = {
    "Kosovo": ("XKX", "Kosovo"),
    "N. Cyprus": ("XNC", "Northern Cyprus"),
    "Somaliland": ("XSL", "Somaliland"),
    "Siachen Glacier": ("XSG", "Siachen Glacier"),
}

# Names that the set shortens or that have changed since.
NAMES = {
    "BIH": "Bosnia and Herzegovina", "CAF": "Central African Republic", "COD": "DR Congo",
    "COG": "Congo", "DOM": "Dominican Republic", "ESH": "Western Sahara",
    "GNQ": "Equatorial Guinea", "MKD": "North Macedonia", "SSD": "South Sudan",
    "SWZ": "Eswatini", "USA": "United States",
    "SLB": "Solomon Islands", "FLK": "Falkland Islands", "FRO": "Faroe Islands",
    "ATF": "French Southern Lands", "TUR": "Turkey",
}

# Left out: Antarctica, and specks of land that no map of this size shows.
LEFT_OUT = {"ATA", "HMD", "ATF", "IOT", "Indian Ocean Ter.", "Ashmore and Cartier Is."}

# Areas in dispute that the set draws as part of their holder, found by where their outline lies:
# key, name, holder in the set, box (west, south, east, north).
AREAS = [
    ("XCR", "Crimea", "RUS", (32.0, 44.0, 37.0, 46.5)),
    ("XKU", "Southern Kuril Islands", "RUS", (145.3, 43.3, 149.0, 45.6)),
]

# Who holds an area in dispute, and who claims it. General knowledge, as of the set (2018).
CLAIMS = [
    ("XCR", "RUS", "UKR"),
    ("XKU", "RUS", "JPN"),
    ("XKX", "itself", "SRB"),
    ("XNC", "itself", "CYP"),
    ("XSL", "itself", "SOM"),
    ("XSG", "IND", "PAK"),
    ("ESH", "MAR", "the Sahrawi Republic"),
    ("TWN", "itself", "CHN"),
    ("FLK", "GBR", "ARG"),
]

# Lines in dispute: the two sides, the box within which (None: all of it), and what the line is.
LINES = [
    ("XCR", "UKR", None, "Crimea"),
    ("XKX", "SRB", None, "Kosovo"),
    ("XNC", "CYP", None, "Northern Cyprus"),
    ("XSL", "SOM", None, "Somaliland"),
    ("XSG", "IND", None, "Kashmir"),
    ("XSG", "PAK", None, "Kashmir"),
    ("XSG", "CHN", None, "Kashmir"),
    ("IND", "PAK", (73.0, 32.4, 78.0, 36.0), "Kashmir"),
    ("CHN", "PAK", (75.8, 35.4, 78.2, 36.8), "Kashmir"),
    ("CHN", "IND", (77.0, 32.0, 80.0, 36.5), "Aksai Chin"),
    ("CHN", "IND", (91.5, 27.0, 97.6, 29.8), "McMahon Line"),
    ("ESH", "MAR", None, "Western Sahara"),
    ("ISR", "PSE", None, "Palestine"),
    ("ISR", "SYR", None, "Golan Heights"),
    ("EGY", "SDN", (33.0, 21.0, 37.5, 23.5), "Hala'ib"),
    ("SDN", "SSD", (27.5, 9.0, 29.6, 10.6), "Abyei"),
    ("GUY", "VEN", None, "Essequibo"),
    ("KOR", "PRK", None, "Korean armistice line"),
]

# States that were one, areas that were part of another, and borders that are gone, as at the end of
# each year from the first to the last; a state that was one with the keys by which it is called.
# General knowledge; since 1946.
ONE = [
    (1946, 1990, "SUN RUS", "Soviet Union", "RUS UKR BLR MDA EST LVA LTU GEO ARM AZE KAZ KGZ TJK TKM UZB"),
    (1946, 1991, "YUG", "Yugoslavia", "SVN HRV BIH SRB MNE MKD XKX"),
    (1992, 2005, "YUG SCG SRB", "Serbia and Montenegro", "SRB MNE XKX"),
    (1946, 1992, "CSK", "Czechoslovakia", "CZE SVK"),
    (1947, 1970, "PAK", "Pakistan", "PAK BGD"),
    (1952, 1992, "ETH", "Ethiopia", "ETH ERI"),
    (1956, 2010, "SDN", "Sudan", "SDN SSD"),
    (1958, 1960, "UAR EGY", "United Arab Republic", "EGY SYR"),
    (1963, 1964, "MYS", "Malaysia", "MYS SGP"),
    (1976, 1998, "IDN", "Indonesia", "IDN TLS"),
]
PART = [
    (1946, 2013, "XCR", "UKR"),
    (2006, 2007, "XKX", "SRB"),
    (1960, 1973, "XNC", "CYP"),
    (1960, 1990, "XSL", "SOM"),
    (1997, 9999, "HKG", "CHN"),
    (1999, 9999, "MAC", "CHN"),
]

# Disputes and borders of which the set holds neither line nor area, when, and where they are.
ABSENT = [
    (1949, 1989, 10.8, 51.5, "the border within Germany"),
    (1954, 1975, 107.0, 17.0, "the border within Vietnam"),
    (1967, 1989, 46.0, 14.5, "the border within Yemen"),
    (1992, 9999, 41.0, 43.1, "Abkhazia"),
    (1991, 9999, 44.0, 42.3, "South Ossetia"),
    (1990, 9999, 29.5, 47.0, "Transnistria"),
    (1991, 2022, 46.7, 39.8, "Nagorno-Karabakh"),
    (2014, 9999, 37.8, 48.3, "the lines of the war in Ukraine"),
    (1970, 9999, 114.0, 10.0, "the Spratly Islands"),
    (1974, 9999, 112.0, 16.5, "the Paracel Islands"),
    (1971, 9999, 123.5, 25.7, "the Senkaku (Diaoyu) Islands"),
    (1956, 9999, 35.3, 5.0, "the Ilemi Triangle"),
]

# Least triangle that a corner must make to stay, in square kilometres (Visvalingam's measure),
# and least island that is kept, unless it is all that a country has.
CORNER = 14.0
ISLAND = 500.0
# Coordinates are kept to a hundredth of a degree.
STEPS = 100
KM = 111.195


def main():
    topology = json.load(open(sys.argv[1], encoding="utf-8"))
    arcs = decoded(topology)
    units, rings = countries(topology, arcs)
    arcs, rings = split(arcs, rings, lines_in_dispute(arcs, rings))
    used = {abs_index(i) for _, ring in rings for i in ring}
    reduced = {i: [simplified(arcs[i][0]), arcs[i][1]] for i in sorted(used)}
    write(units, rings, reduced)


def decoded(topology):
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def countries(topology, arcs):
    """Units as {key: name}, and rings as [(key, [arc, ...])], small islands left out."""
    alpha = {it[:3]: it[3:] for it in ISO.split()}
    units, rings, uses = {}, [], {}
    for i in all_indices(topology):
        uses[abs_index(i)] = uses.get(abs_index(i), 0) + 1
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        key = alpha.get(geometry.get("id", ""))
        if key is None and name in OTHERS:
            key, name = OTHERS[name]
        if key is None or key in LEFT_OUT or name in LEFT_OUT:
            continue
        units.setdefault(key, NAMES.get(key, name))
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        sizes = [size(ring_points(part[0], arcs)) for part in parts]
        for part, area in zip(parts, sizes):
            alone = all(uses[abs_index(i)] == 1 for ring in part for i in ring)
            if alone and area < ISLAND and area < max(sizes):
                continue
            for ring in part:
                rings.append((owner(key, ring_points(ring, arcs), units), ring))
    return units, rings


def all_indices(topology):
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:
            for ring in part:
                yield from ring


def owner(key, points, units):
    """The area in dispute that an outline is, or else the country that the set gives it to."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    for area, name, holder, box in AREAS:
        inside = box[0] <= west and box[1] <= south and east <= box[2] and north <= box[3]
        if key == holder and inside:
            units[area] = name
            return area
    return key


def ring_points(ring, arcs):
    points = []
    for i in ring:
        for x, y in arcs[i] if i >= 0 else arcs[~i][::-1]:
            # The set goes on across the date line, where its longitudes jump.
            x -= 360 * round((x - points[-1][0]) / 360) if points else 0
            points.append((x, y))
    return points


def size(points):
    """Area in square kilometres, near enough."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        total += (x2 - x1) * (math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total) / 2 * math.degrees(1) * KM * KM


def abs_index(i):
    return i if i >= 0 else ~i


def lines_in_dispute(arcs, rings):
    """For each arc, which of LINES may lie on it."""
    sides = {}
    for key, ring in rings:
        for i in ring:
            sides.setdefault(abs_index(i), set()).add(key)
    found = {}
    for i, keys in sides.items():
        found[i] = [n for n, line in enumerate(LINES) if keys == {line[0], line[1]}]
    return found


def split(arcs, rings, lines):
    """Arcs broken where a line in dispute begins or ends: [(points, mark)], the mark being the
    number of the line in dispute, or `.`."""
    pieces, where = [], {}
    for i, arc in enumerate(arcs):
        marks = [mark_of(p, q, lines.get(i, [])) for p, q in zip(arc, arc[1:])]
        where[i], start = [], 0
        for at in range(1, len(marks) + 1):
            if at == len(marks) or marks[at] != marks[start]:
                where[i].append(len(pieces))
                pieces.append((arc[start:at + 1], marks[start]))
                start = at
    out = []
    for key, ring in rings:
        whole = []
        for i in ring:
            whole.extend(where[i] if i >= 0 else [~n for n in reversed(where[~i])])
        out.append((key, whole))
    return pieces, out


def mark_of(p, q, candidates):
    for n in candidates:
        box = LINES[n][2]
        if box is None or all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in (p, q)):
            return str(n)
    return "."


def simplified(points):
    """Visvalingam and Whyatt (1993): the corner with the least triangle goes first, until the least
    is CORNER. Ends stay, so that neighbours keep meeting; a closed arc keeps a triangle."""
    points = list(points)
    closed = points[0] == points[-1]
    least = 5 if closed else 2
    while len(points) > least:
        areas = [triangle(*points[n - 1:n + 2]) for n in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest >= CORNER:
            break
        # All corners this small that are not neighbours go in one round.
        keep, last = [points[0]], False
        room = len(points) - least
        limit = min(CORNER, smallest * 1.5 + 0.05)
        for n, area in enumerate(areas, 1):
            if area <= limit and not last and room > 0:
                last, room = True, room - 1
            else:
                keep.append(points[n])
                last = False
        points = keep + [points[-1]]
    return points


def triangle(a, b, c):
    shrink = math.cos(math.radians(b[1]))
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(cross) / 2 * shrink * KM * KM


def encoded(points):
    """Steps in hundredths of a degree, longitude and latitude in turn, each a number whose last
    bit is its sign, written five bits to a character, lowest first; 32 is added to all but the last
    character of a number, 63 to every one (Google's encoded polyline, with longitude first)."""
    out, x, y = [], 0, 0
    for lon, lat in points:
        here = (round(lon * STEPS), round(lat * STEPS))
        if out and here == (x, y):
            continue
        for step in (here[0] - x, here[1] - y):
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 32:
                out.append(chr((32 | (value & 31)) + 63))
                value >>= 5
            out.append(chr(value + 63))
        x, y = here
    return "".join(out)


def write(units, rings, arcs):
    number = {old: new for new, old in enumerate(arcs)}
    keys = sorted({key for key, _ in rings})
    print("# Natural Earth 4.1.0 (2018), 1:50m, public domain; made by natural_earth.py")
    for key in keys:
        print(f"unit {key} {units[key]}")
    for key, holder, claimant in CLAIMS:
        print(f"claim {key}\t{holder}\t{claimant}")
    for line in LINES:
        print(f"line {line[3]}")
    for first, last, own, name, members in ONE:
        own, members = own.replace(" ", ","), members.replace(" ", ",")
        print(f"one {first} {last} {own} {members} {name}")
    for first, last, area, whole in PART:
        print(f"part {first} {last} {area} {whole}")
    for absent in ABSENT:
        print("absent", *absent)
    for points, mark in arcs.values():
        print(f"arc {mark} {encoded(points)}")
    for key, ring in rings:
        signed = [number[abs_index(i)] for i in ring]
        print(f"ring {key}", *(n if i >= 0 else ~n for n, i in zip(signed, ring)))
    points = sum(len(points) for points, _ in arcs.values())
    counts = f"{len(keys)} units, {len(rings)} rings, {len(arcs)} arcs, {points} points"
    print(counts, file=sys.stderr)


if __name__ == "__main__":
    main()
