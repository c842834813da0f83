/// The state of two campaigns on one line, whatever they and their people are called.
extension Model {
    func state(of first: String, _ second: String) -> String {
        [first, second].compactMap { campaigns[$0] }.map { campaign in
            let people = campaign.enrollments.map { "\($0.person)\($0.status)" }
            let waiting = campaign.waiting.map { "\($0.person)" }
            let ledger = usage.filter { $0.campaign == campaign.id }
                .map { "\($0.type)\($0.quantity)\($0.model)" }
            let levels = campaign.levels.filter(\.value.isPassed).keys.sorted()
            return [
                campaign.status, campaign.model, "\(campaign.used)/\(campaign.limit)",
                "\(campaign.borrowed)-\(campaign.lent)", people.joined(), waiting.joined(),
                ledger.joined(separator: " "), "\(levels)", "\(campaign.supports.count)",
            ].joined(separator: "|")
        }.joined(separator: " ; ")
    }
}
