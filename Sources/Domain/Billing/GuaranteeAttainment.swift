/// How far a promised outcome was reached.
///
/// Source: domain §11.2.
package struct GuaranteeAttainment: Hashable, Sendable {
    /// The promise.
    package let guarantee: Guarantee
    /// What was measured, in the metric's unit; nil when nothing could be.
    package let actual: Int64?
    /// What was reached of the threshold in basis points, 10000 at most.
    package let attainmentBp: Int64

    /// The attainment of a promise; what could not be measured counts 0.
    ///
    /// Throws when it does not fit.
    package init(_ guarantee: Guarantee, actual: Int64?) throws(MoneyFault) {
        self.guarantee = guarantee
        self.actual = actual
        let measured = actual ?? 0
        if measured >= guarantee.threshold {
            attainmentBp = Self.whole
        } else {
            let part = Arithmetic.floorOfProduct(measured, Self.whole, over: guarantee.threshold)
            guard let part else { throw .outOfRange }
            attainmentBp = part
        }
    }

    /// Fully reached, in basis points.
    static let whole: Int64 = 10_000
}
