/// What a program, a group or a type of program achieves over all its campaigns.
///
/// Source: domain §17.
package struct ProgramAnalytics: Hashable, Sendable {
    /// What one campaign adds.
    package struct Entry: Hashable, Sendable {
        /// What rows are made by: a template version, a group or a type of program.
        package var key: String
        /// The company.
        package var company: String
        /// Beneficiaries ever enrolled.
        package var learners: Int64
        /// Those who completed.
        package var completed: Int64
        /// Those who withdrew.
        package var withdrawn: Int64
        /// Use in basis points of the limit; nil for a limit of 0.
        package var utilizationBp: Int64?
        /// The campaign's currency.
        package var currency: Currency
        /// Its social value in minor units; nil without any latest score.
        package var socialValueMinor: Int64?
        /// Its investment in minor units.
        package var investmentMinor: Int64

        /// A campaign of a row.
        package init(
            key: String,
            company: String,
            learners: Int64,
            completed: Int64,
            withdrawn: Int64,
            utilizationBp: Int64?,
            currency: Currency,
            socialValueMinor: Int64?,
            investmentMinor: Int64
        ) {
            self.key = key
            self.company = company
            self.learners = learners
            self.completed = completed
            self.withdrawn = withdrawn
            self.utilizationBp = utilizationBp
            self.currency = currency
            self.socialValueMinor = socialValueMinor
            self.investmentMinor = investmentMinor
        }
    }

    /// The pooled social return of the campaigns in one currency.
    package struct Return: Hashable, Sendable {
        /// The currency.
        package let currency: Currency
        /// The social return in hundredths.
        package let sroi: Int64
    }

    /// What the row is about.
    package let key: String
    /// How many campaigns it is made of.
    package let campaigns: Int64
    /// Beneficiaries ever enrolled.
    package let learners: Int64
    /// Those who completed in basis points of them; nil without any.
    package let completionBp: Int64?
    /// Those who withdrew in basis points of them; nil without any.
    package let dropoutBp: Int64?
    /// The mean use of the campaigns with a limit in basis points; nil without one.
    package let utilizationBp: Int64?
    /// The social return per currency with one, in the order of the codes.
    package let returns: [Return]

    /// The fewest companies that a row over several may show.
    package static let fewestCompanies = 3

    /// The rows in the order of their keys; throws when a sum does not fit 64 bit.
    ///
    /// `entries` are the campaigns that the caller may see. A row over two companies would let
    /// each of them compute the other's figures, so it is left out.
    package static func rows(_ entries: [Entry]) throws(MoneyFault) -> [Self] {
        let groups = Dictionary(grouping: entries, by: \.key)
        var rows: [Self] = []
        for key in groups.keys.sorted(by: Identifier.isBefore) {
            let entries = groups[key] ?? []
            let companies = Set(entries.map(\.company)).count
            guard companies == 1 || companies >= fewestCompanies else { continue }
            rows.append(try Self(key, entries))
        }
        return rows
    }

    private init(_ key: String, _ entries: [Entry]) throws(MoneyFault) {
        var learners: Int64 = 0
        var completed: Int64 = 0
        var withdrawn: Int64 = 0
        for entry in entries {
            learners = try Quotient.sum(learners, entry.learners)
            completed = try Quotient.sum(completed, entry.completed)
            withdrawn = try Quotient.sum(withdrawn, entry.withdrawn)
        }
        self.key = key
        campaigns = Int64(entries.count)
        self.learners = learners
        completionBp = try Quotient.rounded(Int128(completed) * 10_000, over: Int128(learners))
        dropoutBp = try Quotient.rounded(Int128(withdrawn) * 10_000, over: Int128(learners))
        utilizationBp = try ValueSeries.Aggregate.avg.value(
            of: entries.compactMap(\.utilizationBp)
        )
        returns = try Self.returns(entries)
    }

    private static func returns(_ entries: [Entry]) throws(MoneyFault) -> [Return] {
        let codes = Set(entries.map(\.currency)).sorted { $0.rawValue < $1.rawValue }
        var returns: [Return] = []
        for currency in codes {
            let own = entries.filter { $0.currency == currency }
            let values = own.compactMap(\.socialValueMinor)
            let investment = own.reduce(Int128(0)) { $0 + Int128($1.investmentMinor) }
            guard !values.isEmpty, investment > 0 else { continue }
            let value = values.reduce(Int128(0)) { $0 + Int128($1) }
            if let sroi = try Quotient.rounded(value * 100, over: investment) {
                returns.append(Return(currency: currency, sroi: sroi))
            }
        }
        return returns
    }
}
