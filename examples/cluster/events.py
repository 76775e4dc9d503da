"""Events in the layout of the store, drawn at random, one Parquet file a shard; a shard is some days.

A hundred states, of which few are in the news often and most hardly ever; twenty codes; one side in twenty belongs to no
state; one row in three repeats the row before it. The same number of rows gives the same rows.
"""

import os

STATES = (
    "USA RUS CHN GBR FRA DEU IND ISR UKR JPN TUR IRN SYR PAK KOR PRK EGY SAU IRQ AFG AUS CAN ITA ESP POL BRA MEX ZAF NGA "
    "ETH KEN SDN LBY YEM QAT ARE JOR LBN KAZ UZB TKM KGZ TJK GEO ARM AZE BLR MDA ROU BGR GRC SRB HRV HUN CZE SVK AUT CHE "
    "BEL NLD SWE NOR DNK FIN EST LVA LTU PRT IRL COL VEN ARG CHL PER BOL ECU CUB HTI VNM THA PHL IDN MYS MMR LAO KHM MNG "
    "BGD LKA NPL NZL UGA RWA TZA GHA SEN MLI TCD"
).split()
CODES = "010 020 036 040 042 043 050 051 057 060 061 071 080 111 112 120 138 172 173 190".split()
SCORES = [0, 30, 40, 10, 19, 28, 35, 34, 80, 60, 64, 74, 50, -20, -20, -40, -70, -50, -50, -100]
YEARS = range(2010, 2020)


def quad(code):
    """The class of a code, 1 to 4."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def sql(shard, shards, rows):
    """The rows of a shard. Squares of draws make the first states, codes and names more frequent."""
    days = (YEARS[-1] - YEARS[0] + 1) * 365
    first, last = shard * days // shards, (shard + 1) * days // shards
    codes = "[" + ", ".join(f"'{code}'" for code in CODES) + "]"
    roots = "[" + ", ".join(str(int(code[:2])) for code in CODES) + "]"
    quads = "[" + ", ".join(str(quad(code)) for code in CODES) + "]"
    states = "[" + ", ".join(f"'{state}'" for state in STATES) + "]"

    def draw(salt, below, power=1):
        share = f"(hash(event, {salt}) % 1000000) / 1000000.0"
        return f"CAST(floor({' * '.join([share] * power)} * {below}) AS INTEGER)"

    def name(side):
        return f"CASE WHEN {side}_who = 0 THEN {side}_state ELSE {side}_state || ' ' || {side}_who END"

    return f"""
        SELECT date,
            CASE WHEN source_own THEN source_state END AS source,
            CASE WHEN target_own THEN target_state END AS target,
            {codes}[1 + code] AS code,
            CAST({roots}[1 + code] AS SMALLINT) AS root,
            CAST({quads}[1 + code] AS SMALLINT) AS quad,
            CAST({SCORES}[1 + code] AS SMALLINT) AS score,
            {name('source')} AS source_name, {name('target')} AS target_name
        FROM (
            SELECT DATE '{YEARS[0]}-01-01' + ({first} + {draw(1, last - first)}) AS date,
                {states}[1 + {draw(2, len(STATES), 3)}] AS source_state,
                {states}[1 + {draw(3, len(STATES), 3)}] AS target_state,
                hash(event, 4) % 20 > 0 AS source_own, hash(event, 5) % 20 > 0 AS target_own,
                {draw(6, len(CODES), 2)} AS code,
                {draw(7, 4, 3)} AS source_who, {draw(8, 4, 3)} AS target_who
            FROM (
                SELECT CASE WHEN hash(row, 0) % 3 = 0 THEN row - 1 ELSE row END AS event
                FROM range({shard * rows}, {(shard + 1) * rows}) AS numbers(row)
            )
        )
        WHERE source_state <> target_state
    """


def make(folder, rows, shards):
    """Writes the shards that are not there yet; gives the rows and bytes of all."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET threads TO 2")
    os.makedirs(folder, exist_ok=True)
    for shard in range(shards):
        path = f"{folder}/shard-{shard:03}.parquet"
        if not os.path.exists(path):
            text = sql(shard, shards, rows // shards)
            con.execute(f"COPY ({text}) TO '{path}.part' (FORMAT parquet, COMPRESSION snappy)")
            os.rename(f"{path}.part", path)
    count = con.execute(f"SELECT count(*) FROM '{folder}/*.parquet'").fetchone()[0]
    return count, sum(entry.stat().st_size for entry in os.scandir(folder))
