/// Campaigns of every model on a running node, in few words.
extension RunningNode {
    /// A subscription of 500 learners in dates that today lies in.
    static let subscription = """
        subscription create --company acme --id s1 --sku B500 --annual-price 10000 --learners 500 \
        --start 2020-01-01 --end 2100-12-31
        """

    /// Runs the program with the words of a line.
    func line(_ line: String) async throws -> CommandLineRun {
        try await CommandLineRun.headroom(
            line.split(separator: " ").map(String.init) + place,
            in: folder
        )
    }

    /// An active campaign that is sold so, with room for 30 volunteers and 30 beneficiaries.
    @discardableResult
    func sell(
        _ id: String,
        _ terms: String,
        _ goal: String = "--activate"
    ) async throws -> CommandLineRun {
        try await line(
            """
            campaign create --company acme --id \(id) --name \(id) --template mentor \
            --group newcomers --start 2100-01-01 --end 2100-12-31 --budget 100000 \
            --target-volunteers 30 --target-beneficiaries 30 \(terms) \(goal)
            """
        )
    }
}
