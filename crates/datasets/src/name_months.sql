WITH span AS (
    -- The days that the source covers, year by year: by them sums of several days are put together.
    SELECT CAST(EXTRACT(YEAR FROM date) AS INTEGER) AS year, MIN(date) AS first_day, MAX(date) AS last_day
    FROM events
    GROUP BY 1
),
months AS (
    -- Every row counts, those of persons and groups that belong to no state as well.
    SELECT
        source,
        target,
        source_name,
        target_name,
        CAST(EXTRACT(YEAR FROM date) AS INTEGER) AS year,
        CAST(EXTRACT(MONTH FROM date) AS INTEGER) AS month,
        CAST(SUM(CASE WHEN quad > 2 THEN 0 ELSE 1 END) AS BIGINT) AS cooperation,
        CAST(SUM(CASE WHEN quad > 2 THEN 1 ELSE 0 END) AS BIGINT) AS conflict
    FROM events
    GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT
    months.*,
    span.first_day,
    span.last_day,
    COUNT(*) OVER (PARTITION BY months.year) AS rows_of_year,
    '{data}' AS data,
    {layout} AS layout
FROM months
JOIN span ON span.year = months.year
