import Contracts
import Domain

/// The templates of domain §24, each with one version, published as it is.
struct DemoTemplates {
    /// One template.
    struct Template: Sendable {
        let id: String
        let name: String
        let type: ProgramType
        let weeks: Int64
        let participants: ClosedRange<Int64>
        let volunteers: Int64
        /// What a participant is reckoned to cost, in whole euros.
        let costEuros: Int64
        /// What a volunteer is reckoned to spend.
        let hours: Int64
        let suitable: [String]

        /// Makes one row of the table.
        init(
            _ id: String,
            _ name: String,
            _ type: ProgramType,
            weeks: Int64,
            _ participants: ClosedRange<Int64>,
            volunteers: Int64,
            cost: Int64,
            hours: Int64,
            for suitable: [String] = []
        ) {
            self.id = id
            self.name = name
            self.type = type
            self.weeks = weeks
            self.participants = participants
            self.volunteers = volunteers
            costEuros = cost
            self.hours = hours
            self.suitable = suitable
        }
    }

    /// All templates.
    static let all: [Template] = mentoring + languages + buddies + skills + work

    private static let mentoring = [
        Template(
            "t-mentor-one",
            "One-to-one mentoring",
            .mentorship,
            weeks: 24,
            1...100,
            volunteers: 1,
            cost: 150,
            hours: 12
        ),
        Template(
            "t-mentor-group",
            "Mentoring circle",
            .mentorship,
            weeks: 12,
            4...8,
            volunteers: 1,
            cost: 75,
            hours: 18,
            for: ["refugees", "newcomers", "youth"]
        ),
        Template(
            "t-mentor-tech",
            "Mentors in tech",
            .mentorship,
            weeks: 16,
            1...50,
            volunteers: 1,
            cost: 200,
            hours: 24,
            for: ["women-in-tech", "career_switchers", "professionals"]
        ),
    ]

    private static let languages = [
        Template(
            "t-english-a1a2",
            "English for beginners",
            .languageConnect,
            weeks: 12,
            6...10,
            volunteers: 1,
            cost: 120,
            hours: 24,
            for: ["refugees", "migrants", "newcomers", "asylum_seekers"]
        ),
        Template(
            "t-norwegian-b1b2",
            "Norwegian for work",
            .languageConnect,
            weeks: 16,
            5...8,
            volunteers: 1,
            cost: 180,
            hours: 48,
            for: ["refugees", "newcomers"]
        ),
        Template(
            "t-english-business",
            "Business English",
            .languageConnect,
            weeks: 12,
            1...1,
            volunteers: 1,
            cost: 250,
            hours: 24,
            for: ["professionals", "employment"]
        ),
        Template(
            "t-german-a1b1",
            "German from the start",
            .languageConnect,
            weeks: 20,
            8...12,
            volunteers: 2,
            cost: 300,
            hours: 100,
            for: ["migrants", "refugees", "asylum_seekers"]
        ),
    ]

    private static let buddies = [
        Template(
            "t-buddy-one",
            "One-to-one buddies",
            .buddy,
            weeks: 24,
            1...100,
            volunteers: 1,
            cost: 50,
            hours: 12
        ),
        Template(
            "t-buddy-group",
            "Buddy groups",
            .buddy,
            weeks: 12,
            4...6,
            volunteers: 1,
            cost: 30,
            hours: 18,
            for: ["integration", "newcomers"]
        ),
        Template(
            "t-buddy-pro",
            "Buddies at work",
            .buddy,
            weeks: 16,
            1...50,
            volunteers: 1,
            cost: 100,
            hours: 16,
            for: ["professionals", "career_switchers"]
        ),
        Template(
            "t-buddy-family",
            "Family buddies",
            .buddy,
            weeks: 52,
            1...30,
            volunteers: 1,
            cost: 200,
            hours: 52,
            for: ["families"]
        ),
    ]

    private static let skills = [
        Template(
            "t-tech-bootcamp",
            "Tech bootcamp",
            .upskilling,
            weeks: 12,
            5...30,
            volunteers: 2,
            cost: 500,
            hours: 24,
            for: ["career_switchers", "women-in-tech", "youth"]
        ),
        Template(
            "t-digital-basics",
            "Digital basics",
            .upskilling,
            weeks: 8,
            8...15,
            volunteers: 2,
            cost: 100,
            hours: 16,
            for: ["seniors", "women", "integration"]
        ),
        Template(
            "t-cloud-certs",
            "Cloud certificates",
            .upskilling,
            weeks: 14,
            3...15,
            volunteers: 1,
            cost: 600,
            hours: 20,
            for: ["professionals", "career_switchers"]
        ),
    ]

    private static let work = [
        Template(
            "t-internship",
            "Internships",
            .workExperience,
            weeks: 13,
            1...40,
            volunteers: 1,
            cost: 400,
            hours: 26,
            for: ["youth", "employment"]
        ),
        Template(
            "t-job-shadow",
            "Job shadowing",
            .workExperience,
            weeks: 6,
            1...60,
            volunteers: 1,
            cost: 80,
            hours: 12
        ),
    ]

    /// What each type of program is measured by.
    private static func metrics(of type: ProgramType) -> [String] {
        switch type {
        case .mentorship: ["confidence", "job_readiness"]
        case .languageConnect: ["language", "belonging"]
        case .buddy: ["belonging", "well_being"]
        case .upskilling, .workExperience: ["job_readiness", "confidence"]
        }
    }

    /// The commands that make and publish them.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.flatMap { template in
            [
                scribe.command(
                    .templateCreate,
                    template.id,
                    to: Routes.platform,
                    at: DemoCalendar.beginning,
                    data(template)
                ),
                scribe.command(
                    .templatePublish,
                    "\(template.id)-publish",
                    to: Routes.platform,
                    at: DemoCalendar.beginning,
                    ["versionId": .string("\(template.id)@1")]
                ),
            ]
        }
    }

    private static func data(_ template: Template) -> JSONObject {
        [
            "id": .string(template.id), "key": .string(template.id),
            "name": .string(template.name),
            "description": .string("\(template.weeks) weeks"),
            "programType": .string(template.type.rawValue),
            "minParticipants": .int(template.participants.lowerBound),
            "maxParticipants": .int(template.participants.upperBound),
            "volunteersNeeded": .int(template.volunteers),
            "outcomeMetrics": DemoScribe.texts(metrics(of: template.type)),
            "suitableForGroups": DemoScribe.texts(template.suitable),
            "estCostPerParticipant": DemoScribe.money(template.costEuros * 100, "EUR"),
            "estMinutesPerVolunteer": .int(template.hours * 60),
        ]
    }
}
