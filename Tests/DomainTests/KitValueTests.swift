import Domain
import Testing

@Suite("Money, ids and codes")
struct KitValueTests {
    @Test func `amounts of one currency add and subtract`() throws {
        let ten = Money(amount: 1000, currency: .eur)
        let three = Money(amount: 300, currency: .eur)
        #expect(try ten.adding(three).amount == 1300)
        #expect(try three.subtracting(ten).amount == -700)
        #expect(try three.isLess(than: ten))
    }

    @Test func `two currencies and amounts out of range do not meet`() {
        let euro = Money(amount: .max, currency: .eur)
        let krone = Money(amount: 1, currency: .nok)
        #expect(throws: MoneyFault.currencyMismatch) { try euro.adding(krone) }
        #expect(throws: MoneyFault.currencyMismatch) { try euro.isLess(than: krone) }
        #expect(throws: MoneyFault.outOfRange) {
            try euro.adding(Money(amount: 1, currency: .eur))
        }
        #expect(MoneyFault.currencyMismatch.code == .currencyMismatch)
        #expect(MoneyFault.outOfRange.code.rawValue == "number_out_of_range")
    }

    @Test func `ten currencies are known and only the yen has no minor unit`() {
        #expect(Currency.allCases.count == 10)
        #expect(Currency.allCases.filter { $0.decimals == 0 } == [.jpy])
        #expect(Currency(rawValue: "eur") == nil)
    }

    @Test func `every character that an id may hold is decided alone`() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-")
        for code in UInt8(0)..<128 {
            let character = Character(UnicodeScalar(code))
            let id = String(character)
            #expect(Identifier.isValid(id) == allowed.contains(character))
            let isChosen = allowed.subtracting("_@").contains(character)
            #expect(Identifier.isClientChosen(id) == isChosen)
            let isCompany = "abcdefghijklmnopqrstuvwxyz0123456789-".contains(character)
            #expect(Identifier.isCompanyId(id) == isCompany)
        }
    }

    @Test func `ids have 1 to 80 bytes and company ids 1 to 40`() {
        #expect(!Identifier.isValid(""))
        #expect(Identifier.isValid(String(repeating: "a", count: 80)))
        #expect(!Identifier.isValid(String(repeating: "a", count: 81)))
        #expect(Identifier.isCompanyId(String(repeating: "a", count: 40)))
        #expect(!Identifier.isCompanyId(String(repeating: "a", count: 41)))
        #expect(!Identifier.isValid("é"))
        #expect(Identifier.isValid("ins_veridia_812_1"))
        #expect(!Identifier.isClientChosen("ins_veridia_812_1"))
        #expect(!Identifier.isCompanyId(Identifier.platform))
    }

    @Test func `keys are ordered by their bytes`() {
        #expect(Identifier.isBefore("B", "a"))
        #expect(Identifier.isBefore("a", "aa"))
        #expect(Identifier.isBefore("z", "é"))
        #expect(!Identifier.isBefore("a", "a"))
    }

    @Test func `each model counts in its unit`() {
        let units = PricingModel.allCases.map(\.unit.rawValue)
        #expect(units == ["seat", "mc", "learner", "learner", "volunteer"])
    }
}
