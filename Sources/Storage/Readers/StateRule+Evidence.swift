/// Associations, sums of evidence and what snapshots keep of it, against facts.
///
/// Source: domain §13.1, §13.2.
extension StateRule {
    private static let counting = "('associated', 'confirmed')"

    static let evidence = [
        StateRule(
            "associations",
            over: "associations",
            """
            SELECT a.campaign, printf('%s is %s, and its fact is not the one it stands for', a.id,
                a.status)
            FROM associations a LEFT JOIN facts f ON f.company = a.company AND f.kind = a.kind
                AND f.ref = a.ref
            WHERE a.status IN \(counting) AND (f.campaign IS NOT a.campaign
                OR f.voided IS NOT a.voided OR f.effective_at IS NOT a.effective_at
                OR f.instance IS NOT a.instance OR f.participant IS NOT a.participant)
            UNION ALL SELECT f.campaign, printf('%s counts, though %s is %s', f.ref, a.id,
                a.status)
            FROM associations a JOIN facts f ON f.company = a.company AND f.kind = a.kind
                AND f.ref = a.ref
            WHERE a.status NOT IN \(counting)
            UNION ALL SELECT f.campaign, printf('%s names no campaign and nobody gave it one',
                f.ref)
            FROM facts f LEFT JOIN associations a ON a.company = f.company AND a.kind = f.kind
                AND a.ref = f.ref
            WHERE a.ref IS NULL AND f.kind IN ('session', 'outcome', 'evidence')
                AND json_extract(CAST(f.body AS TEXT), '$.campaignId') IS NULL
            UNION ALL SELECT a.campaign, printf('%s belongs to %s, its campaign to %s', a.id,
                a.company, coalesce(c.company, 'nobody'))
            FROM associations a LEFT JOIN campaigns c ON c.id = a.campaign
            WHERE a.campaign IS NOT NULL AND c.company IS NOT a.company
            """
        ),
        StateRule(
            "association-states",
            over: "associations",
            """
            SELECT campaign, printf('%s is %s with %d points, resolved by %s', id, status, score,
                coalesce(resolved_by, 'nobody'))
            FROM associations
            WHERE score NOT BETWEEN 0 AND 100
                OR (status IN ('confirmed', 'dismissed')) <> (resolved_by IS NOT NULL)
                OR (status = 'unassociated') <> (campaign IS NULL)
                OR NOT CASE status WHEN 'associated' THEN score >= 80
                    WHEN 'review' THEN score >= 40 WHEN 'unassociated' THEN score < 40
                    ELSE status IN ('confirmed', 'dismissed') END
                OR id NOT LIKE 'evd\\_' || company || '\\_' || position || '\\_%' ESCAPE '\\'
            """
        ),
        StateRule(
            "evidence-sums",
            over: "evidence_sums",
            """
            WITH pieces AS (
                SELECT campaign, '' AS instance, name AS dimension, voided,
                    json_extract(CAST(body AS TEXT), '$.scoreBp') AS bp,
                    json_extract(CAST(body AS TEXT), '$.verification') AS verification
                FROM facts WHERE kind = 'evidence'
                UNION ALL SELECT campaign, instance, name, voided,
                    json_extract(CAST(body AS TEXT), '$.scoreBp'),
                    json_extract(CAST(body AS TEXT), '$.verification')
                FROM facts WHERE kind = 'evidence' AND instance IS NOT NULL),
            counted AS (
                SELECT campaign, instance, dimension,
                    sum(voided = 0 AND verification <> 'redacted') AS pieces,
                    sum(voided = 0 AND verification = 'verified') AS verified,
                    sum(iif(voided = 0 AND verification <> 'redacted', bp, 0)) AS score_bp,
                    sum(voided = 0 AND verification = 'redacted') AS redacted,
                    sum(voided) AS voided
                FROM pieces GROUP BY campaign, instance, dimension)
            SELECT coalesce(s.campaign, c.campaign),
                printf('%s of %s is kept as %d with %d bp, and is %d with %d bp',
                    coalesce(s.dimension, c.dimension), coalesce(s.instance, c.instance),
                    coalesce(s.pieces, 0), coalesce(s.score_bp, 0), coalesce(c.pieces, 0),
                    coalesce(c.score_bp, 0))
            FROM evidence_sums s FULL JOIN counted c ON c.campaign = s.campaign
                AND c.instance = s.instance AND c.dimension = s.dimension
            WHERE s.pieces IS NOT c.pieces OR s.verified IS NOT c.verified
                OR s.score_bp IS NOT c.score_bp OR s.redacted IS NOT c.redacted
                OR s.voided IS NOT c.voided
            """
        ),
        StateRule(
            "top-evidence",
            over: "snapshots",
            """
            SELECT s.campaign, printf('%s names %s, which is no evidence of it', s.id, e.value)
            FROM snapshots s, json_each(CAST(s.body AS TEXT), '$.topEvidence') e
                LEFT JOIN facts f ON f.company = s.company AND f.kind = 'evidence'
                    AND f.ref = e.value
            WHERE f.campaign IS NOT s.campaign
                OR json_extract(CAST(f.body AS TEXT), '$.verification') = 'redacted'
            """
        ),
    ]
}
