import Domain
import Testing

@Suite("Placement")
struct PlacementTests {
    @Test func `a named open instance is taken and a full one refuses a beneficiary`() {
        let cohorts = [cohort(1, 12, beneficiaries: 12), cohort(2, 12, beneficiaries: 3)]
        #expect(place(.volunteer, in: "c1", cohorts) == .instance(id: "c1", overClass: false))
        #expect(
            place(.beneficiary, in: "c1", cohorts, autoSplit: true) == .refused(.instanceFull)
        )
        #expect(place(.beneficiary, in: "c2", cohorts) == .instance(id: "c2", overClass: false))
        #expect(place(.beneficiary, in: "c9", cohorts) == .refused(.instanceUnknown))
    }

    @Test(arguments: [InstanceStatus.paused, .completed])
    func `a named instance that is not open refuses a request but takes a fact`(
        _ status: InstanceStatus
    ) {
        let cohorts = [cohort(1, 12, status: status, beneficiaries: 12)]
        #expect(place(.volunteer, in: "c1", cohorts) == .refused(.instanceNotOpen))
        #expect(
            place(.beneficiary, in: "c1", cohorts, isFact: true)
                == .instance(id: "c1", overClass: true)
        )
        #expect(
            place(.volunteer, in: "c1", cohorts, isFact: true)
                == .instance(id: "c1", overClass: false)
        )
    }

    @Test func `volunteers go where the fewest are, ties to the lower ordinal`() {
        let cohorts = [
            cohort(1, 0, volunteers: 3), cohort(2, 0, status: .completed, volunteers: 0),
            cohort(3, 0, volunteers: 2), cohort(4, 0, status: .planned, volunteers: 2),
        ]
        #expect(place(.volunteer, in: nil, cohorts) == .instance(id: "c3", overClass: false))
    }

    @Test func `beneficiaries fill the lowest open instance with room`() {
        let cohorts = [
            cohort(1, 12, beneficiaries: 12), cohort(2, 12, status: .paused),
            cohort(3, 12, beneficiaries: 11), cohort(4, 0),
        ]
        #expect(place(.beneficiary, in: nil, cohorts) == .instance(id: "c3", overClass: false))
        #expect(
            place(.beneficiary, in: nil, [cohort(1, 12, beneficiaries: 12), cohort(2, 0)])
                == .instance(id: "c2", overClass: false)
        )
    }

    @Test func `when all are full a split helps, else a request is refused and a fact overfills`() {
        let cohorts = [
            cohort(1, 2, status: .completed), cohort(2, 2, beneficiaries: 2),
            cohort(3, 2, beneficiaries: 2),
        ]
        #expect(place(.beneficiary, in: nil, cohorts, autoSplit: true) == .split)
        #expect(place(.beneficiary, in: nil, cohorts, autoSplit: true, isFact: true) == .split)
        #expect(place(.beneficiary, in: nil, cohorts) == .refused(.instanceFull))
        #expect(
            place(.beneficiary, in: nil, cohorts, isFact: true)
                == .instance(id: "c2", overClass: true)
        )
        #expect(
            place(.beneficiary, in: "gone", cohorts, isFact: true)
                == .instance(id: "c2", overClass: true)
        )
    }

    @Test(arguments: ParticipantRole.allCases)
    func `without an open instance a person stays unassigned`(_ role: ParticipantRole) {
        let closed = [cohort(1, 2, status: .completed)]
        for isFact in [true, false] {
            #expect(place(role, in: nil, [], autoSplit: true, isFact: isFact) == .unassigned)
            #expect(place(role, in: nil, closed, autoSplit: true, isFact: isFact) == .unassigned)
        }
    }

    @Test func `26 learners of a language campaign make classes of 12, 12 and 2`() {
        var sizes: [Int64] = [0]
        for _ in 0..<26 {
            let cohorts = sizes.enumerated().map { index, size in
                cohort(Int64(index) + 1, 12, beneficiaries: size)
            }
            switch place(.beneficiary, in: nil, cohorts, autoSplit: true) {
            case .instance(let id, overClass: false):
                let index = cohorts.firstIndex { $0.id == id }
                sizes[index ?? 0] += 1
            case .split: sizes.append(1)
            case .instance, .unassigned, .refused: Issue.record("nobody is refused here")
            }
        }
        #expect(sizes == [12, 12, 2])
    }

    private func cohort(
        _ ordinal: Int64,
        _ maxSize: Int64,
        status: InstanceStatus = .active,
        volunteers: Int64 = 0,
        beneficiaries: Int64 = 0
    ) -> Cohort {
        Cohort(
            id: "c\(ordinal)",
            ordinal: ordinal,
            status: status,
            maxSize: maxSize,
            activeVolunteers: volunteers,
            activeBeneficiaries: beneficiaries
        )
    }

    private func place(
        _ role: ParticipantRole,
        in requested: String?,
        _ cohorts: [Cohort],
        autoSplit: Bool = false,
        isFact: Bool = false
    ) -> PlacementResult {
        Placement.place(
            role: role,
            requested: requested,
            cohorts: cohorts,
            autoSplit: autoSplit,
            isFact: isFact
        )
    }
}
