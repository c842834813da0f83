package import Domain

/// Daily figures over time, step by step.
///
/// Source: domain §17.
package struct FigureSeries: Sendable {
    /// One step.
    package struct Step: Sendable, Hashable {
        /// Its first date.
        package let from: CivilDate
        /// The values in the order of the figures; nil, never 0, for what is not known.
        package let values: [Int64?]
    }

    /// The figures.
    package let figures: [DailyFigure]
    /// The pricing model in effect, whose unit use is counted in; nil for a company.
    package let model: PricingModel?
    /// The currency of costs; nil for a company.
    package let currency: Currency?
    /// The steps in the order of time, without gaps.
    package let steps: [Step]
}
