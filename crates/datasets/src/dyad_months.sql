WITH span AS (
    -- The days that the source covers, year by year: by them sums of several days are put together.
    SELECT CAST(EXTRACT(YEAR FROM date) AS INTEGER) AS year, MIN(date) AS first_day, MAX(date) AS last_day
    FROM events
    GROUP BY 1
),
between_states AS (
    -- A bare statement (CAMEO root 01) is class 5 here, and counted as verbal cooperation below.
    SELECT
        date,
        source,
        target,
        code,
        CASE WHEN COALESCE(root, 0) = 1 THEN 5 ELSE CAST(quad AS BIGINT) END AS class,
        CAST(score AS BIGINT) AS score
    FROM events
    WHERE source IS NOT NULL AND target IS NOT NULL AND source <> target
),
counted AS (
    -- {rule}
{counted}
),
months AS (
    SELECT
        source,
        target,
        CAST(EXTRACT(YEAR FROM date) AS INTEGER) AS year,
        CAST(EXTRACT(MONTH FROM date) AS INTEGER) AS month,
        COUNT(*) AS n,
        CAST(SUM(CASE WHEN class = 1 OR class = 5 THEN 1 ELSE 0 END) AS BIGINT) AS verbal_cooperation,
        CAST(SUM(CASE WHEN class = 2 THEN 1 ELSE 0 END) AS BIGINT) AS material_cooperation,
        CAST(SUM(CASE WHEN class = 3 THEN 1 ELSE 0 END) AS BIGINT) AS verbal_conflict,
        CAST(SUM(CASE WHEN class = 4 THEN 1 ELSE 0 END) AS BIGINT) AS material_conflict,
        CAST(SUM(CASE WHEN class = 5 THEN 1 ELSE 0 END) AS BIGINT) AS statements,
        COUNT(score) AS scored,
        CAST(COALESCE(SUM(score), 0) AS BIGINT) AS score_tenths,
        CAST(SUM(reports) AS BIGINT) AS reports
    FROM counted
    GROUP BY 1, 2, 3, 4
)
SELECT
    months.*,
    span.first_day,
    span.last_day,
    COUNT(*) OVER (PARTITION BY months.year) AS rows_of_year,
    '{data}' AS data,
    '{dedup}' AS dedup,
    {layout} AS layout
FROM months
JOIN span ON span.year = months.year
ORDER BY 1, 2, 3, 4
