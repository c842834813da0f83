import Contracts
import Domain
import Storage

/// Keeps count of the quotas: what is used of them, whom they stop, and what changed.
///
/// It keeps the quotas of the companies it was asked about and reads and writes use in the tables.
/// It belongs to the engine; when a turn fails it is dropped. Source: domain §16.
final class QuotaBook {
    private var shelves: [String: QuotaShelf] = [:]
    private var groups: [String: String] = [:]
    /// The quotas whose use or limit this record changed.
    private var changed: [String: QuotaRow] = [:]
    /// The quotas that may stop fewer requests since this record.
    private var freed: [String: QuotaRow] = [:]

    /// The quotas of a company.
    func shelf(_ company: String, _ context: FoldContext) throws -> QuotaShelf {
        if let known = shelves[company] { return known }
        let tables = context.tables
        guard let row = try tables.companies.find(company) else {
            throw StorageFault(.inconsistent, "a campaign has no company")
        }
        let shelf = QuotaShelf(try tables.quotas.find(company: company), zone: row.zoneTable)
        shelves[company] = shelf
        return shelf
    }

    /// The hard quotas that a request must fit in, in order, with what is used of them.
    ///
    /// `moment` is when the person would become active: a request may be dated ahead.
    func checks(
        _ role: ParticipantRole,
        in campaign: String,
        _ instance: String?,
        group: String?,
        of company: String,
        at moment: Instant,
        _ context: FoldContext
    ) throws -> [AdmissionChecks.QuotaCheck] {
        let shelf = try shelf(company, context)
        guard shelf.blocks else { return [] }
        let place = try place(
            campaign,
            instance,
            group: group,
            of: company,
            roles: [role],
            shelf,
            context
        )
        return try shelf.quotas(at: place)
            .filter { $0.quota.isActive && $0.quota.hardness == .hard }
            .map { row in
                let use = try use(of: row, at: moment, shelf, context)
                let kept = try kept(of: row, role, context)
                let taken = Arithmetic.saturatingSum(use, kept)
                return AdmissionChecks.QuotaCheck(
                    id: row.quota.id,
                    use: taken,
                    cap: row.quota.cap,
                    isBlocking: row.quota.blocks(role, use: taken)
                )
            }
            .sorted { Identifier.isBefore($0.id, $1.id) }
    }

    /// The places that holds and offers keep for people whom a quota counts.
    ///
    /// Source: "Holds and offers", Quotas.
    private func kept(
        of row: QuotaRow,
        _ role: ParticipantRole,
        _ context: FoldContext
    ) throws -> Int64 {
        guard row.quota.metric.role == role else { return 0 }
        let quota = row.quota
        let group = quota.scopeRef.split(separator: "/").last.map(String.init)
        return try context.tables.holds.count(
            company: row.company,
            role: role,
            campaign: row.campaign,
            cohort: quota.scope == .instance ? quota.scopeRef : nil,
            group: quota.scope == .group ? group : nil,
            isByPerson: quota.period == .total
        )
    }

    /// A place is kept no longer: whoever it stopped may be let in.
    func free(_ hold: HoldRow, _ context: FoldContext) throws {
        let shelf = try shelf(hold.company, context)
        guard shelf.blocks, shelf.countsPeople else { return }
        let place = try place(
            hold.campaign,
            hold.cohort,
            group: hold.groupId,
            of: hold.company,
            roles: [hold.role],
            shelf,
            context
        )
        for row in shelf.quotas(at: place)
        where row.quota.hardness == .hard && row.quota.metric.role == hold.role {
            freed[row.quota.id] = row
        }
    }

    /// Whether somebody who joined stands beyond a hard quota.
    ///
    /// Source: domain §7.5 step 4.
    func isExceeded(by enrollment: EnrollmentRow, _ context: FoldContext) throws -> Bool {
        let shelf = try shelf(enrollment.company, context)
        guard shelf.blocks else { return false }
        let place = try place(of: enrollment, shelf, context)
        for row in shelf.quotas(at: place) where row.quota.hardness == .hard {
            if let role = row.quota.metric.role, role != enrollment.role { continue }
            let use = try use(of: row, at: enrollment.enrolledAt, shelf, context)
            if row.quota.isExceeded(by: use) { return true }
        }
        return false
    }

    /// Whether one of these quotas holds for a cohort only, so that others may find room elsewhere.
    func isBoundToCohort(
        _ ids: [String],
        of company: String,
        _ context: FoldContext
    ) throws -> Bool {
        guard !ids.isEmpty else { return false }
        let shelf = try shelf(company, context)
        return ids.contains { shelf.row($0)?.quota.scope == .instance }
    }

    /// Whether a moment lies on the company's day of today, and so in the current period.
    func isToday(_ moment: Instant, _ company: String, _ context: FoldContext) throws -> Bool {
        let zone = try shelf(company, context).zone
        return zone.dayBegun(at: moment) == zone.dayBegun(at: context.clock)
    }

    /// Adds to what is used in a period, if anybody looked at that period before.
    func add(
        _ amount: Int64,
        to row: QuotaRow,
        start: CivilDate?,
        _ context: FoldContext
    ) throws {
        guard amount != 0,
            var use = try context.tables.quotaUses.find(quota: row.quota.id, start: start)
        else { return }
        let wasFull = use.use >= row.quota.cap
        use.add(amount)
        try context.tables.quotaUses.save(use, quota: row.quota.id)
        changed[row.quota.id] = row
        if wasFull, use.use < row.quota.cap, row.quota.hardness == .hard {
            freed[row.quota.id] = row
        }
    }

    private func use(
        of row: QuotaRow,
        at moment: Instant,
        _ shelf: QuotaShelf,
        _ context: FoldContext
    ) throws -> Int64 {
        let start = shelf.start(of: row.quota, at: moment)
        return try open(row, start, shelf, context).use
    }

    /// What is used in a period; measured when nobody looked at it before.
    @discardableResult
    func open(
        _ row: QuotaRow,
        _ start: CivilDate?,
        _ shelf: QuotaShelf,
        _ context: FoldContext
    ) throws -> QuotaUse {
        let tables = context.tables
        if let known = try tables.quotaUses.find(quota: row.quota.id, start: start) {
            return known
        }
        let measured = QuotaUse(
            periodStart: start,
            use: try tables.quotaMeasure.use(of: row, start: start, in: shelf.zone)
        )
        try tables.quotaUses.save(measured, quota: row.quota.id)
        return measured
    }

    /// Where an enrollment counts.
    func place(
        of enrollment: EnrollmentRow,
        _ shelf: QuotaShelf,
        _ context: FoldContext
    ) throws -> QuotaPlace {
        try place(
            enrollment.campaign,
            enrollment.instance,
            group: enrollment.groupId,
            of: enrollment.company,
            roles: [enrollment.role],
            shelf,
            context
        )
    }

    /// A place in a campaign; without a group of its own it has the campaign's.
    func place(
        _ campaign: String,
        _ instance: String?,
        group: String?,
        of company: String,
        roles: Set<ParticipantRole>,
        _ shelf: QuotaShelf,
        _ context: FoldContext
    ) throws -> QuotaPlace {
        var named = ""
        if shelf.hasGroups { named = try group ?? self.group(of: campaign, context) }
        return QuotaPlace(
            company: company,
            campaign: campaign,
            instance: instance,
            group: named,
            roles: roles
        )
    }

    /// The group of a campaign; a draft may have none.
    func group(of campaign: String, _ context: FoldContext) throws -> String {
        if let known = groups[campaign] { return known }
        let group = try context.tables.campaigns.find(campaign)?.fields.groupId ?? ""
        groups[campaign] = group
        return group
    }

    /// The quotas of a company, or the groups of its campaigns, are other ones now.
    func forget(company: String) {
        shelves[company] = nil
        groups.removeAll()
    }

    /// The quota is to be looked at when the record is over, and whom it stopped as well.
    func note(_ row: QuotaRow, isFreed: Bool) {
        changed[row.quota.id] = row
        if isFreed, row.quota.hardness == .hard { freed[row.quota.id] = row }
    }

    /// The quotas that changed, by id; asking forgets them.
    func takeChanged() -> [QuotaRow] {
        guard !changed.isEmpty else { return [] }
        defer { changed.removeAll() }
        return changed.values.sorted { Identifier.isBefore($0.quota.id, $1.quota.id) }
    }

    /// The quotas that may stop fewer requests, by id; asking forgets them.
    func takeFreed() -> [QuotaRow] {
        guard !freed.isEmpty else { return [] }
        defer { freed.removeAll() }
        return freed.values.sorted { Identifier.isBefore($0.quota.id, $1.quota.id) }
    }
}
