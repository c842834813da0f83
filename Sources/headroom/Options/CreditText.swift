/// Credits as people write them: `4000` or `0.5`, to the thousandth of a credit (mc).
enum CreditText {
    /// Thousandths of a credit; nil for anything but digits with at most three decimals.
    static func milliCredits(_ text: some StringProtocol) -> Int64? {
        FixedPoint.parse(text, decimals: 3)
    }

    /// Thousandths of a credit from an option; throws a sentence that names it.
    static func milliCredits(_ text: some StringProtocol, option: String) throws -> Int64 {
        guard let mc = milliCredits(text) else {
            throw CommandFault(
                .usage,
                "\(option) must be a number of credits such as 4000 or 0.5, with at most 3 decimals"
            )
        }
        return mc
    }

    /// Credits from thousandths, such as `0.5`.
    static func text(_ mc: Int64) -> String {
        FixedPoint.text(mc, decimals: 3, isTrimmed: true)
    }
}
