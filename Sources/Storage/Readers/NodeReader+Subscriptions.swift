package import Domain

/// Bundle subscriptions and price books. Source: domain §2, §7.7, §9.2.
extension NodeReader {
    /// Subscriptions by id; of all companies, or of one.
    package func subscriptions(
        company: String? = nil,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[SubscriptionRow]> {
        try await look { view in
            try view.all(
                """
                SELECT id, company, status, version, body FROM subscriptions
                WHERE ?1 IS NULL OR company = ?1 ORDER BY id LIMIT ?2
                """,
                { binder in
                    binder.add(company)
                    binder.add(limit)
                },
                SubscriptionTable.read
            ).compactMap { $0 }
        }
    }

    /// One subscription with what is lent; nil when there is none with that id.
    package func subscription(
        _ id: String
    ) async throws(StorageFault) -> AsOf<SubscriptionDetail?> {
        try await look { view in
            guard let row = try SubscriptionTable(view.connection).find(id) else { return nil }
            let loans = try view.all(
                """
                SELECT lender, borrower, count(*) FROM loans WHERE subscription = ?
                GROUP BY lender, borrower ORDER BY lender, borrower
                """,
                { $0.add(id) },
                {
                    SubscriptionDetail.Lent(
                        lender: $0.text(),
                        borrower: $0.text(),
                        learners: $0.int()
                    )
                }
            )
            return SubscriptionDetail(row: row, loans: loans)
        }
    }

    /// The price books by currency and date; of all currencies, or of one.
    ///
    /// The euro's book that holds before any was published is the first of its currency.
    package func priceBooks(
        currency: Currency? = nil
    ) async throws(StorageFault) -> AsOf<[PriceBook]> {
        try await look { view in
            let published = try view.all(
                """
                SELECT currency, effective_from, body FROM price_books
                WHERE ?1 IS NULL OR currency = ?1 ORDER BY currency, effective_from
                """,
                { $0.add(currency?.rawValue) },
                CatalogTable.book
            ).compactMap { $0 }
            let standard = PriceBooks.standard
            guard currency == nil || currency == standard.currency else { return published }
            let place = published.firstIndex {
                $0.currency.rawValue >= standard.currency.rawValue
            }
            var books = published
            books.insert(standard, at: place ?? books.endIndex)
            return books
        }
    }
}
