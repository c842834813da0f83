/// All price books that were ever published.
///
/// Source: domain §9.2.
package struct PriceBooks: Hashable, Sendable {
    private var books: [Currency: [PriceBook]] = [:]

    /// The books in the order in which they were published.
    package init(_ published: [PriceBook] = []) {
        for book in published { publish(book) }
    }

    /// Adds a book; one of the same currency and date takes the place of the earlier one.
    package mutating func publish(_ book: PriceBook) {
        var own = books[book.currency] ?? []
        own.removeAll { $0.effectiveFrom == book.effectiveFrom }
        own.append(book)
        books[book.currency] = own.sorted { $0.effectiveFrom < $1.effectiveFrom }
    }

    /// `effective_in_past` for a date before today in Greenwich.
    ///
    /// The first book of a currency may reach back. The euro has its first book from the
    /// beginning, so none of its books may.
    package func refusal(
        currency: Currency,
        effectiveFrom: CivilDate,
        clock: Instant
    ) -> ReasonCode? {
        let isFirst = isMissing(currency)
        return !isFirst && effectiveFrom < clock.utcDate ? .effectiveInPast : nil
    }

    /// Whether a campaign in a currency cannot be planned (`pricebook_missing`).
    package func isMissing(_ currency: Currency) -> Bool {
        currency != Self.standard.currency && books[currency] == nil
    }

    /// The book of a date; before the first one that one, and nil for a currency without any.
    package func book(of currency: Currency, on date: CivilDate) -> PriceBook? {
        let own = books[currency] ?? []
        if let found = own.last(where: { $0.effectiveFrom <= date }) { return found }
        return currency == Self.standard.currency ? Self.standard : own.first
    }

    /// The euro's book before any was published.
    package static let standard = PriceBook(
        currency: .eur,
        effectiveFrom: Instant.earliest.utcDate,
        items: PriceBook.Items()
    )
}
