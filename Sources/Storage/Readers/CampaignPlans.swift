import Domain

/// Reads everything about campaigns that makes things happen by themselves.
///
/// For the length of one look at the node.
final class CampaignPlans {
    private let campaigns: CampaignTable
    private let terms: TermsTable
    private let instances: InstanceTable
    private let schedules: ScheduleTable
    private let recurrences: RecurrenceTable
    private let blackouts: BlackoutTable
    private let companies: CompanyTable.Cache
    private var calendars: [String: BlackoutCalendar] = [:]

    init(_ view: ReadView) throws(StorageFault) {
        campaigns = try CampaignTable(view.connection)
        terms = try TermsTable(view.connection)
        instances = try InstanceTable(view.connection)
        schedules = try ScheduleTable(view.connection)
        recurrences = try RecurrenceTable(view.connection)
        blackouts = try BlackoutTable(view.connection)
        companies = CompanyTable.Cache(try CompanyTable(view.connection))
    }

    /// A campaign with its plan; nil when it or its company cannot be read.
    func find(_ id: String, clock: Instant) throws(StorageFault) -> Plan? {
        guard let campaign = try campaigns.find(id),
            let company = try companies.find(campaign.company)
        else { return nil }
        let zone = company.zoneTable
        let terms = try terms.find(campaign: id)
        return Plan(
            campaign: campaign,
            company: company,
            terms: terms,
            blackouts: try calendar(of: company.id),
            schedule: CampaignSchedule(
                campaign,
                terms: terms,
                instances: try instances.find(campaign: id),
                schedules: try schedules.find(campaign: id),
                recurrence: try recurrences.find(campaign: id),
                in: zone,
                today: zone.localDate(at: clock)
            )
        )
    }

    /// The blackouts of a company.
    func calendar(of company: String) throws(StorageFault) -> BlackoutCalendar {
        if let known = calendars[company] { return known }
        let calendar = try blackouts.calendar(company: company)
        calendars[company] = calendar
        return calendar
    }

    /// The company with an id.
    func company(_ id: String) throws(StorageFault) -> CompanyRow? {
        try companies.find(id)
    }

    /// A campaign and what makes things happen to it.
    struct Plan {
        /// The campaign.
        let campaign: CampaignRow
        /// Its company.
        let company: CompanyRow
        /// Its terms.
        let terms: [TermsRow]
        /// The company's blackouts.
        let blackouts: BlackoutCalendar
        /// Its schedule as of the clock.
        let schedule: CampaignSchedule
    }
}
