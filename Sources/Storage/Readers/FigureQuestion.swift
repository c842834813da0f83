package import Domain

/// What is asked of daily figures over time.
///
/// Source: domain §17.
package struct FigureQuestion: Sendable, Hashable {
    /// Whose figures.
    package enum Subject: Sendable, Hashable {
        /// Those of a campaign.
        case campaign(String)
        /// Those of all campaigns of a company, added up.
        case company(String)
    }

    /// Whose figures.
    package var subject: Subject
    /// The figures, in the order in which they are shown.
    package var figures: [DailyFigure]
    /// The steps: dates, weeks or months.
    package var interval = ValueSeries.Interval.day
    /// What becomes of the dates of a step; nil for what suits each figure.
    package var aggregate: ValueSeries.Aggregate?
    /// The first date; nil for that on which the campaign or company was made.
    package var from: CivilDate?
    /// The last date; nil for today.
    package var through: CivilDate?

    /// A question about some figures, date by date.
    package init(_ subject: Subject, _ figures: [DailyFigure]) {
        self.subject = subject
        self.figures = figures
    }

    /// What becomes of the dates of a step: counts are added, levels are those of its last date.
    package func aggregate(of figure: DailyFigure) -> ValueSeries.Aggregate {
        if let aggregate { return aggregate }
        switch figure {
        case .used, .limit, .utilizationBp: return .last
        case .peakUsed: return .max
        default: return .sum
        }
    }
}
