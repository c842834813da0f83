import Domain
import Testing

@Suite("Room")
struct RoomTests {
    @Test(arguments: [
        (1, 1), (7, 7), (9, 9), (10, 11), (20, 22), (25, 27), (50, 55), (125, 137), (0, 0),
        (Int64.max, Int64.max),
    ])
    func `the cap adds whole units only`(_ limit: Int64, _ cap: Int64) {
        #expect(Room(model: .seats, limit: limit, overbookPct: 10, used: 0).cap == cap)
    }

    @Test func `the cap of a limit never exceeds half as much again`() {
        for limit in Int64(0)...200 {
            for percent in Int64(0)...50 {
                let cap = Room(model: .seats, limit: limit, overbookPct: percent, used: 0).cap
                #expect(cap * 100 <= limit * (100 + percent))
                #expect((cap + 1) * 100 > limit * (100 + percent))
            }
        }
    }

    @Test func `utilization is rounded down and unknown without a limit`() {
        #expect(Room(model: .seats, limit: 50, overbookPct: 10, used: 43).utilizationBp == 8600)
        #expect(Room(model: .seats, limit: 7, overbookPct: 10, used: 6).utilizationBp == 8571)
        #expect(Room(model: .seats, limit: 0, overbookPct: 10, used: 6).utilizationBp == nil)
        #expect(Room(model: .seats, limit: 50, overbookPct: 10, used: 60).available == 0)
        #expect(Room(model: .seats, limit: 50, overbookPct: 10, used: 43).available == 7)
    }

    @Test(arguments: [
        (PricingModel.seats, 1, 0), (.credits, 0, 0), (.iaas, 0, 1), (.bundle, 0, 1),
        (.custom, 1, 0),
    ])
    func `each model counts one side`(
        _ model: PricingModel,
        _ volunteer: Int64,
        _ beneficiary: Int64
    ) {
        let room = Room(model: model, limit: 10, overbookPct: 0, used: 0)
        #expect(room.need(role: .volunteer, alreadyCounted: false) == volunteer)
        #expect(room.need(role: .beneficiary, alreadyCounted: false) == beneficiary)
        for role in ParticipantRole.allCases {
            #expect(room.need(role: role, alreadyCounted: true) == 0)
        }
    }

    @Test func `the table of admission holds for every small number`() {
        for model in PricingModel.allCases {
            for limit in Int64(0)...11 {
                for used in Int64(0)...14 {
                    let room = Room(model: model, limit: limit, overbookPct: 10, used: used)
                    #expect(room.admits(need: 1) == (limit > 0 && used + 1 <= room.cap))
                    let isFree = model == .credits ? used < room.cap : true
                    #expect(room.admits(need: 0) == (limit > 0 && isFree))
                    let isOver = model == .credits && used >= room.cap
                    #expect(room.isOverbooked(byNeed: 0) == isOver)
                    #expect(room.isOverbooked(byNeed: 1) == (isOver || used > room.cap))
                }
            }
        }
    }
}
