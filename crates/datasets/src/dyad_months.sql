WITH between_states AS (
    SELECT date, source, target, code, COALESCE(root, 0) AS root, quad, score
    FROM events
    WHERE source IS NOT NULL AND target IS NOT NULL AND source <> target
),
counted AS (
    -- {rule}
    SELECT * FROM {counted}
)
SELECT
    source,
    target,
    CAST(EXTRACT(YEAR FROM date) AS INTEGER) AS year,
    CAST(EXTRACT(MONTH FROM date) AS INTEGER) AS month,
    COUNT(*) AS n,
    CAST(SUM(CASE WHEN quad = 1 OR root = 1 THEN 1 ELSE 0 END) AS BIGINT) AS verbal_cooperation,
    CAST(SUM(CASE WHEN quad = 2 AND root <> 1 THEN 1 ELSE 0 END) AS BIGINT) AS material_cooperation,
    CAST(SUM(CASE WHEN quad = 3 AND root <> 1 THEN 1 ELSE 0 END) AS BIGINT) AS verbal_conflict,
    CAST(SUM(CASE WHEN quad = 4 AND root <> 1 THEN 1 ELSE 0 END) AS BIGINT) AS material_conflict,
    CAST(SUM(CASE WHEN root = 1 THEN 1 ELSE 0 END) AS BIGINT) AS statements,
    COUNT(score) AS scored,
    CAST(COALESCE(SUM(score), 0) AS BIGINT) AS score_tenths
FROM counted
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
