import Contracts
import Domain
import Storage

/// What billing and its operators ask of the ledger. Source: "Billing's contract".
extension RecordFold {
    /// `billing.resend_requested`: billing wants a range of outputs on its queue again.
    mutating func resend(
        _ request: BillingResendRequested,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try context.tables.resends.find(
            company: company.id,
            requestRef: request.requestRef
        )
        guard known == nil else { return .duplicate }
        if let problem = request.range.problem { return .rejected(Self.violation(problem)) }
        return .applied(
            try order(request.range, to: .billingUsage, request.requestRef, company).json
        )
    }

    /// `billing.resend`: an operator wants a range of outputs on a consumer's queue again.
    mutating func resend(_ wish: BillingResend, _ company: CompanyRow) throws -> FoldResult {
        if let problem = wish.range.problem { return .rejected(Self.violation(problem)) }
        var result = try order(wish.range, to: wish.queue, nil, company).json
        result["id"] = result["resendId"]
        return .applied(result)
    }

    private static func violation(_ problem: FieldError) -> Defect {
        Defect(.schemaViolation, "the range is none that can be sent", errors: [problem])
    }

    /// Writes the request down; the relay carries it out once the turn is committed.
    private func order(
        _ range: ResendRange,
        to queue: ConsumerQueue,
        _ requestRef: String?,
        _ company: CompanyRow
    ) throws -> ResendRow {
        let row = ResendRow(
            seq: context.rowNumber(),
            id: context.id("rsd", company: company.id),
            company: company.id,
            requestRef: requestRef,
            queue: queue,
            range: range,
            written: try context.lastNumber(of: company.id, range.type),
            causationid: context.cause.causationid,
            at: context.clock
        )
        try context.tables.resends.insert(row)
        return row
    }

    /// `billing.statement_requested`: billing wants to check its copy of a month.
    mutating func state(
        _ request: BillingStatementRequested,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let usage = try context.tables.usageDays.find(company: company.id, month: request.month)
        try context.emit(
            Output(
                partition: company.id,
                subject: "company/\(company.id)",
                body: BillingUsageStatement(
                    requestRef: request.requestRef,
                    timeZone: company.timeZone,
                    isClosed: request.month < company.firstOpenMonth,
                    usage: usage
                )
            )
        )
        return .applied(["requestRef": .string(request.requestRef), "records": .int(usage.records)])
    }

    /// What open months come to so far: local midnight of every Monday.
    mutating func previewMonths(_ id: String) throws {
        guard let company = try company(id) else { return }
        let context = context
        try actors.save(context)
        try actors.billing(id).assumeIsolated {
            try $0.previewMonths(company, context)
            try $0.planPreview(company, context)
        }
    }
}
