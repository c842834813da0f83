import Contracts
import Domain

/// Outputs of quotas, of the ledger and of models other than seats.
extension Samples {
    static let billing: [(String, any OutputBody)] = quotas + usage + terms + closing + metrics

    private static let campaign = "c-german-berlin"
    private static let effective = at("2026-04-15T09:58:12.345Z")

    private static func eur(_ amount: Int64) -> Money { Money(amount: amount, currency: .eur) }

    private static let quotas: [(String, any OutputBody)] = [
        (
            "headroom.capacity.quota_crossed.v1",
            CapacityQuotaCrossed(
                campaign: campaign,
                name: "German in Berlin",
                quota: Quota(
                    id: "q-spring-volunteers",
                    scope: .role,
                    scopeRef: "\(campaign)/volunteer",
                    metric: .volunteers,
                    period: .month,
                    limit: 10,
                    hardness: .hard
                ),
                percent: 80,
                use: 9,
                recipients: [
                    Recipient(
                        Contact(
                            kind: .companyAdmin,
                            address: "csr@veridia.example",
                            locale: .norwegian
                        )
                    )
                ],
                alertId: "alr_veridia_812_1"
            )
        ),
        (
            "headroom.capacity.quota_crossed.v1.company",
            CapacityQuotaCrossed(
                campaign: nil,
                name: nil,
                quota: Quota(
                    id: "quo_veridia_812_1",
                    scope: .company,
                    scopeRef: "veridia",
                    metric: .budget,
                    period: .total,
                    limit: 5_000_000,
                    currency: .eur,
                    hardness: .soft
                ),
                percent: 100,
                use: 5_000_001,
                recipients: [],
                alertId: "alr_veridia_812_1"
            )
        ),
        (
            "headroom.enrollment.decided.v1.quota",
            EnrollmentDecided(
                requestId: "req-7003",
                campaign: campaign,
                participantId: "b-new-2",
                role: .beneficiary,
                decision: .rejected,
                reasons: [.quotaExhausted],
                quotaIds: ["q-spring-beneficiaries", "quo_veridia_812_1"],
                room: Room(model: .seats, limit: 50, overbookPct: 10, used: 40)
            )
        ),
        (
            "headroom.capacity.changed.v1.bundle",
            CapacityChanged(
                campaign: campaign,
                model: .bundle,
                room: Room(model: .bundle, limit: 50, overbookPct: 10, used: 43),
                borrowed: 10,
                lent: 3,
                delta: 1,
                waiting: 0
            )
        ),
    ]

    private static let usage: [(String, any OutputBody)] = [
        (
            "headroom.billing.usage_recorded.v1.session",
            BillingUsageRecorded(
                campaign: campaign,
                usageId: "use_veridia_812_2",
                usageType: .session,
                quantity: 1,
                unit: .session,
                ref: "ses-9001",
                effectiveAt: effective,
                period: "2026-04",
                instanceId: "ins_veridia_41_1",
                model: .credits,
                minutes: 45
            )
        ),
        (
            "headroom.billing.usage_recorded.v1.fee",
            BillingUsageRecorded(
                campaign: nil,
                usageId: "use_veridia_812_3",
                usageType: .fixedFee,
                quantity: 1,
                unit: .fee,
                ref: "sub-veridia:2026-01-01",
                effectiveAt: effective,
                period: "2026-04",
                model: .bundle,
                key: "sub-veridia:2026-01-01",
                amount: eur(1_000_000)
            )
        ),
        (
            "headroom.billing.usage_recorded.v1.overage",
            BillingUsageRecorded(
                campaign: campaign,
                usageId: "use_veridia_812_4",
                usageType: .overage,
                quantity: -200_000,
                unit: .milliCredit,
                ref: "overage:2026-04",
                effectiveAt: effective,
                period: "2026-04",
                model: .credits,
                key: "overage:2026-04",
                amount: eur(-12_000)
            )
        ),
    ]

    private static let terms: [(String, any OutputBody)] = {
        var seats = TermsInput(model: .seats)
        seats.committedSeats = 50
        seats.seatPricePerMonth = eur(50_000)
        seats.overageRateBp = 12_500
        let day = CivilDate(iso: "2026-05-01") ?? CivilDate(dayNumber: 0)
        let learners = CommercialTerms.iaas(
            LearnerTerms(effectiveFrom: day, learners: 100, priceMinor: 120_000)
        )
        return [
            (
                "headroom.campaign.terms_changed.v1.iaas",
                CampaignTermsChanged(
                    campaign: campaign,
                    termsId: "ter_veridia_812_1",
                    effectiveFrom: day,
                    model: .iaas,
                    old: .object(seats.json),
                    new: .object(learners.json(in: .eur)),
                    by: "sam.seller",
                    warnings: [ReasonCode(rawValue: "no_guarantees")]
                )
            )
        ]
    }()

    private static let closing: [(String, any OutputBody)] =
        [
            (
                "headroom.billing.reconciled.v1",
                BillingReconciled(
                    campaign: campaign,
                    reconciliation: Reconciliation(rows: [
                        ReconciliationRow(unit: .volunteers, ledger: 43, counter: 43, rated: nil),
                        ReconciliationRow(unit: .milliCredits, ledger: 0, counter: 0, rated: 0),
                        ReconciliationRow(unit: .learners, ledger: 61, counter: 60, rated: 61),
                        ReconciliationRow(unit: .sessions, ledger: 12, counter: 12, rated: 12),
                        ReconciliationRow(unit: .seatDays, ledger: nil, counter: 1720, rated: 1720),
                    ])
                )
            )
        ] + invoices

    private static var invoices: [(String, any OutputBody)] {
        guard let month = CivilMonth(iso: "2026-03"),
            let invoice = try? Invoice(
                company: "veridia",
                month: month,
                currency: .eur,
                status: .final,
                lines: lines(of: month)
            )
        else { return [] }
        let (first, day) = (month.firstDay, InvoicePreview(invoice, asOf: month.lastDay.monday))
        return [
            ("headroom.billing.invoice_finalized.v1", BillingInvoiceFinalized(invoice: invoice)),
            (
                "headroom.billing.invoice_finalized.v1.large",
                BillingInvoiceFinalized(invoice: invoice, lineBytes: 100)
            ),
            (
                "headroom.billing.period_closed.v1",
                BillingPeriodClosed(usage: period(first), invoices: [invoice], campaigns: 2)
            ),
            (
                "headroom.billing.invoice_previewed.v1",
                BillingInvoicePreviewed(preview: day, previousMinor: 3_700_000)
            ),
            (
                "headroom.billing.usage_statement.v1",
                BillingUsageStatement(
                    requestRef: "st-2026-03",
                    timeZone: "Europe/Oslo",
                    isClosed: true,
                    usage: period(first)
                )
            ),
        ]
    }

    /// Sums of every form, out of their order.
    private static func period(_ first: CivilDate) -> UsagePeriod {
        UsagePeriod(
            month: first.month,
            days: [
                UsageDay(
                    moment: .late(first.month.previous),
                    type: .seatAssigned,
                    unit: .seat,
                    records: 1,
                    quantity: 0,
                    first: 61,
                    last: 61
                ),
                UsageDay(
                    moment: .on(first.adding(days: 2)),
                    type: .fixedFee,
                    unit: .fee,
                    records: 2,
                    quantity: 2,
                    amount: eur(1_250_000),
                    first: 58,
                    last: 60
                ),
                UsageDay(
                    moment: .on(first.adding(days: 1)),
                    type: .session,
                    unit: .session,
                    records: 12,
                    quantity: 12,
                    minutes: 540,
                    first: 42,
                    last: 57
                ),
                UsageDay(
                    moment: .on(first.adding(days: 1)),
                    type: .seatAssigned,
                    unit: .seat,
                    records: 2,
                    quantity: 2,
                    first: 40,
                    last: 41
                ),
            ]
        )
    }

    /// One line of each form, out of their order.
    private static func lines(of month: CivilMonth) -> [InvoiceLine] {
        [
            line(
                "c-mentors",
                .bundleZero,
                .bundleShare,
                20,
                .learner,
                0,
                in: month,
                share: ShareReport(
                    servedInMonth: 20,
                    servedToDate: 55,
                    standing: ShareStanding(own: 100, borrowed: 10, lent: 0, utilizationBp: 6000)
                )
            ),
            InvoiceLine(
                campaign: campaign,
                kind: .overage,
                code: .seatOverage,
                quantity: 24,
                late: 2,
                reversed: 1,
                unit: .seatDay,
                unitPriceMinor: 50_000,
                amountMinor: 38_710,
                periodFrom: month.firstDay,
                periodTo: month.lastDay
            ),
            line(
                campaign,
                .commitment,
                .seatsCommitted,
                1720,
                .seatDay,
                2_774_194,
                in: month,
                segments: segments(of: month)
            ),
            line(
                nil,
                .bundleSubscription,
                .bundlePeriod,
                1,
                .fee,
                1_000_000,
                in: month,
                price: 1_000_000,
                key: "sub-veridia:2026-03-01"
            ),
        ]
    }

    /// What 50 seats cost for 14 days, and 60 for the rest of the month.
    private static func segments(of month: CivilMonth) -> [SeatSegment] {
        let days = (0..<month.dayCount).map { index in
            SeatDay(
                date: month.firstDay.adding(days: index),
                seats: index < 14 ? 50 : 60,
                priceMinor: 50_000,
                overageRateBp: 10_000,
                peak: 0
            )
        }
        return SeatRating.rate(month: month, days: days)?.segments ?? []
    }

    private static func line(
        _ campaign: String?,
        _ kind: InvoiceLineKind,
        _ code: InvoiceLineCode,
        _ quantity: Int64,
        _ unit: BillingUnit,
        _ amount: Int64,
        in month: CivilMonth,
        price: Int64? = nil,
        segments: [SeatSegment] = [],
        key: String? = nil,
        share: ShareReport? = nil
    ) -> InvoiceLine {
        InvoiceLine(
            campaign: campaign,
            kind: kind,
            code: code,
            quantity: quantity,
            unit: unit,
            unitPriceMinor: price,
            amountMinor: amount,
            periodFrom: month.firstDay,
            periodTo: month.lastDay,
            segments: segments,
            key: key,
            share: share
        )
    }
}
