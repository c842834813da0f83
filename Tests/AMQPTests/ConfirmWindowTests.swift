import AMQP
import Testing

@Suite("Confirms")
struct ConfirmWindowTests {
    @Test func `a transcript of confirms in any order`() {
        var window = ConfirmWindow()
        for tag in UInt64(1)...10 { #expect(window.published() == tag) }
        #expect(window.unconfirmed == 10)
        #expect(window.confirmed(1, multiple: false) == true)
        #expect(window.confirmedThrough == 1)
        #expect(window.confirmed(3, multiple: false) == false)
        #expect(window.confirmedThrough == 1)
        #expect(window.unconfirmed == 8)
        #expect(window.confirmed(2, multiple: false) == true)
        #expect(window.confirmedThrough == 3)
        #expect(window.confirmed(6, multiple: false) == false)
        #expect(window.confirmed(9, multiple: false) == false)
        #expect(window.confirmed(5, multiple: true) == true)
        #expect(window.confirmedThrough == 6)
        #expect(window.unconfirmed == 3)
        #expect(window.confirmed(0, multiple: true) == true)
        #expect(window.confirmedThrough == 10)
        #expect(window.unconfirmed == 0)
    }

    @Test func `a repeated confirm and one of nothing change nothing`() {
        var window = ConfirmWindow()
        #expect(window.confirmed(1, multiple: false) == false)
        #expect(window.confirmed(0, multiple: true) == false)
        _ = window.published()
        _ = window.published()
        #expect(window.confirmed(2, multiple: true) == true)
        let before = window
        #expect(window.confirmed(1, multiple: false) == false)
        #expect(window.confirmed(2, multiple: true) == false)
        #expect(window.confirmed(3, multiple: true) == false)
        #expect(window.confirmed(0, multiple: false) == false)
        #expect(window == before)
    }

    @Test(arguments: UInt64(0)..<200)
    func `any order of confirms ends with all confirmed`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var window = ConfirmWindow()
        var open: Set<UInt64> = []
        var reported: UInt64 = 0
        for _ in 0..<300 {
            if open.isEmpty || random.next() % 2 == 0 {
                open.insert(window.published())
            } else {
                let tag = open.randomElement(using: &random) ?? 0
                let multiple = random.next() % 4 == 0
                _ = window.confirmed(tag, multiple: multiple)
                open = multiple ? open.filter { $0 > tag } : open.subtracting([tag])
            }
            #expect(window.confirmedThrough >= reported)
            reported = window.confirmedThrough
            #expect(window.unconfirmed == open.count)
            #expect(reported == (open.min() ?? window.lastPublished + 1) - 1)
        }
    }
}
