import Contracts
import Domain
import Storage

/// The catalog, histories, cohorts, calendars and configurations of a node against the model's.
extension StateComparison {
    private static func flag(_ value: Bool) -> JSON { .int(value ? 1 : 0) }

    func comparePrograms(_ differences: inout [String]) throws {
        try compare(
            "template_versions",
            model.versions.values.map {
                [
                    .string($0.id), .string($0.family), .int($0.number), .string($0.status),
                    .int($0.version),
                ]
            },
            ["id", "template", "n", "status", "version"],
            &differences
        )
        try compare(
            "beneficiary_groups",
            model.groups.values.map {
                [.string($0.id), Self.flag($0.isActive), .int($0.version)]
            },
            ["id", "active", "version"],
            &differences
        )
        try compare(
            "price_books",
            model.priceBooks.map { [.string($0.currency), .string($0.from.iso)] },
            ["currency", "effective_from"],
            &differences
        )
        try compare(
            "companies",
            model.companies.values.map {
                [
                    .string($0.id), .string($0.isSuspended ? "suspended" : "active"),
                    .int($0.version),
                ]
            },
            ["id", "status", "version"],
            &differences
        )
        try compare(
            "instances",
            model.campaigns.values.flatMap { campaign in
                campaign.classes.map { Self.row($0, campaign) }
            },
            [
                "id", "campaign", "ordinal", "name", "start_date", "end_date", "status", "outcome",
                "paused_by", "was_active", "version", "template_version", "campaign_overrides",
                "overrides", "config",
            ],
            &differences
        )
    }

    private static func row(_ place: ModelClass, _ campaign: ModelCampaign) -> [JSON] {
        [
            .string(place.id), .string(campaign.id), .int(place.ordinal), .string(place.name),
            .string(place.start.iso), .string(place.end.iso), .string(place.status),
            text(place.outcome), place.isPausedByCampaign ? .string("cascade") : .null,
            flag(place.wasActive), .int(place.version), .string(place.templateVersion),
            ModelConfiguration.text(place.campaignOverrides),
            ModelConfiguration.text(place.overrides), ModelConfiguration.text(place.config),
        ]
    }

    func compareCalendar(_ differences: inout [String]) throws {
        try compare(
            "status_history",
            model.history.map {
                [
                    .string($0.campaign), .string($0.from), .string($0.to), .int($0.at.ms),
                    $0.dueAt.map { .int($0.ms) } ?? .null, .int($0.recordedAt.ms), .string($0.by),
                    .string($0.trigger), Self.text($0.reason), .int($0.position),
                ]
            },
            [
                "campaign", "from_status", "to_status", "at", "due_at", "recorded_at", "by",
                "trigger", "reason", "position",
            ],
            &differences
        )
        try compare(
            "schedules",
            model.orders.values.map {
                [
                    .string($0.id), .string($0.campaign), .string($0.target),
                    .int($0.orderedFor.ms), Self.text($0.date?.iso), Self.text($0.reason),
                    .string($0.state), .int($0.attempts), .int($0.nextAt.ms), .string($0.by.id),
                    .int($0.version),
                ]
            },
            [
                "id", "campaign", "target", "ordered_for", "due_date", "reason", "state",
                "attempts", "next_at", "created_by", "version",
            ],
            &differences
        )
        try compare(
            "blackouts",
            model.blackouts.values.map {
                [.string($0.id), .string($0.company), .string($0.from.iso), .string($0.to.iso)]
            },
            ["id", "company", "first", "last"],
            &differences
        )
        try compare(
            "recurrences",
            model.campaigns.values.compactMap { campaign in
                campaign.recurrence.map {
                    [
                        .string($0.id), .string(campaign.id), .string($0.every),
                        .int($0.leadDays), .int($0.endsAfter), .string($0.start.iso),
                        .string($0.end.iso), .int($0.made), .string($0.by),
                    ]
                }
            },
            [
                "id", "campaign", "every", "lead_days", "ends_after", "source_start",
                "source_end", "made", "created_by",
            ],
            &differences
        )
    }

    func compareConfiguration(_ differences: inout [String]) throws {
        var audit: [[JSON]] = []
        for campaign in model.campaigns.values {
            let layers =
                [(nil, campaign.audit)] + campaign.classes.map { (Optional($0.id), $0.audit) }
            for (instance, rows) in layers {
                for (path, row) in rows {
                    audit.append([
                        .string(campaign.id), Self.text(instance), .string(path),
                        row.base.map { Self.json($0) } ?? .null, Self.json(row.value),
                        Self.flag(row.base != row.value),
                    ])
                }
            }
        }
        let columns = ["campaign", "instance", "path", "base_value", "value", "changed"]
        try compare("override_audit", audit, columns, &differences) {
            $0["removed_at"] == .null
        }
        try compare(
            "migrations",
            model.migrations.values.map {
                [
                    .string($0.id), .string($0.campaign), .string($0.from), .string($0.to),
                    .string($0.diffClass), ModelConfiguration.text($0.old),
                    ModelConfiguration.text($0.new), .int($0.at.ms),
                    $0.backAt.map { .int($0.ms) } ?? .null,
                ]
            },
            [
                "id", "campaign", "from_version", "to_version", "class", "old_overrides",
                "new_overrides", "at", "rolled_back_at",
            ],
            &differences
        )
        try compareBodies(&differences)
    }

    private static func json(_ value: ConfigurationValue) -> JSON {
        .string(String(decoding: CanonicalJSON.bytes(of: JSON(value)), as: UTF8.self))
    }

    /// What campaigns keep beside their columns.
    private func compareBodies(_ differences: inout [String]) throws {
        let expected = model.campaigns.values.map { campaign -> [JSON] in
            let fields = campaign.fields
            return [
                .string(campaign.id), Self.text(fields.name), Self.text(fields.template),
                Self.text(fields.group), Self.text(fields.start?.iso), Self.text(fields.end?.iso),
                .string(fields.currency), .bool(campaign.hasLegalHold),
                campaign.overrides.members.isEmpty ? .null : JSON(campaign.overrides),
                campaign.provenance?.json ?? .null,
            ]
        }
        let rows = try digest.rows(of: "campaigns").map { row -> [JSON] in
            let body = (try? JSONParser.parse(Array((row["body"]?.string ?? "").utf8)))?.object
            let fields = body?["fields"]?.object
            return [
                row["id"] ?? .null, fields?["name"] ?? .null,
                fields?["templateVersionId"] ?? .null, fields?["groupId"] ?? .null,
                fields?["startDate"] ?? .null, fields?["endDate"] ?? .null,
                fields?["currency"] ?? .null, .bool(body?["legalHold"]?.bool ?? false),
                body?["overrides"] ?? .null, body?["provenance"] ?? .null,
            ]
        }
        compare("campaigns", rows, expected, &differences)
    }

    /// What became of every command, those included to which nobody awaits an answer.
    func compareResults(_ differences: inout [String]) throws {
        // What is older is forgotten, now or later.
        let oldest = model.clock.adding(days: -400)
        let expected = model.keys.values.filter { $0.disposition == "refused" && $0.at > oldest }
            .map { [.int($0.position), JSON.array(($0.codes ?? []).map { .string($0) })] }
        let rows = try digest.rows(of: "inputs").filter {
            $0["disposition"] == .string("refused") && $0["at"]?.int ?? 0 > oldest.ms
        }.map { row -> [JSON] in
            let result = (try? JSONParser.parse(Array((row["result"]?.string ?? "").utf8)))?.object
            return [row["position"] ?? .null, result?["codes"] ?? .null]
        }
        compare("inputs", rows, expected, &differences)
    }
}
