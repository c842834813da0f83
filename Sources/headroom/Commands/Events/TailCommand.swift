import AMQP
import ArgumentParser
import Contracts
import Storage

/// Shows outputs as they come.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Show what Headroom puts out: decisions, alerts, usage, program events.",
        discussion: """
            On the embedded log the node's own feed is read: the newest outputs first, all from a \
            place on with --from, and new ones as they come with --follow. On a broker a queue of \
            its own shows what passes from now on, taking it from nobody; that needs the right to \
            make such a queue, as headroom-operator has. Types are those of topology/asyncapi.yaml.

              headroom tail --follow --type capacity.threshold_crossed --company acme
              headroom tail --from 1 --json
              headroom tail --company acme --from-sequence 12 --to-sequence 40
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "Begin with this number of the feed, 1 for the oldest that is kept.")
    var from: Int64?

    @Option(
        help: """
            Only from this sequence of the company on, whatever was shown before; with one --type \
            its typesequence. Needs --company.
            """
    )
    var fromSequence: Int64?

    @Option(help: "Only up to this sequence of the company, or typesequence. Needs --company.")
    var toSequence: Int64?

    @Option(help: "Without --from: begin with so many of the newest outputs that match.")
    var last = 10

    @Option(help: "Only a type, such as enrollment.decided. Repeat for more.")
    var type: [String] = []

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those about a campaign.")
    var campaign: String?

    @Flag(name: .shortAndLong, help: "Wait for more; ends with Ctrl-C.")
    var follow = false

    @Flag(
        help: "Print one JSON object a line: {\"feed\":number,\"event\":{…}}; a broker has no feed."
    )
    var json = false

    func validate() throws {
        if let from, from < 1 { throw ValidationError("--from must be 1 or more") }
        if fromSequence != nil || toSequence != nil {
            guard company != nil else {
                throw ValidationError("sequences are those of a company: give --company")
            }
            guard numbers != nil else {
                throw ValidationError("--from-sequence must be 1 to --to-sequence")
            }
        }
        guard (0...100_000).contains(last) else {
            throw ValidationError("--last must be from 0 to 100000")
        }
        let known = Set(OutputType.allCases.map(\.rawValue))
        let filter = TailFilter(types: type, company: nil, campaign: nil)
        if let unknown = filter.types.subtracting(known).min() {
            throw ValidationError(
                "--type \(unknown) is no output; there are: "
                    + known.sorted().joined(separator: " ")
            )
        }
    }

    /// The sequences to show; nil when they are none.
    private var numbers: ClosedRange<Int64>? {
        let (first, last) = (fromSequence ?? 1, toSequence ?? Int64.max)
        return first >= 1 && first <= last ? first...last : nil
    }

    func run() async throws {
        try await CommandFault.reporting {
            var filter = TailFilter(types: type, company: company, campaign: campaign)
            if fromSequence != nil || toSequence != nil { filter.numbers = numbers }
            if let broker = try node.broker() {
                try await tail(broker, filter)
            } else {
                _ = try node.reader().close()
                var feed = try FeedTail(path: node.directory.database, filter: filter, isJSON: json)
                let start = filter.numbers == nil ? from : from ?? 1
                try feed.begin(from: start, last: last)
                try feed.showAll()
                while follow {
                    try await Task.sleep(for: .milliseconds(100))
                    try feed.showAll()
                }
            }
        }
    }

    private func tail(_ broker: AMQPConfiguration, _ filter: TailFilter) async throws {
        if from != nil {
            Screen.note("headroom: a broker shows what passes from now on; --from is ignored\n")
        }
        let tail = try await AMQPTail(
            configuration: broker,
            exchange: Routes.outputExchange,
            pattern: filter.pattern
        )
        while true {
            var text = ""
            for message in try await tail.next(patience: .seconds(10)) {
                guard let event = try? JSONParser.parse(message.body).object else { continue }
                let name = String(message.routingKey.prefix { $0 != "." })
                let parts = message.routingKey.split(separator: ".")
                let type = parts.count == 3 ? "\(parts[0]).\(parts[1])" : name
                let partition = event["partitionkey"]?.string ?? ""
                guard filter.passes(type: type, company: partition), filter.passes(event)
                else { continue }
                text += OutputLine.text(
                    feed: nil,
                    type: type,
                    event: event,
                    body: message.body,
                    isJSON: json
                )
            }
            if !text.isEmpty { Screen.write(text) }
        }
    }
}
