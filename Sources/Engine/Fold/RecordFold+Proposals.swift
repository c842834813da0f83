import Contracts
import Domain
import Storage

/// `proposal.create`. Source: domain §9.4.
extension RecordFold {
    /// Compares what the pricing models would cost a company, by the price book of today.
    mutating func propose(
        _ wish: ProposalCreate,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard wish.company ?? company.id == company.id else {
            return .rejected(
                Defect(.tenantMismatch, "the company is another one than the partition key")
            )
        }
        let id = wish.id ?? context.id("prp", company: company.id)
        guard try context.tables.proposals.find(id) == nil else { return .refused(.idTaken) }
        if let refusal = try refusal(of: wish, company) { return refusal }
        let books = try context.tables.catalog.priceBooks(wish.budget.currency)
        let bought = try context.tables.subscriptions.find(company: company.id)
        let proposal: PricingProposal
        do throws(PricingFault) {
            proposal = try PricingProposal(
                wish.input(for: company.id),
                books: books,
                subscriptions: bought.map(\.subscription),
                today: company.zoneTable.localDate(at: context.clock),
                clock: context.clock
            )
        } catch {
            return .refused(error.code)
        }
        try context.tables.proposals.insert(
            ProposalRow(
                id: id,
                createdAt: context.clock,
                createdBy: principal.id,
                proposal: proposal
            )
        )
        var result: JSONObject = ["id": .string(id)]
        for member in proposal.json.members { result[member.key] = member.value }
        return .applied(result)
    }

    /// What is proposed must exist and be in use; the result names the field that is not.
    private func refusal(of wish: ProposalCreate, _ company: CompanyRow) throws -> FoldResult? {
        func refused(_ code: ReasonCode, _ field: String) -> FoldResult {
            .refused([code], ["field": .string(field)])
        }
        guard let program = try program(wish.version, for: company) else {
            return refused(.notFound, "versionId")
        }
        if program.version.status == .archived { return refused(.templateArchived, "versionId") }
        guard let group = try context.tables.catalog.group(wish.group) else {
            return refused(.notFound, "groupId")
        }
        return group.active ? nil : refused(.groupNotActive, "groupId")
    }
}
