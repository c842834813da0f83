import ArgumentParser
import Contracts
import Domain
import Storage

extension CampaignStatus: ExpressibleByArgument {}
extension CompanyStatus: ExpressibleByArgument {}
extension EnrollmentStatus: ExpressibleByArgument {}
extension HoldStatus: ExpressibleByArgument {}
extension ParticipantRole: ExpressibleByArgument {}
extension Currency: ExpressibleByArgument {}
extension AlertStatus: ExpressibleByArgument {}
extension UpsellSegment: ExpressibleByArgument {}
extension UpsellCategory: ExpressibleByArgument {}
extension UpsellState: ExpressibleByArgument {}
extension UpsellOutcome: ExpressibleByArgument {}
extension UpsellDeclineReason: ExpressibleByArgument {}
extension AlertFilter.State: ExpressibleByArgument {}
extension ContactKind: ExpressibleByArgument {}
extension ProgramType: ExpressibleByArgument {}
extension VersionStatus: ExpressibleByArgument {}
extension InstanceStatus: ExpressibleByArgument {}
extension RecurrenceInterval: ExpressibleByArgument {}
extension PricingModel: ExpressibleByArgument {}
extension CustomTerms.FeeSchedule: ExpressibleByArgument {}
extension SubscriptionBorrowing: ExpressibleByArgument {}
extension Quota.Scope: ExpressibleByArgument {}
extension Quota.Metric: ExpressibleByArgument {}
extension Quota.Period: ExpressibleByArgument {}
extension LedgerType: ExpressibleByArgument {}
extension Metric: ExpressibleByArgument {}
extension ValueSeries.Interval: ExpressibleByArgument {}
extension ValueSeries.Aggregate: ExpressibleByArgument {}
extension OutcomeDimension: ExpressibleByArgument {}
extension ActivityFeedKind: ExpressibleByArgument {}
extension Principal.Role: ExpressibleByArgument {}
extension DailyFigure: ExpressibleByArgument {}
extension CampaignRanking.Figure: ExpressibleByArgument {}
extension ProgramQuestion.Key: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    package init?(argument: String) { self.init(iso: argument) }
    /// Shown in help as it is written.
    package var defaultValueDescription: String { iso }
}

extension CivilMonth: ExpressibleByArgument {
    /// Reads `YYYY-MM`.
    package init?(argument: String) { self.init(iso: argument) }
    /// Shown in help as it is written.
    package var defaultValueDescription: String { iso }
}

extension Instant: ExpressibleByArgument {
    /// Reads any RFC 3339 form, such as `2026-04-15T10:00:00Z`.
    package init?(argument: String) { self.init(rfc3339: argument) }
    /// Shown in help as it is written.
    package var defaultValueDescription: String { rfc3339 }
}
