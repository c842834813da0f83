/// Commercial terms as somebody entered them, with anything missing or wrong.
///
/// A draft may keep such terms; a plan needs complete ones (`terms_incomplete`). Fields are named
/// and grouped as in the table. Source: domain §9.1.
package struct TermsInput: Hashable, Sendable {
    /// The model; without one nothing else counts.
    package var model: PricingModel?

    /// Seats: the seats committed.
    package var committedSeats: Int64?
    /// Seats: the price of a seat and month.
    package var seatPricePerMonth: Money?
    /// Seats and learners: what a unit over the committed ones costs; 10000 by default.
    package var overageRateBp: Int64?

    /// Credits: the thousandths of a credit bought.
    package var creditAllocationMc: Int64?
    /// Credits: the price of a credit.
    package var creditPrice: Money?
    /// Credits: what activities cost; by default the tariff of the type of program.
    package var tariff: [Tariff]?
    /// Credits: the price of a credit beyond the bought ones; by default the price.
    package var overageCreditPrice: Money?

    /// Learners: how many are committed.
    package var learnersCommitted: Int64?
    /// Learners: the price of one.
    package var pricePerLearner: Money?
    /// Learners: the outcomes promised.
    package var guarantees: [Promise]?
    /// Learners: the most that a missed promise gives back; 3000 by default.
    package var guaranteeCapBp: Int64?

    /// Bundle: the subscription.
    package var subscriptionId: String?
    /// Bundle: the share of it.
    package var shareBp: Int64?

    /// Custom: the fee.
    package var fixedFee: Money?
    /// Custom: how often it is charged; once by default.
    package var fixedFeeSchedule: CustomTerms.FeeSchedule?
    /// Custom: what is charged by use.
    package var components: [Component]?
    /// Custom: what falls due once.
    package var milestones: [Milestone]?

    /// Nothing entered but perhaps the model.
    package init(model: PricingModel? = nil) {
        self.model = model
    }

    /// An entry of a tariff as entered.
    package struct Tariff: Hashable, Sendable {
        /// The kind of session, or the milestone.
        package var activity: String?
        /// What is counted.
        package var basis: CreditTariff.Basis?
        /// Thousandths of a credit.
        package var mc: Int64?

        /// An entry with what was given.
        package init(activity: String?, basis: CreditTariff.Basis?, mc: Int64?) {
            self.activity = activity
            self.basis = basis
            self.mc = mc
        }
    }

    /// A guarantee as entered.
    package struct Promise: Hashable, Sendable {
        /// What is measured.
        package var metric: Guarantee.Metric?
        /// What it must reach.
        package var threshold: Int64?

        /// A guarantee with what was given.
        package init(metric: Guarantee.Metric?, threshold: Int64?) {
            self.metric = metric
            self.threshold = threshold
        }
    }

    /// A component as entered.
    package struct Component: Hashable, Sendable {
        /// The name.
        package var name: String?
        /// What is counted.
        package var unit: CustomComponent.Unit?
        /// The price of a unit.
        package var rate: Money?
        /// The most units that are charged.
        package var cap: Int64?

        /// A component with what was given.
        package init(
            name: String?,
            unit: CustomComponent.Unit?,
            rate: Money?,
            cap: Int64? = nil
        ) {
            self.name = name
            self.unit = unit
            self.rate = rate
            self.cap = cap
        }
    }

    /// A milestone as entered.
    package struct Milestone: Hashable, Sendable {
        /// The key.
        package var key: String?
        /// The amount.
        package var amount: Money?
        /// The date on which it falls due by itself.
        package var dueDate: CivilDate?

        /// A milestone with what was given.
        package init(key: String?, amount: Money?, dueDate: CivilDate? = nil) {
            self.key = key
            self.amount = amount
            self.dueDate = dueDate
        }
    }
}
