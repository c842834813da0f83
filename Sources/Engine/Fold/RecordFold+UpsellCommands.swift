import Contracts
import Domain
import Storage

/// What sales says about upsell signals. Source: domain §10.4, §21.3, and the article on upsell.
extension RecordFold {
    /// Applies a command on an upsell signal.
    mutating func applyToUpsell(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let (context, billing) = (context, actors.billing(company.id))
        let address: UpsellAddress
        let apply: @Sendable (isolated BillingActor, SignalRow) throws -> ReasonCode?
        switch command.body {
        case .upsellAccept(let signal, let wonValue, let note):
            address = signal
            apply = {
                let closing = UpsellClosing.accept(wonValue: wonValue)
                return try $0.close($1, closing, note: note, by: principal.id, context)
            }
        case .upsellDecline(let signal, let reason, let note):
            address = signal
            apply = {
                try $0.close($1, .decline(reason), note: note, by: principal.id, context)
            }
        case .upsellSnooze(let signal, let until):
            guard let reason = command.reason else { return .refused(.reasonRequired) }
            address = signal
            apply = {
                try $0.snooze($1, until: until, reason: reason, by: principal.id, context)
            }
        case .upsellClose(let wish):
            address = wish.address
            apply = { try $0.settle($1, wish, by: principal.id, context) }
        default: return .refused(.notFound)
        }
        guard let signal = try find(address), signal.company == company.id else {
            return .refused(.notFound)
        }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: signal.version) {
            return conflict
        }
        if let refusal = try billing.assumeIsolated({ try apply($0, signal) }) {
            return .refused(refusal)
        }
        return .applied(["id": .string(signal.id), "version": .int(signal.version + 1)])
    }

    private func find(_ address: UpsellAddress) throws -> SignalRow? {
        switch address {
        case .signal(let id): try context.tables.signals.find(id)
        case .campaign(let id): try context.tables.signals.newest(campaign: id)
        }
    }
}
