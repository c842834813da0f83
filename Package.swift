// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting",
    package: "hummingbird"
)
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let unixSignals = Target.Dependency.product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "headroom",
    products: [
        .executable(name: "headroom", targets: ["headroom"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CRabbitMQ",
            pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]
        ),
        .target(name: "Threading", swiftSettings: settings),
        .target(name: "Domain", swiftSettings: settings),
        .target(name: "Contracts", dependencies: ["Domain", crypto], swiftSettings: settings),
        .target(
            name: "EventLog",
            dependencies: ["Contracts", "Threading", grdb, sqlite],
            swiftSettings: settings
        ),
        .target(
            name: "AMQP",
            dependencies: ["CRabbitMQ", "Threading", "EventLog", "Contracts"],
            swiftSettings: settings
        ),
        .target(
            name: "Storage",
            dependencies: ["Domain", "Contracts", grdb, sqlite, crypto],
            swiftSettings: settings
        ),
        .target(
            name: "Engine",
            dependencies: [
                "Threading", "Domain", "Contracts", "EventLog", "Storage", logging, metrics,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Telemetry",
            dependencies: [logging, coreMetrics],
            swiftSettings: settings
        ),
        .target(
            name: "API",
            dependencies: ["Telemetry", hummingbird, lifecycle, logging],
            swiftSettings: settings
        ),
        .target(
            name: "Simulation",
            dependencies: [
                "Threading", "Domain", "Contracts", "Storage", "Engine",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "BrokerSupport",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "headroom-reference",
            path: "Sources/PipelineReference",
            linkerSettings: [.linkedLibrary("rabbitmq"), .linkedLibrary("sqlite3")]
        ),
        .executableTarget(
            name: "headroom",
            dependencies: [
                "API", "AMQP", "BrokerSupport", "Contracts", "Domain", "Engine", "EventLog",
                "Simulation",
                "Storage", "Telemetry", "Threading", argumentParser, lifecycle,
                unixSignals, logging, coreMetrics,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "EventLogConformance",
            dependencies: ["EventLog", "Contracts"],
            path: "Tests/EventLogConformance",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "EngineCrasher",
            dependencies: ["Engine"],
            path: "Tests/EngineCrasher",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "LogAppender",
            dependencies: ["EventLog", "Contracts"],
            path: "Tests/LogAppender",
            swiftSettings: settings
        ),
        .testTarget(name: "ThreadingTests", dependencies: ["Threading"], swiftSettings: settings),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: settings),
        .testTarget(
            name: "ContractsTests",
            dependencies: ["Contracts", "Domain"],
            exclude: ["Golden"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EventLogTests",
            dependencies: ["EventLog", "EventLogConformance", "Contracts", "LogAppender", grdb],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AMQPTests",
            dependencies: [
                "AMQP", "BrokerSupport", "Contracts", "EventLog", "EventLogConformance",
                "Threading",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Contracts", "Domain", "Engine", "Storage", "Threading", grdb],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Contracts", "Domain", "Engine", "EngineCrasher", "EventLog", "Simulation",
                "Storage", "Threading", logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Contracts", "Domain", "Engine", "Simulation", "Storage", "Threading",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TopologyTests",
            dependencies: ["AMQP", "BrokerSupport", "Contracts", "Domain", "EventLog", yams],
            swiftSettings: settings
        ),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "headroom", "AMQP", "BrokerSupport", "Contracts", "Domain", "Engine", "EventLog",
                "Storage", "Threading", grdb,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "headroom", "AMQP", "BrokerSupport", "Contracts", "Domain", "Engine", "EventLog",
                "Storage", "Threading",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TelemetryTests",
            dependencies: ["Telemetry", logging, coreMetrics],
            swiftSettings: settings
        ),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Telemetry", hummingbird, hummingbirdTesting, lifecycle, logging,
                coreMetrics,
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
