import Contracts
package import Domain

/// The rules of the calendar, given what the tables hold. Source: domain §4.4, §20.
extension CampaignSchedule {
    /// Everything that makes things happen by themselves, as of a local date.
    ///
    /// The engine plans by it, readers look ahead with it, and a verification compares it with
    /// what is due.
    package init(
        _ campaign: CampaignRow,
        terms: [TermsRow],
        instances: [InstanceRow],
        schedules: [ScheduleRow],
        recurrence: RecurrenceRow?,
        in zone: ZoneTable,
        today: CivilDate
    ) {
        self.init(campaign: campaign.id, status: campaign.status)
        startDate = campaign.fields.startDate
        endDate = campaign.fields.endDate
        recruitLeadDays = campaign.fields.recruitLeadDays
        autoCloseDays = campaign.fields.autoCloseDays
        completedOn = campaign.completedAt.map(zone.localDate(at:))
        retries = campaign.retries
        pendingTerms = terms.map(\.effectiveFrom).filter { $0 > today }
        self.instances = instances.compactMap(\.schedule)
        scheduled = schedules.map(\.order)
        self.recurrence = recurrence?.progress
    }
}

extension CampaignRow {
    /// What failed of the clock's rules since the last change of state.
    package var retries: [ClockRule: ClockRetry] {
        get {
            var retries: [ClockRule: ClockRetry] = [:]
            let rules = ClockRule.allCases.filter { $0 != .recruit && $0.applies(to: status) }
            if attempts > 0, let rule = rules.first {
                retries[rule] = ClockRetry(attempts: attempts, nextAt: retryAt)
            }
            if recruitAttempts > 0, ClockRule.recruit.applies(to: status) {
                retries[.recruit] = ClockRetry(attempts: recruitAttempts, nextAt: recruitRetryAt)
            }
            return retries
        }
        set {
            let other = newValue.first { $0.key != .recruit }?.value
            (attempts, retryAt) = (other?.attempts ?? 0, other?.nextAt)
            let recruit = newValue[.recruit]
            (recruitAttempts, recruitRetryAt) = (recruit?.attempts ?? 0, recruit?.nextAt)
        }
    }
}

extension InstanceRow {
    /// Its dates; nil when they are reversed, which no command makes.
    package var dates: CivilRange? { CivilRange(startDate, through: endDate) }

    /// What the clock needs to know of it.
    package var schedule: InstanceSchedule? {
        dates.map {
            InstanceSchedule(
                id: id,
                dates: $0,
                status: status,
                isPausedByCascade: pausedByCascade
            )
        }
    }
}

extension DueRow.Kind {
    /// The kind of a due item of a campaign's calendar.
    package init(_ kind: DueItem.Kind) {
        self =
            switch kind {
            case .termsEffective: .termsEffective
            case .rule(.activate): .campaignActivate
            case .rule(.complete): .campaignComplete
            case .rule(.recruit): .campaignRecruit
            case .rule(.close): .campaignClose
            case .scheduled: .scheduledTransition
            case .recurrence: .recurrence
            case .instanceStart: .instanceActivate
            case .instanceComplete: .instanceComplete
            }
    }
}
