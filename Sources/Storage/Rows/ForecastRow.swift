package import Domain

/// What was forecast for a campaign at a local midnight, and what was told of it.
///
/// Source: domain §17.
package struct ForecastRow: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// The company.
    package var company: String
    /// The date that ended, the last one that the forecast looks back on.
    package var day: CivilDate
    /// The place among all rows: position of the record, shifted, plus the row's number in it.
    package var seq: Int64
    /// The clock.
    package var at: Instant
    /// The pricing model, which says what is used.
    package var model: PricingModel
    /// U.
    package var used: Int64
    /// L.
    package var limit: Int64
    /// The campaign's last date.
    package var endDate: CivilDate?
    /// The forecast; nil for a campaign that has none, whose warning ends.
    package var forecast: FillForecast?
    /// The net change of U on the dates that it looks back on.
    package var gained: Int64
    /// Whether it was told.
    package var isTold: Bool
    /// The expected date that was told last, this one included; nil when none stands.
    package var toldDate: CivilDate?
    /// What became of the early warning.
    package var warning: FillWarning

    /// A forecast of which nothing was told yet.
    package init(
        campaign: String,
        company: String,
        day: CivilDate,
        seq: Int64,
        at: Instant,
        model: PricingModel,
        used: Int64,
        limit: Int64,
        endDate: CivilDate?,
        forecast: FillForecast?,
        gained: Int64,
        warning: FillWarning
    ) {
        self.campaign = campaign
        self.company = company
        self.day = day
        self.seq = seq
        self.at = at
        self.model = model
        self.used = used
        self.limit = limit
        self.endDate = endDate
        self.forecast = forecast
        self.gained = gained
        self.warning = warning
        isTold = false
    }

    /// The position of the record that it reflects.
    package var position: Int64 { RowNumber.position(ofRow: seq) }

    /// Whether the early warning stands.
    package var isWarned: Bool { warning.decision == .raise || warning.decision == .keep }

    static let columns = """
        campaign, day, seq, company, at, model, used, limit_count, end_date, standing,
        basis_days, gained, expected, earliest, latest, is_told, told_date, warning, reasons
        """

    init?(_ row: inout Columns) {
        campaign = row.text()
        let last = CivilDate(iso: row.text())
        seq = row.int()
        company = row.text()
        at = Instant(ms: row.int())
        model = PricingModel(rawValue: row.text()) ?? .custom
        used = row.int()
        limit = row.int()
        endDate = row.optionalText().flatMap(CivilDate.init(iso:))
        let standing = row.optionalText().flatMap(FillStanding.init(rawValue:))
        let basisDays = row.int()
        gained = row.int()
        let (expected, earliest, latest) = (
            row.optionalInt(), row.optionalInt(), row.optionalInt()
        )
        isTold = row.bool()
        toldDate = row.optionalText().flatMap(CivilDate.init(iso:))
        let decision = FillWarning.Decision(rawValue: row.text()) ?? .none
        let reasons = row.text().split(separator: " ")
            .compactMap { FillWarningReason(rawValue: String($0)) }
        warning = FillWarning(decision: decision, reasons: reasons)
        guard let last else { return nil }
        day = last
        forecast = standing.map { standing in
            FillForecast(
                standing: standing,
                basisDays: basisDays,
                basisEnd: last,
                expectedDays: expected,
                earliestDays: earliest,
                latestDays: latest
            )
        }
    }

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(day.iso)
        binder.add(seq)
        binder.add(company)
        binder.add(at.ms)
        binder.add(model.rawValue)
        binder.add(used)
        binder.add(limit)
        binder.add(endDate?.iso)
        binder.add(forecast?.standing.rawValue)
        binder.add(forecast?.basisDays ?? 0)
        binder.add(gained)
        binder.add(forecast?.expectedDays)
        binder.add(forecast?.earliestDays)
        binder.add(forecast?.latestDays)
        binder.add(isTold)
        binder.add(toldDate?.iso)
        binder.add(warning.decision.rawValue)
        binder.add(warning.reasons.map(\.rawValue).joined(separator: " "))
    }
}
