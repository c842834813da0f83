import Contracts
import Domain

/// Places that are kept or offered, in a made-up history.
extension HistoryMaker {
    /// Somebody asks for a place to be kept, takes one, gives one up, or answers an offer.
    mutating func aboutPlaces() -> LogMessage {
        let company = company()
        let offered = model.entries.values.filter {
            $0.status == "offered" && model.campaigns[$0.campaign]?.company == company
        }
        if random.chance(offered.isEmpty ? 6 : 55) {
            let entry = random.pick(offered.sorted { $0.id < $1.id })
            return answer(to: entry, company)
        }
        return random.chance(50) ? hold(company) : decided(company)
    }

    private mutating func hold(_ company: String) -> LogMessage {
        let known = holds[company] ?? []
        var asked = Reference(
            ref: fresh("h"),
            campaign: campaign(of: company),
            person: person(),
            role: role()
        )
        if random.chance(8), let again = random.pick(known) { asked = again }
        if random.chance(2), let again = random.pick(known + (requests[company] ?? [])) {
            asked = Reference(
                ref: again.ref,
                campaign: again.campaign,
                person: "p4",
                role: again.role
            )
        }
        holds[company, default: []].append(asked)
        var data: JSONObject = [
            "holdRef": .string(asked.ref), "campaignId": .string(asked.campaign),
            "participantId": .string(asked.person), "role": .string(asked.role),
        ]
        if random.chance(60) { data["minutes"] = .int(Int64(random.int(1...10_080))) }
        data["instanceId"] = place(in: asked.campaign)
        return about(.holdRequested, company, data)
    }

    /// A hold is confirmed or released: most often one that stands.
    private mutating func decided(_ company: String) -> LogMessage {
        let standing = model.holds.values.filter {
            $0.stands && $0.entry == nil && model.campaigns[$0.campaign]?.company == company
        }
        var (ref, campaign) = (fresh("h"), campaign(of: company))
        if let one = random.pick(holds[company] ?? []) { (ref, campaign) = (one.ref, one.campaign) }
        if random.chance(70), let one = random.pick(standing.sorted(by: { $0.id < $1.id })) {
            (ref, campaign) = (one.ref ?? ref, one.campaign)
        }
        let isTaken = random.chance(70)
        let data: JSONObject = ["holdRef": .string(ref), "campaignId": .string(campaign)]
        return about(isTaken ? .holdConfirmed : .holdReleased, company, data)
    }

    private mutating func answer(to entry: ModelEntry?, _ company: String) -> LogMessage {
        let other = random.pick(requests[company] ?? [])
        var data: JSONObject = [
            "requestId": .string(entry?.request ?? other?.ref ?? "r0"),
            "campaignId": .string(entry?.campaign ?? other?.campaign ?? "nowhere"),
        ]
        if random.chance(2) { data["campaignId"] = .string(campaign(of: company)) }
        return about(random.chance(65) ? .offerAccepted : .offerDeclined, company, data)
    }

    private mutating func about(
        _ type: InputType,
        _ company: String,
        _ data: JSONObject
    ) -> LogMessage {
        SimulatedMessage.event(type, company: company, id: fresh("m"), time: time(), data: data)
    }

    /// A coordinator takes or gives up for somebody else.
    mutating func keptPlace(_ company: String, _ principal: Principal) -> LogMessage {
        let isTaken = random.chance(60)
        if random.chance(50) {
            let offered = model.entries.values.filter { $0.status == "offered" }.map(\.id)
            let all = random.chance(85) && !offered.isEmpty ? offered : Array(model.entries.keys)
            let id = random.pick(all.sorted()) ?? "wl_x_1_1"
            return order(
                isTaken ? .waitlistAcceptOffer : .waitlistDeclineOffer,
                company,
                ["entryId": .string(id)],
                by: principal
            )
        }
        let standing = model.holds.values.filter(\.stands).map(\.id)
        let all = random.chance(85) && !standing.isEmpty ? standing : Array(model.holds.keys)
        let id = random.pick(all.sorted()) ?? "hld_x_1_1"
        return order(
            isTaken ? .holdConfirm : .holdRelease,
            company,
            ["holdId": .string(id)],
            by: principal
        )
    }
}
