import ArgumentParser
import Domain

/// What a campaign is sold for, as options: those of one pricing model, or a file.
struct TermsArguments: ParsableArguments {
    @Option(
        help: """
            What is sold: seats, credits, iaas (learners), bundle (a share of a subscription) or \
            custom. The other options tell it when left out.
            """
    )
    var model: PricingModel?

    @Option(help: "Seats: how many volunteers may take part at once.")
    var seats: Int64?

    @Option(
        help: """
            The price of a seat and month, a credit or a learner, such as 500 or 499.50.
            """
    )
    var price: String?

    @Option(
        name: [.customLong("overage-bp"), .customLong("overage-rate")],
        help: """
            Seats, learners: the share of the price that one beyond the sold ones costs, in basis \
            points; 10000 by default.
            """
    )
    var overageBp: Int64?

    @Option(help: "Credits: how many are bought, in credits with at most 3 decimals, such as 4000.")
    var credits: String?

    @Option(help: "Credits: the price of one beyond the bought ones; the price by default.")
    var overagePrice: String?

    @Option(
        help: """
            Credits: what an activity costs, activity:basis:credits, the basis hour or unit, such \
            as session:hour:10 or checkin:unit:0.5. Repeat for more; without it the tariff of the \
            kind of program holds.
            """
    )
    var tariff: [String] = []

    @Option(help: "iaas: how many learners are committed.")
    var learners: Int64?

    @Option(
        help: """
            iaas: an outcome that is promised, metric:threshold, such as sroi:300 (hundredths), \
            vis:70, or confidence, belonging, language, job_readiness, well_being or \
            completion_rate in basis points. Repeat for more.
            """
    )
    var guarantee: [String] = []

    @Option(
        help: "iaas: the most that missed promises give back, in basis points; 3000 by default."
    )
    var guaranteeCapBp: Int64?

    @Option(help: "Bundle: the id of the subscription.")
    var subscription: String?

    @Option(help: "Bundle: the share of the subscription in basis points, 1 to 10000.")
    var shareBp: Int64?

    @Option(help: "Custom: a fixed fee, such as 5000.")
    var fee: String?

    @Option(help: "Custom: how often the fee is charged, once or monthly; once by default.")
    var feeSchedule: CustomTerms.FeeSchedule?

    @Option(
        help: """
            Custom: what is charged by use, name:unit:rate or name:unit:rate:cap, the unit hour, \
            session or learner, such as coaching:hour:45:100. Repeat for more.
            """
    )
    var component: [String] = []

    @Option(
        help: """
            Custom: what falls due once, key:amount when it is confirmed (headroom billing \
            confirm), or key:amount:date by itself. Repeat for more.
            """
    )
    var milestone: [String] = []

    @Option(
        help: """
            All of it from a file, - is standard input: {"model":…,"terms":{…}}, amounts in minor \
            units, credits in thousandths; or the inner object beside --model.
            """
    )
    var termsJson: String?

    func validate() throws {
        let given = given
        guard termsJson == nil else {
            if let other = given.first {
                throw ValidationError("--terms-json takes the place of \(other.option)")
            }
            return
        }
        guard let model = try chosenModel() else { return }
        let missing = Self.required[model, default: []].filter { name in
            !given.contains { $0.option == name }
        }
        if !missing.isEmpty {
            let names = Self.required[model, default: []].joined(separator: " and ")
            throw ValidationError("\(names) belong together")
        }
        if model == .custom, fee == nil, component.isEmpty, milestone.isEmpty {
            throw ValidationError("custom terms need --fee, --component or --milestone")
        }
        if feeSchedule != nil, fee == nil {
            throw ValidationError("--fee-schedule needs --fee")
        }
    }

    /// The model that was named or follows from the options; nil without any.
    ///
    /// Throws when options belong to different models, or to more than one.
    func chosenModel() throws -> PricingModel? {
        if let model {
            if let other = given.first(where: { !$0.models.contains(model) }) {
                throw ValidationError("\(other.option) is no part of --model \(model.rawValue)")
            }
            return model
        }
        guard let first = given.first else { return nil }
        var models = first.models
        for other in given.dropFirst() {
            models.formIntersection(other.models)
            if models.isEmpty {
                throw ValidationError(
                    "\(first.option) and \(other.option) belong to different models"
                )
            }
        }
        guard models.count == 1, let only = models.first else {
            let words = models.map(\.rawValue).sorted().joined(separator: ", ")
            throw ValidationError("\(first.option) may be of several models; say one of \(words)")
        }
        return only
    }

    /// The options that were given, with the models they belong to.
    private var given: [(option: String, models: Set<PricingModel>)] {
        let all: [(option: String, isGiven: Bool, models: Set<PricingModel>)] = [
            ("--seats", seats != nil, [.seats]), ("--credits", credits != nil, [.credits]),
            ("--learners", learners != nil, [.iaas]),
            ("--subscription", subscription != nil, [.bundle]), ("--fee", fee != nil, [.custom]),
            ("--price", price != nil, [.seats, .credits, .iaas]),
            ("--overage-bp", overageBp != nil, [.seats, .iaas]),
            ("--overage-price", overagePrice != nil, [.credits]),
            ("--tariff", !tariff.isEmpty, [.credits]),
            ("--guarantee", !guarantee.isEmpty, [.iaas]),
            ("--guarantee-cap-bp", guaranteeCapBp != nil, [.iaas]),
            ("--share-bp", shareBp != nil, [.bundle]),
            ("--fee-schedule", feeSchedule != nil, [.custom]),
            ("--component", !component.isEmpty, [.custom]),
            ("--milestone", !milestone.isEmpty, [.custom]),
        ]
        return all.filter(\.isGiven).map { ($0.option, $0.models) }
    }

    private static let required: [PricingModel: [String]] = [
        .seats: ["--seats", "--price"], .credits: ["--credits", "--price"],
        .iaas: ["--learners", "--price"], .bundle: ["--subscription", "--share-bp"],
    ]
}
