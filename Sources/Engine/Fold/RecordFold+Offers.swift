import Contracts
import Domain
import Storage

/// Answers of those who were offered a place. Source: "Holds and offers", Offers.
extension RecordFold {
    /// Somebody takes the place that they are offered.
    mutating func accept(
        _ answer: OfferAnswered,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch try addressee(of: answer, company) {
        case .offered(let entry): return try accept(entry, pair, company, answers: true)
        case .other(let result): return result
        case .past(let entry): return try answerLate(entry, .promoted, pair)
        case .decided(let request):
            try repeatDecision(request)
            return request.enrollment == nil ? .refused(.notOffered) : .duplicate
        }
    }

    /// Somebody does not want the place that they are offered; the next in order gets it.
    mutating func decline(
        _ answer: OfferAnswered,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch try addressee(of: answer, company) {
        case .offered(let entry): return try decline(entry, pair)
        case .other(let result): return result
        case .past(let entry): return try answerLate(entry, .canceled, pair)
        case .decided(let request):
            try repeatDecision(request)
            return .refused(.notOffered)
        }
    }

    /// To whom an answer belongs.
    private enum Addressee {
        /// Somebody who is offered a place.
        case offered(WaitlistRow)
        /// Somebody who waits no more.
        case past(WaitlistRow)
        /// Somebody who is offered nothing: they still wait, never did, or have a place.
        case decided(RequestRow)
        /// Nobody that is known, or somebody of another campaign.
        case other(FoldResult)
    }

    private func addressee(of answer: OfferAnswered, _ company: CompanyRow) throws -> Addressee {
        let tables = context.tables
        guard
            let request = try tables.requests.find(
                company: company.id,
                requestId: answer.requestId
            )
        else { return .other(.parked(key: "enrollment:\(answer.requestId)")) }
        guard request.campaign == answer.campaignId else {
            return .other(.rejected(Self.conflict))
        }
        guard let entry = try request.entry.flatMap({ try tables.waitlist.find(seq: $0) }) else {
            return .decided(request)
        }
        return switch entry.status {
        case .offered: .offered(entry)
        case .waiting: .decided(request)
        case .promoted, .fulfilled, .expired, .canceled: .past(entry)
        }
    }

    /// Lets somebody in who was offered a place.
    mutating func accept(
        _ entry: WaitlistRow,
        _ pair: Pair,
        _ company: CompanyRow,
        answers: Bool
    ) throws -> FoldResult {
        guard let hold = try context.tables.holds.find(entry: entry.seq) else {
            throw StorageFault(.inconsistent, "an offer keeps no place")
        }
        switch try take(hold, pair, company) {
        case .enrolled(_, let id):
            return .applied(["id": .string(entry.id), "enrollmentId": .string(id)])
        case .refused(let codes):
            let context = context
            if answers {
                try pair.capacity.assumeIsolated {
                    try $0.tellOffer(entry, hold, reasons: codes, duplicate: true, context)
                }
            }
            return .refused(codes, [:])
        case .needsSplit: return .refused(.instanceFull)
        }
    }

    /// Gives up the place that an entry is offered.
    mutating func decline(_ entry: WaitlistRow, _ pair: Pair) throws -> FoldResult {
        let context = context
        try pair.capacity.assumeIsolated { try $0.endWait(entry, as: .canceled, context) }
        return .applied(["id": .string(entry.id)])
    }

    /// An offer stands no more: how the entry ended is said again.
    private mutating func answerLate(
        _ entry: WaitlistRow,
        _ wish: WaitlistStatus,
        _ pair: Pair
    ) throws -> FoldResult {
        let campaign = pair.campaign.assumeIsolated { $0.row.id }
        try context.emit(
            entry.company,
            campaign: campaign,
            EnrollmentWaitlistEnded(
                campaign: campaign,
                waitlistId: entry.id,
                requestId: entry.requestId,
                status: entry.status,
                duplicate: true
            )
        )
        if entry.status == wish { return .duplicate }
        let hold = try context.tables.holds.find(entry: entry.seq)
        return .refused(hold?.status == .expired ? .offerExpired : .notOffered)
    }
}
