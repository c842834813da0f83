import Contracts
import Domain

/// The beneficiary groups of domain §24.
struct DemoGroups {
    /// One group.
    struct Group: Sendable {
        let id: String
        let name: String
        let type: String
        let country: String
        let city: String
        let languages: [String]
        let tags: [String]
        let eligible: [ProgramType]
        let size: ClosedRange<Int64>
    }

    /// All groups.
    static let all = [
        Group(
            id: "g-refugees-oslo",
            name: "Refugees in Oslo",
            type: "refugees",
            country: "NO",
            city: "Oslo",
            languages: ["ar", "uk", "en"],
            tags: ["refugees", "newcomers", "integration"],
            eligible: [.mentorship, .languageConnect, .buddy, .upskilling],
            size: 4...60
        ),
        Group(
            id: "g-ukraine-berlin",
            name: "Displaced Ukrainians in Berlin",
            type: "displaced_persons",
            country: "DE",
            city: "Berlin",
            languages: ["uk", "ru"],
            tags: ["refugees", "newcomers", "integration", "families"],
            eligible: [.mentorship, .languageConnect, .buddy],
            size: 5...120
        ),
        Group(
            id: "g-migrants-berlin",
            name: "Migrants in Berlin",
            type: "migrants",
            country: "DE",
            city: "Berlin",
            languages: ["tr", "ar", "en"],
            tags: ["migrants", "women", "employment"],
            eligible: [.mentorship, .languageConnect, .upskilling, .workExperience],
            size: 5...150
        ),
        Group(
            id: "g-women-tech-kyiv",
            name: "Women in tech in Kyiv",
            type: "women_in_tech",
            country: "UA",
            city: "Kyiv",
            languages: ["uk", "en"],
            tags: ["women-in-tech", "women", "career_switchers"],
            eligible: [.mentorship, .upskilling],
            size: 3...60
        ),
        Group(
            id: "g-youth-oslo",
            name: "Youth in Oslo",
            type: "youth",
            country: "NO",
            city: "Oslo",
            languages: ["no", "en"],
            tags: ["youth", "employment"],
            eligible: [.mentorship, .buddy, .upskilling, .workExperience],
            size: 3...80
        ),
        Group(
            id: "g-seniors-bergen",
            name: "Seniors in Bergen",
            type: "seniors",
            country: "NO",
            city: "Bergen",
            languages: ["no"],
            tags: ["seniors"],
            eligible: [.buddy, .upskilling],
            size: 4...30
        ),
        Group(
            id: "g-asylum-hamburg",
            name: "Asylum seekers in Hamburg",
            type: "asylum_seekers",
            country: "DE",
            city: "Hamburg",
            languages: ["ar", "fa", "en"],
            tags: ["asylum_seekers", "newcomers", "integration"],
            eligible: [.languageConnect, .buddy],
            size: 6...200
        ),
        Group(
            id: "g-idp-lviv",
            name: "Internally displaced people in Lviv",
            type: "displaced_persons",
            country: "UA",
            city: "Lviv",
            languages: ["uk"],
            tags: ["integration", "employment", "families"],
            eligible: ProgramType.allCases,
            size: 6...100
        ),
        Group(
            id: "g-students-kyiv",
            name: "Students in Kyiv",
            type: "students",
            country: "UA",
            city: "Kyiv",
            languages: ["uk", "en"],
            tags: ["youth", "professionals"],
            eligible: [.mentorship, .upskilling, .workExperience],
            size: 3...90
        ),
        Group(
            id: "g-jobseekers-berlin",
            name: "Job seekers in Berlin",
            type: "job_seekers",
            country: "DE",
            city: "Berlin",
            languages: ["de", "en"],
            tags: ["employment", "professionals", "career_switchers"],
            eligible: [.mentorship, .buddy, .upskilling, .workExperience],
            size: 5...120
        ),
        Group(
            id: "g-caregivers-oslo",
            name: "Caregivers in Oslo",
            type: "caregivers",
            country: "NO",
            city: "Oslo",
            languages: ["no"],
            tags: ["families", "women"],
            eligible: [.mentorship, .buddy],
            size: 2...40
        ),
        Group(
            id: "g-veterans-dnipro",
            name: "Veterans in Dnipro",
            type: "veterans",
            country: "UA",
            city: "Dnipro",
            languages: ["uk"],
            tags: ["employment", "integration"],
            eligible: [.mentorship, .buddy, .upskilling, .workExperience],
            size: 4...60
        ),
    ]

    /// The commands that make them.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.map { group in
            scribe.command(
                .groupCreate,
                group.id,
                to: Routes.platform,
                at: DemoCalendar.beginning,
                [
                    "id": .string(group.id), "name": .string(group.name),
                    "groupType": .string(group.type), "countryCode": .string(group.country),
                    "city": .string(group.city), "languages": DemoScribe.texts(group.languages),
                    "tags": DemoScribe.texts(group.tags),
                    "eligibleProgramTypes": DemoScribe.texts(group.eligible.map(\.rawValue)),
                    "minGroupSize": .int(group.size.lowerBound),
                    "maxGroupSize": .int(group.size.upperBound),
                ]
            )
        }
    }
}
