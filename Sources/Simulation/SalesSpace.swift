import Contracts
import Domain

/// Every history of two campaigns and three people under one pricing model, in every order up to a
/// depth.
///
/// The two campaigns of a bundle lend each other; where nothing happens in the second one, there is
/// none. Some histories share a log, one after the other; each has campaigns, people's references
/// and a subscription of its own.
package struct SalesSpace: Sendable {
    /// A space: what is sold, and what can happen.
    package struct Kind: Sendable {
        /// The name on the command line and in tests.
        package let name: String
        /// The few things of the tests.
        package let few: [SalesHappening]
        /// The many things of the command line.
        package let many: [SalesHappening]
    }

    /// The space of each pricing model, and one of quotas.
    package static let kinds: [Kind] = [
        Kind(
            name: "seats",
            few: [.firstAsks, .secondAsks, .firstLeaves, .cut],
            many: [
                .firstAsks, .secondAsks, .firstLeaves, .growth, .cut, .pause, .start, .halfMonth,
            ]
        ),
        Kind(
            name: "credits",
            few: [.session, .sessionIsVoided, .firstAsks, .growth],
            many: [
                .session, .sessionIsVoided, .lateSession, .firstAsks, .growth, .cut, .start,
                .halfMonth,
            ]
        ),
        Kind(
            name: "iaas",
            few: [.firstAsks, .firstIsServed, .firstIsNotServed, .secondAsks],
            many: [
                .firstAsks, .secondAsks, .firstIsServed, .firstIsNotServed, .firstCompletes,
                .firstLeaves, .start, .halfMonth,
            ]
        ),
        Kind(
            name: "bundle",
            few: [.firstAsks, .secondAsks, .thirdAsks, .firstLeaves, .secondJoinsNextDoor],
            many: [
                .firstAsks, .secondAsks, .thirdAsks, .thirdAsksNextDoor, .firstLeaves,
                .secondJoinsNextDoor, .firstIsServed, .canceled, .restored,
                .nextDoorIsSoldLearners,
            ]
        ),
        Kind(
            name: "custom",
            few: [.start, .session, .milestone, .reversal],
            many: [
                .start, .session, .sessionIsVoided, .firstIsServed, .milestone, .reversal, .pause,
                .halfMonth,
            ]
        ),
        Kind(
            name: "quotas",
            few: [.firstAsks, .secondAsks, .firstLeaves, .quotaGrows],
            many: [
                .firstAsks, .secondAsks, .thirdAsks, .firstLeaves, .quotaGrows, .quotaShrinks,
                .session, .halfMonth,
            ]
        ),
    ]

    /// What came of a part of a space.
    package struct Found: Sendable {
        /// What differs from the model, and which invariants do not hold, in sentences.
        package var differences: [String] = []
        /// The histories that were folded.
        package var histories = 0
        /// The different states that they went through, people's and campaigns' names aside.
        package var states: Set<String> = []
    }

    private let kind: Kind
    private let happenings: [SalesHappening]
    private let depth: Int

    /// The space of all histories of a depth, of few things or of many.
    package init(_ kind: Kind, of happenings: [SalesHappening], depth: Int) {
        self.kind = kind
        self.happenings = happenings
        self.depth = depth
    }

    /// How many histories there are.
    package var count: Int {
        (0..<depth).reduce(1) { product, _ in product * happenings.count }
    }

    /// Folds some of the histories by the engine and by the model.
    package func explore(_ range: Range<Int>) async throws -> Found {
        var found = Found()
        for part in SmallSpace.logs(of: range.clamped(to: 0..<count)) {
            try await explore(part, &found)
        }
        return found
    }

    private func explore(_ range: Range<Int>, _ found: inout Found) async throws {
        let scene = SalesScene(kind.name, happenings)
        var messages = SmallSpace.scene()
        var ends: [Int64: String] = [:]
        for number in range {
            found.histories += 1
            var actors = scene.actors(number)
            messages += scene.opening(&actors, after: messages.count)
            ends[Int64(messages.count)] = actors.first
            var rest = number
            for step in 0..<depth {
                let happening = happenings[rest % happenings.count]
                rest /= happenings.count
                messages.append(
                    scene.message(happening, &actors, step: step, after: messages.count)
                )
                ends[Int64(messages.count)] = actors.first
            }
            messages.append(contentsOf: scene.closing(actors))
        }
        let history = History(seed: 0, messages: messages, quarantined: [])
        var states: Set<String> = []
        found.differences += try await SmallSpace.differences(history, walksEverything: true) {
            model in
            guard let first = ends[model.position] else { return }
            states.insert(model.state(of: first, Self.neighbor(first)))
        }
        found.states.formUnion(states)
    }

    static func neighbor(_ first: String) -> String { "d" + first.dropFirst() }
}
