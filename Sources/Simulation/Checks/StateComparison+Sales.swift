import Contracts
import Domain
import Storage

/// Facts, subscriptions, loans, quotas and bills of a node against the model's.
extension StateComparison {
    func compareSales(_ differences: inout [String]) throws {
        try compare(
            "facts",
            model.facts.map { key, fact in
                [
                    .string("\(key.prefix { $0 != "/" })"), .string(fact.kind), .string(fact.ref),
                    .string(fact.campaign), Self.text(fact.place), .string(fact.name),
                    Self.text(fact.person), .int(fact.at.ms), .int(fact.mc),
                    Self.text(fact.usage), Self.text(fact.credits), .int(fact.isVoided ? 1 : 0),
                ]
            },
            [
                "company", "kind", "ref", "campaign", "instance", "name", "participant",
                "effective_at", "mc", "usage_id", "credits_id", "voided",
            ],
            &differences
        )
        try compare(
            "loans",
            model.loans.all.map {
                [
                    .string($0.subscription), .int($0.number), .string($0.lender),
                    .string($0.borrower),
                ]
            },
            ["subscription", "number", "lender", "borrower"],
            &differences
        )
        try compareSubscriptions(&differences)
        try compare(
            "quotas",
            model.quotas.values.map { quota in
                [
                    .string(quota.id), .string(quota.company), Self.text(quota.campaign),
                    .string(quota.rule.scopeRef), .int(quota.rule.limit),
                    .int(quota.isAutomatic ? 1 : 0), .int(quota.version),
                ]
            },
            ["id", "company", "campaign", "scope_ref", "limit_count", "automatic", "version"],
            &differences
        )
        try compareQuotaUse(&differences)
    }

    private func compareSubscriptions(_ differences: inout [String]) throws {
        let rows = try digest.rows(of: "subscriptions").map { row -> [JSON] in
            let body = Self.object(row["body"])
            return [
                row["id"] ?? .null, row["company"] ?? .null, row["status"] ?? .null,
                row["version"] ?? .null, body["quantity"] ?? .null, body["periodStart"] ?? .null,
                body["periodEnd"] ?? .null, body["shares"] ?? .null,
            ]
        }
        let expected = model.subscriptions.values.map { bundle -> [JSON] in
            var shares: JSONObject = [:]
            for campaign in model.campaigns.values.sorted(by: { $0.id < $1.id })
            where campaign.company == bundle.company {
                let share = model.share(of: campaign, in: bundle)
                if share > 0 { shares[campaign.id] = .int(share) }
            }
            return [
                .string(bundle.id), .string(bundle.company), .string(bundle.status),
                .int(bundle.version), .int(bundle.quantity), .string(bundle.start.iso),
                .string(bundle.end.iso), .object(shares),
            ]
        }
        compare("subscriptions", rows, expected, &differences)
    }

    /// What is used of quotas in their current period, and what was told of it.
    private func compareQuotaUse(_ differences: inout [String]) throws {
        var starts: Set<[JSON]> = []
        let expected = model.quotas.values.compactMap { quota -> [JSON]? in
            guard let company = model.companies[quota.company] else { return nil }
            let today = company.begun(model.clock)
            let start = quota.start(today)
            let key: [JSON] = [.string(quota.id), .string(start?.iso ?? "")]
            starts.insert(key)
            return key + [.int(model.use(quota, on: today, company))]
        }
        let rows = try digest.rows(of: "quota_uses").map {
            [$0["quota"] ?? .null, $0["period_start"] ?? .null, $0["use"] ?? .null]
        }.filter { starts.contains(Array($0.prefix(2))) }
        compare("quota_uses", rows, expected, &differences)
    }

    func compareBills(_ differences: inout [String]) throws {
        let bills = try digest.rows(of: "statements").map { row -> [JSON] in
            let body = Self.object(row["body"])
            return [
                row["campaign"] ?? .null, row["month"] ?? .null, row["total"] ?? .null,
                row["mc"] ?? .null, row["learners"] ?? .null, row["sessions"] ?? .null,
                row["seat_days"] ?? .null, Self.lines(body["lines"]?.array ?? []),
            ]
        }
        let expectedBills = model.statements.map { bill -> [JSON] in
            [
                .string(bill.campaign), .string(bill.month.iso), .int(bill.total), .int(bill.mc),
                .int(bill.learners), .int(bill.sessions), .int(bill.seatDays),
                Self.lines(bill.lines),
            ]
        }
        compare("statements", bills, expectedBills, &differences)
        let invoices = try digest.rows(of: "invoices").map { row -> [JSON] in
            [
                row["id"] ?? .null, row["company"] ?? .null, row["month"] ?? .null,
                row["total"] ?? .null, row["at"] ?? .null,
                Self.lines(Self.object(row["body"])["lines"]?.array ?? []),
            ]
        }
        let expectedInvoices = model.invoices.map { invoice -> [JSON] in
            [
                .string(invoice.id), .string(invoice.company), .string(invoice.month.iso),
                .int(invoice.total), .int(invoice.at.ms), Self.lines(invoice.lines),
            ]
        }
        compare("invoices", invoices, expectedInvoices, &differences)
    }

    static func object(_ column: JSON?) -> JSONObject {
        (try? JSONParser.parse(Array((column?.string ?? "").utf8)))?.object ?? [:]
    }

    private static func lines(_ lines: [JSON]) -> JSON {
        sorted(
            lines.compactMap(\.object).map { line in
                let amount = line["amount"]?.object?["amount"] ?? .null
                return [
                    line["campaignId"] ?? .null, line["kind"] ?? .null,
                    line["description"] ?? .null, line["key"] ?? .null,
                    line["quantity"] ?? .null, line["late"] ?? .null,
                    line["reversed"] ?? .null, amount, line["periodFrom"] ?? .null,
                    line["periodTo"] ?? .null,
                ]
            }
        )
    }

    private static func lines(_ lines: [ModelLine]) -> JSON {
        sorted(
            lines.map { line in
                [
                    text(line.campaign), .string(line.kind), .string(line.code), text(line.key),
                    .int(line.quantity), .int(line.late), .int(line.reversed),
                    .int(line.amount), .string(line.from.iso), .string(line.to.iso),
                ]
            }
        )
    }

    private static func sorted(_ lines: [[JSON]]) -> JSON {
        let all = lines.map { line in
            String(decoding: CanonicalJSON.bytes(of: .array(line)), as: UTF8.self)
        }
        return .array(all.sorted().map { .string($0) })
    }
}
