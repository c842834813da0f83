import Contracts
import Domain
import Storage

/// Commercial terms of any model as lines for people.
enum TermsLines {
    private static let head = "  terms       "
    private static let gap = String(repeating: " ", count: head.count)

    /// The terms of a campaign, version by version; those of a draft may be incomplete.
    static func lines(_ detail: CampaignDetail) -> [String] {
        if detail.campaign.status == .draft, let draft = detail.campaign.fields.terms {
            return ["\(head)\(sentence(draft)), as drafted"] + details(draft).map { gap + $0 }
        }
        return detail.terms.flatMap { row in
            ["\(head)\(sentence(row.input)) from \(row.effectiveFrom.iso)"]
                + details(row.input).map { gap + $0 }
        }
    }

    /// What was sold at which price, without the small print.
    static func sentence(_ terms: TermsInput) -> String {
        switch terms.model {
        case .seats:
            return "\(number(terms.committedSeats)) seats at \(money(terms.seatPricePerMonth))"
                + " a month\(overage(terms))"
        case .credits:
            let mc = terms.creditAllocationMc
            let beyond = terms.overageCreditPrice.map { price in
                price == terms.creditPrice ? "" : ", \(MoneyText.text(price)) beyond"
            }
            return "\(mc.map(CreditText.text) ?? "-") credits (\(number(mc)) mc)"
                + " at \(money(terms.creditPrice)) each\(beyond ?? "")"
        case .iaas:
            return "\(number(terms.learnersCommitted)) learners at"
                + " \(money(terms.pricePerLearner)) each\(overage(terms))"
        case .bundle:
            return "\(terms.shareBp.map(UnitText.percent) ?? "-") of subscription"
                + " \(terms.subscriptionId ?? "-")"
        case .custom:
            guard let fee = terms.fixedFee else { return "custom, without a fee" }
            let often = terms.fixedFeeSchedule == .monthly ? "every month" : "once"
            return "custom, a fee of \(MoneyText.text(fee)) \(often)"
        case nil: return "no model"
        }
    }

    /// The small print, a line each.
    static func details(_ terms: TermsInput) -> [String] {
        let tariff = (terms.tariff ?? []).map { entry in
            let basis = entry.basis == .hour ? "an hour" : "each"
            return "\(entry.activity ?? "-"): \(entry.mc.map(CreditText.text) ?? "-")"
                + " credits \(basis)"
        }
        let promises = (terms.guarantees ?? []).map { promise in
            "promised: \(promise.metric?.rawValue ?? "-") \(number(promise.threshold))"
        }
        let cap = promises.isEmpty ? nil : terms.guaranteeCapBp
        let components = (terms.components ?? []).map { component in
            let most = component.cap.map { ", at most \($0)" } ?? ""
            return "by use: \(component.name ?? "-") at \(money(component.rate)) per"
                + " \(component.unit?.rawValue ?? "-")\(most)"
        }
        let milestones = (terms.milestones ?? []).map { milestone in
            let due = milestone.dueDate.map { "on \($0.iso)" } ?? "when confirmed"
            return "milestone: \(milestone.key ?? "-"), \(money(milestone.amount)) \(due)"
        }
        return tariff + promises
            + (cap.map { ["missed promises give back at most \(UnitText.percent($0))"] } ?? [])
            + components + milestones
    }

    private static func overage(_ terms: TermsInput) -> String {
        guard let bp = terms.overageRateBp, bp != 10_000 else { return "" }
        return ", beyond at \(UnitText.percent(bp)) of it"
    }

    private static func number(_ value: Int64?) -> String { value.map { "\($0)" } ?? "-" }

    private static func money(_ money: Money?) -> String { money.map(MoneyText.text) ?? "-" }
}
