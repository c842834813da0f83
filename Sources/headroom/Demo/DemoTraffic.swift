import Contracts
import Domain

/// Enrollment traffic as source systems would publish it, one event after the other.
///
/// Seeded by where the node stands, so that a demo that is started again goes on with new people.
struct DemoTraffic {
    private struct Seat {
        let ref: String
        let campaign: DemoData.Campaign
    }

    private var state: UInt64
    private var number: Int64
    private var seats: [Seat] = []

    /// Starts behind a position of the log.
    init(behind position: Int64) {
        state = UInt64(bitPattern: position) &* 0x9E37_79B9_7F4A_7C15
        number = position * 1000
    }

    /// The next event.
    mutating func next(at now: Instant) -> LogMessage {
        number += 1
        let choice = random(100)
        if choice < 30, !seats.isEmpty, seats.count > 20 || choice < 10 {
            let seat = seats.remove(at: Int(random(UInt64(seats.count))))
            return event(
                choice < 24 ? .enrollmentWithdrawn : .enrollmentCompleted,
                seat.campaign,
                now,
                ["enrollmentRef": .string(seat.ref), "campaignId": .string(seat.campaign.id)]
            )
        }
        let campaign = DemoData.campaigns[Int(random(UInt64(DemoData.campaigns.count)))]
        let isVolunteer = random(10) < 8
        var data: JSONObject = [
            "campaignId": .string(campaign.id),
            "participantId": .string("\(isVolunteer ? "v" : "b")-\(number)"),
            "role": .string(isVolunteer ? "volunteer" : "beneficiary"),
        ]
        let ref = "demo-\(number)"
        seats.append(Seat(ref: ref, campaign: campaign))
        guard choice < 80 else {
            data["enrollmentRef"] = .string(ref)
            return event(.enrollmentCreated, campaign, now, data)
        }
        data["requestId"] = .string(ref)
        return event(.enrollmentRequested, campaign, now, data)
    }

    private func event(
        _ type: InputType,
        _ campaign: DemoData.Campaign,
        _ now: Instant,
        _ data: JSONObject
    ) -> LogMessage {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", "demo-\(number)-\(type.routingName)")
            writer.field("source", "/demo/enrollment-service")
            writer.field("type", type.rawValue)
            writer.field("time", now)
            writer.field("subject", "campaign/\(campaign.id)")
            writer.field("partitionkey", campaign.company)
            writer.field("datacontenttype", "application/json")
            writer.field("data", .object(data))
        }
        return LogMessage(
            routingKey: "\(type.routingName).\(campaign.company)",
            contentType: CloudEventDecoder.structuredContentType,
            body: writer.bytes
        )
    }

    /// SplitMix64, bounded.
    private mutating func random(_ bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) % bound
    }
}
