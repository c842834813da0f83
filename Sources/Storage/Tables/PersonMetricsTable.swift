package import Domain

/// What people did in campaigns, and who was in which session.
///
/// Source: domain §12.1, §12.3.
package final class PersonMetricsTable {
    private let replaceRow: SQLStatement
    private let byPerson: SQLStatement
    private let ofRole: SQLStatement
    private let insertAttendance: SQLStatement
    private let removeSession: SQLStatement
    private let recent: SQLStatement
    private let met: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(PersonMetricsRow.columns) FROM person_metrics"
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO person_metrics VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        byPerson = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND role = ? AND participant = ?"
        )
        ofRole = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND role = ? ORDER BY participant"
        )
        insertAttendance = try SQLStatement(
            connection,
            "INSERT INTO attendances VALUES (?, ?, ?, ?, ?, ?)"
        )
        removeSession = try SQLStatement(
            connection,
            "DELETE FROM attendances WHERE campaign = ? AND session = ?"
        )
        recent = try SQLStatement(
            connection,
            """
            SELECT participant, count(*) FROM attendances
            WHERE campaign = ? AND role = 'volunteer' AND at >= ? AND at < ?
            GROUP BY participant
            """
        )
        met = try SQLStatement(
            connection,
            """
            SELECT DISTINCT v.participant, b.participant FROM attendances v
                JOIN attendances b ON b.campaign = v.campaign AND b.session = v.session
                    AND b.role = 'beneficiary'
            WHERE v.campaign = ? AND v.role = 'volunteer'
            ORDER BY v.participant, b.participant
            """
        )
    }

    /// Writes what a person did.
    package func save(_ row: PersonMetricsRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// What a person did in a role of a campaign.
    package func find(
        campaign: String,
        role: ParticipantRole,
        participant: String
    ) throws(StorageFault) -> PersonMetricsRow? {
        try byPerson.first(
            {
                $0.add(campaign)
                $0.add(role.rawValue)
                $0.add(participant)
            },
            { PersonMetricsRow(&$0) }
        )
    }

    /// Everybody who did anything in a role of a campaign, by id.
    package func find(
        campaign: String,
        role: ParticipantRole
    ) throws(StorageFault) -> [PersonMetricsRow] {
        try ofRole.all(
            {
                $0.add(campaign)
                $0.add(role.rawValue)
            },
            { PersonMetricsRow(&$0) }
        )
    }

    /// Notes that somebody was in a session.
    package func attend(
        _ session: FactRow,
        _ role: ParticipantRole,
        _ participant: String
    ) throws(StorageFault) {
        try insertAttendance.run { binder in
            binder.add(session.campaign)
            binder.add(session.ref)
            binder.add(role.rawValue)
            binder.add(participant)
            binder.add(session.effectiveAt.ms)
            binder.add(session.minutes ?? 0)
        }
    }

    /// Forgets who was in a session.
    package func forget(session: FactRow) throws(StorageFault) {
        try removeSession.run {
            $0.add(session.campaign)
            $0.add(session.ref)
        }
    }

    /// How many sessions each volunteer of a campaign was in from a moment until another one.
    package func recentSessions(
        campaign: String,
        from first: Instant,
        until end: Instant
    ) throws(StorageFault) -> [String: Int64] {
        let rows = try recent.all(
            {
                $0.add(campaign)
                $0.add(first.ms)
                $0.add(end.ms)
            },
            { ($0.text(), $0.int()) }
        )
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The learners whom each volunteer of a campaign met in a session.
    package func met(campaign: String) throws(StorageFault) -> [String: [String]] {
        let pairs = try met.all({ $0.add(campaign) }, { ($0.text(), $0.text()) })
        var met: [String: [String]] = [:]
        for (volunteer, learner) in pairs { met[volunteer, default: []].append(learner) }
        return met
    }
}
