import Contracts
import Domain
import Storage

/// Holds: asked for, confirmed, released, expired. Source: "Holds and offers".
extension RecordFold {
    /// Applies an input about a hold or an offer.
    mutating func applyToPlaces(
        _ input: Input,
        _ pair: Pair?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if case .holdRequested(let wish) = input { return try decide(wish, pair, company) }
        guard let pair else { return .parked(key: "campaign:\(input.campaignId ?? "")") }
        switch input {
        case .holdConfirmed(let wish):
            return try onHold(wish.holdRef, pair, company) { fold, hold in
                try fold.confirm(hold, pair, company, answers: true)
            }
        case .holdReleased(let wish):
            return try onHold(wish.holdRef, pair, company) { fold, hold in
                try fold.release(hold, pair, answers: true)
            }
        case .offerAccepted(let answer): return try accept(answer, pair, company)
        case .offerDeclined(let answer): return try decline(answer, pair, company)
        default: return .applied
        }
    }

    /// A coordinator's commands on holds and offers.
    mutating func applyToPlaces(_ command: Command, _ company: CompanyRow) throws -> FoldResult {
        switch command.body {
        case .holdConfirm(let id), .holdRelease(let id):
            guard let position = DerivedID.position(of: id),
                let hold = try context.tables.holds.find(id: id, position: position),
                hold.company == company.id, hold.entry == nil,
                let pair = try actors.campaign(hold.campaign, context)
            else { return .refused(.notFound) }
            return command.name == .holdConfirm
                ? try confirm(hold, pair, company, answers: false)
                : try release(hold, pair, answers: false)
        case .waitlistAcceptOffer(let id), .waitlistDeclineOffer(let id):
            guard let entry = try waiting(id), entry.company == company.id,
                let pair = try actors.campaign(entry.campaign, context)
            else { return .refused(.notFound) }
            guard entry.status == .offered else { return .refused(.notOffered) }
            return command.name == .waitlistAcceptOffer
                ? try accept(entry, pair, company, answers: false) : try decline(entry, pair)
        default: return .refused(.notFound)
        }
    }

    private mutating func decide(
        _ wish: HoldRequested,
        _ pair: Pair?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let tables = context.tables
        if let known = try tables.holds.find(company: company.id, ref: wish.holdRef) {
            guard known.isOf(wish.campaignId, wish.participantId, wish.role) else {
                return .rejected(Self.conflict)
            }
            try tellAgain(known, pair)
            return .duplicate
        }
        // A hold is a request to come: its reference is none that a request or a fact has.
        guard try tables.requests.find(company: company.id, requestId: wish.holdRef) == nil,
            try tables.enrollments.find(company: company.id, ref: wish.holdRef) == nil
        else { return .rejected(Self.conflict) }
        guard let pair else {
            var hold = HoldRow(wish, context, company: company.id)
            hold.status = .rejected
            hold.reasons = [.campaignUnknown]
            try tables.holds.insert(hold)
            try context.tell(decided: hold, Self.noRoom)
            return .applied
        }
        return try answer(wish, pair, company)
    }

    private static let noRoom = Room(model: .custom, limit: 0, overbookPct: 0, used: 0)

    /// Decides on a hold that is new, with a further class or a loan where one is needed.
    private mutating func answer(
        _ wish: HoldRequested,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let (view, context) = (pair.campaign.assumeIsolated { $0.view }, context)
        let isSuspended = company.status == .suspended
        var nobodyLends = false
        while true {
            let decided = try pair.capacity.assumeIsolated { [nobodyLends] in
                try $0.decide(
                    wish,
                    view,
                    isCompanySuspended: isSuspended,
                    nobodyLends: nobodyLends,
                    context
                )
            }
            if decided.needsLoan {
                nobodyLends = try !borrow(for: pair)
            } else if decided.needsSplit {
                try split(pair, company)
            } else {
                return .applied
            }
        }
    }

    /// Says once more how a hold stands or ended.
    private func tellAgain(
        _ hold: HoldRow,
        _ pair: Pair?,
        reasons: [ReasonCode]? = nil
    ) throws {
        let room = pair?.capacity.assumeIsolated { $0.room } ?? Self.noRoom
        switch hold.status {
        case .held, .rejected:
            try context.tell(decided: hold, room, reasons: reasons, duplicate: true)
        case .confirmed, .released, .expired, .superseded:
            try context.tell(ended: hold, room, reasons: reasons ?? [], duplicate: true)
        }
    }

    /// Finds the hold that an input names, or waits for it.
    private mutating func onHold(
        _ ref: String,
        _ pair: Pair,
        _ company: CompanyRow,
        _ body: (inout RecordFold, HoldRow) throws -> FoldResult
    ) throws -> FoldResult {
        guard let hold = try context.tables.holds.find(company: company.id, ref: ref) else {
            return .parked(key: "hold:\(ref)")
        }
        let campaign = pair.campaign.assumeIsolated { $0.row.id }
        guard hold.campaign == campaign else { return .rejected(Self.conflict) }
        return try body(&self, hold)
    }

    /// Takes the place that is kept; `answers` says so to a source system when it cannot be.
    private mutating func confirm(
        _ hold: HoldRow,
        _ pair: Pair,
        _ company: CompanyRow,
        answers: Bool
    ) throws -> FoldResult {
        if let code = hold.status.endCode {
            if answers { try tellAgain(hold, pair, reasons: [code]) }
            return .refused(code)
        }
        guard hold.status == .held else {
            if answers { try tellAgain(hold, pair, reasons: []) }
            return answers ? .duplicate : .refused(.notOpen)
        }
        switch try take(hold, pair, company) {
        case .enrolled(_, let id):
            return .applied(["id": .string(hold.id), "enrollmentId": .string(id)])
        case .refused(let codes):
            if answers { try tellAgain(hold, pair, reasons: codes) }
            return .refused(codes, [:])
        case .needsSplit: return .refused(.instanceFull)
        }
    }

    /// Takes a kept place, with a further class where one is needed.
    mutating func take(
        _ hold: HoldRow,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> CapacityActor.Confirmed {
        let (view, context) = (pair.campaign.assumeIsolated { $0.view }, context)
        let isSuspended = company.status == .suspended
        while true {
            let confirmed = try pair.capacity.assumeIsolated {
                try $0.confirm(hold, view, isCompanySuspended: isSuspended, context)
            }
            switch confirmed {
            case .needsSplit: try split(pair, company)
            case .enrolled(let facts, _):
                try bill(facts, view, company)
                return confirmed
            case .refused: return confirmed
            }
        }
    }

    private mutating func release(
        _ hold: HoldRow,
        _ pair: Pair,
        answers: Bool
    ) throws -> FoldResult {
        guard hold.status == .held else {
            if answers { try tellAgain(hold, pair, reasons: [hold.status.endCode ?? .notOpen]) }
            return answers ? .duplicate : .refused(hold.status.endCode ?? .notOpen)
        }
        let context = context
        try pair.capacity.assumeIsolated { try $0.end(hold, as: .released, context) }
        return .applied(["id": .string(hold.id)])
    }

    /// A due item: the time of a hold or an offer is over.
    mutating func expireHold(_ id: String) throws {
        guard let position = DerivedID.position(of: id),
            let hold = try context.tables.holds.find(id: id, position: position),
            hold.status == .held, let pair = try actors.campaign(hold.campaign, context)
        else { return }
        let context = context
        let entry = try hold.entry.flatMap { try context.tables.waitlist.find(seq: $0) }
        try pair.capacity.assumeIsolated { capacity in
            if let entry {
                try capacity.endWait(entry, as: .expired, context)
            } else {
                try capacity.end(hold, as: .expired, context)
            }
        }
    }

    /// Whether a reference names a hold of somebody else, or of another campaign.
    func namesOtherHold(
        _ ref: String,
        _ company: CompanyRow,
        _ campaign: String,
        _ participant: String,
        _ role: ParticipantRole
    ) throws -> Bool {
        guard let hold = try context.tables.holds.find(company: company.id, ref: ref) else {
            return false
        }
        return !hold.isOf(campaign, participant, role)
    }
}

extension HoldRow {
    /// Whether it is or was for one person in one role of one campaign.
    fileprivate func isOf(
        _ campaign: String,
        _ participant: String,
        _ role: ParticipantRole
    ) -> Bool {
        self.campaign == campaign && self.participant == participant && self.role == role
    }
}

extension HoldStatus {
    /// Why a hold that stands no more cannot be confirmed; nil for one that stands or was.
    fileprivate var endCode: ReasonCode? {
        switch self {
        case .held, .confirmed: nil
        case .rejected: .holdRejected
        case .released: .holdReleased
        case .expired: .holdExpired
        case .superseded: .holdSuperseded
        }
    }
}
