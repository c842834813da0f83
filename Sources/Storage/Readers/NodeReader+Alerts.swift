package import Domain

/// Alerts, and what people settled about them.
extension NodeReader {
    /// Alert records, newest first.
    package func alerts(
        _ filter: AlertFilter
    ) async throws(StorageFault) -> AsOf<[AlertEntry]> {
        try await look { try Self.alerts($0, filter) }
    }

    /// One alert record; nil when there is none with that id.
    package func alert(_ id: String) async throws(StorageFault) -> AsOf<AlertEntry?> {
        try await look { view in
            guard let seq = try AlertTable(view.connection).find(id: id)?.seq else { return nil }
            return try view.first(
                "SELECT \(AlertEntry.columns) FROM alerts WHERE seq = ?",
                { $0.add(seq) },
                { AlertEntry(&$0) }
            )
        }
    }

    /// The zones of companies by their ids; those that are not there are left out.
    package func zones(
        of companies: Set<String>
    ) async throws(StorageFault) -> [String: ZoneTable] {
        try await look { view in
            let table = try CompanyTable(view.connection)
            var zones: [String: ZoneTable] = [:]
            for id in companies { zones[id] = try table.find(id)?.zoneTable }
            return zones
        }.value
    }

    /// What a company has settled about its alerts; nil while nothing was.
    package func alertPolicy(
        company: String
    ) async throws(StorageFault) -> AsOf<AlertPolicyRow?> {
        try await look { try AlertPolicyTable($0.connection).find(company: company) }
    }

    /// The thresholds of a campaign and where they stand; nil when there is no such campaign.
    package func thresholds(
        campaign: String
    ) async throws(StorageFault) -> AsOf<ThresholdReport?> {
        try await look { view in
            guard let found = try CampaignTable(view.connection).find(campaign),
                let capacity = try CapacityTable(view.connection).find(campaign: campaign),
                let zone = try CompanyTable(view.connection).find(found.company)?.zoneTable
            else { return nil }
            let row = try AlertThresholdsTable(view.connection).find(company: found.company)
                .first { $0.campaign == campaign }
            let policy = try AlertPolicyTable(view.connection).find(company: found.company)?.policy
            let clock = try view.clock()
            var observation = AlertObservation(
                used: capacity.used,
                limit: capacity.limit,
                cap: capacity.room.cap,
                live: found.status.isLive,
                clock: clock
            )
            observation.quietUntil = policy?.quietHours?.end(at: clock, in: zone)
            let four = AlertThreshold.allCases.map {
                ThresholdStanding($0, capacity.alerts, observation)
            }
            let own = (row?.levels ?? []).filter(\.isActive).map {
                ThresholdStanding($0, capacity.alerts, observation)
            }
            return ThresholdReport(
                campaign: campaign,
                company: found.company,
                zone: zone,
                room: capacity.room,
                memory: capacity.alerts,
                row: row,
                standings: four + own
            )
        }
    }

    static func alerts(
        _ view: ReadView,
        _ filter: AlertFilter
    ) throws(StorageFault) -> [AlertEntry] {
        try view.all(
            """
            SELECT \(AlertEntry.columns) FROM alerts
            WHERE (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR campaign = ?2)
                AND (?3 IS NULL OR status = ?3)
                AND (?4 = 0 OR (status = 'sent' AND acked_by IS NULL))
                AND (?5 IS NULL
                    OR (status = 'sent' AND (resolved_at IS NULL) = (?5 = 'open')))
            ORDER BY seq DESC LIMIT ?6
            """,
            { binder in
                binder.add(filter.company)
                binder.add(filter.campaign)
                binder.add(filter.status?.rawValue)
                binder.add(filter.isUnseenOnly)
                binder.add(filter.state?.rawValue)
                binder.add(filter.limit)
            },
            { AlertEntry(&$0) }
        )
    }
}
