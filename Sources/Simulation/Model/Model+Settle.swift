import Contracts
import Domain

/// What follows from a record: parked inputs, promotions, and what is said of the room.
extension Model {
    func settle() {
        repeat {
            resolveParked()
            returnLoans()
            let open = campaigns.values.filter { $0.status != "closed" }.map(\.id)
            let ids = walksEverything ? open : Array(before.keys)
            for id in ids.sorted() {
                if let campaign = campaigns[id] { letIn(campaign) }
            }
        } while !fresh.isEmpty
        let changed = before.keys.sorted().compactMap { campaigns[$0] }
        for campaign in changed {
            campaign.peak = max(campaign.peak, campaign.used)
            guard let old = before[campaign.id] else { continue }
            let new = campaign.numbers
            if new.volunteers != old.volunteers, let company = companies[campaign.company] {
                campaign.note(company.date(clock), before: old.volunteers)
            }
            let isTold =
                (old.used, old.held, old.limit, old.cap, old.waiting)
                != (new.used, new.held, new.limit, new.cap, new.waiting)
            guard isTold else { continue }
            say(
                campaign,
                "capacity.changed",
                [
                    "model": .string(new.model), "used": .int(new.used), "held": .int(new.held),
                    "limit": .int(new.limit), "cap": .int(new.cap),
                    "delta": .int(new.used - old.used), "waiting": .int(new.waiting),
                    "borrowed": .int(campaign.borrowed), "lent": .int(campaign.lent),
                ]
            )
        }
        for campaign in changed { alert(campaign) }
        tellQuotas()
    }

    func park(_ record: Record, _ key: String) {
        guard let company = record.event?.partitionkey else { return }
        let input = ModelParked(
            id: make("prk", company),
            company: company,
            position: record.position,
            deadline: clock.adding(hours: 168),
            message: record.message,
            key: key
        )
        parked.append(input)
        sayParked(input, record)
    }

    private func sayParked(_ input: ModelParked, _ record: Record) {
        say(
            input.company,
            "ingest.message_parked",
            [
                "parkedId": .string(input.id), "awaitedKey": .string(input.key),
                "deadline": .string(input.deadline.rfc3339),
                "inputPosition": .int(input.position), "id": .string(record.event?.id ?? ""),
            ]
        )
    }

    private func resolveParked() {
        var index = 0
        while index < fresh.count {
            let (company, key) = fresh[index]
            index += 1
            let waiting = parked.filter {
                $0.status == "parked" && $0.company == company && $0.key == key
            }
            for input in waiting.sorted(by: { $0.position < $1.position }) { retry(input) }
        }
        fresh = []
    }

    /// Folds a parked input as itself.
    func retry(_ input: ModelParked) {
        let record = RecordDecoder.decode(position: input.position, message: input.message)
        let outer = cause
        cause = Cause(
            id: record.event?.id ?? "",
            effectiveAt: min(record.event?.time ?? clock, clock.adding(hours: 72))
        )
        defer { cause = outer }
        let result = apply(record)
        switch result {
        case .parked(let key):
            guard key != input.key else { return }
            input.key = key
            sayParked(input, record)
        case .rejected(let code):
            close(input, record, "rejected")
            toDesk(record, code, at: input.position, input)
        case .applied, .refused, .duplicate:
            let disposition = result == .duplicate ? "duplicate_business" : "applied"
            close(input, record, disposition)
            say(
                input.company,
                "ingest.message_resolved",
                [
                    "parkedId": .string(input.id), "code": .string(disposition),
                    "inputPosition": .int(input.position),
                ]
            )
        }
    }

    private func close(_ input: ModelParked, _ record: Record, _ disposition: String) {
        input.status = disposition == "rejected" ? "rejected" : "resolved"
        count("parked", by: -1)
        count(disposition)
        note(record, disposition, [])
    }

    /// The wait is over; returns whether it was still going on.
    func giveUp(_ input: ModelParked, _ code: String) -> Bool {
        guard input.status == "parked" else { return false }
        let record = RecordDecoder.decode(position: input.position, message: input.message)
        close(input, record, "rejected")
        toDesk(record, code, at: input.position, input)
        return true
    }
}
