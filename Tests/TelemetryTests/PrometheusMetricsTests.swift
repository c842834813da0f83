import CoreMetrics
import Testing

@testable import Telemetry

@Suite("The page of figures for Prometheus")
struct PrometheusMetricsTests {
    private let metrics = PrometheusMetrics(
        help: ["records.applied": "Records applied.\nSee \\ the log."],
        buckets: ["batch.size": [4, 2, .infinity, 2]]
    )

    @Test func `a counter counts up under its name and labels`() {
        let counter = Counter(
            label: "records.applied",
            dimensions: [("kind", "tick"), ("area", "core")],
            factory: metrics
        )
        counter.increment()
        counter.increment(by: 4)
        counter.increment(by: -3)
        #expect(
            metrics.exposition() == """
                # HELP records_applied_total Records applied.\\nSee \\\\ the log.
                # TYPE records_applied_total counter
                records_applied_total{area="core",kind="tick"} 5

                """
        )
        counter.reset()
        #expect(metrics.exposition().hasSuffix("} 0\n"))
    }

    @Test func `the same label and dimensions are the same metric`() {
        Counter(label: "a", dimensions: [("x", "1"), ("y", "2")], factory: metrics).increment()
        Counter(label: "a", dimensions: [("y", "2"), ("x", "1")], factory: metrics).increment()
        Counter(label: "a", dimensions: [], factory: metrics).increment()
        #expect(
            metrics.exposition() == """
                # TYPE a_total counter
                a_total 1
                a_total{x="1",y="2"} 2

                """
        )
    }

    @Test func `a gauge shows its last value`() {
        let gauge = Gauge(label: "lag", factory: metrics)
        gauge.record(7)
        gauge.record(2.5)
        let meter = Meter(label: "backlog", factory: metrics)
        meter.set(10)
        meter.increment(by: 2)
        meter.decrement(by: 1.5)
        #expect(
            metrics.exposition() == """
                # TYPE backlog gauge
                backlog 10.5
                # TYPE lag gauge
                lag 2.5

                """
        )
    }

    @Test func `a counter of fractions keeps them`() {
        let counter = FloatingPointCounter(label: "cpu", factory: metrics)
        counter.increment(by: 0.25)
        counter.increment(by: 1.5)
        counter.increment(by: -Double.infinity)
        counter.increment(by: Double.nan)
        #expect(metrics.exposition() == "# TYPE cpu_total counter\ncpu_total 1.75\n")
    }

    @Test func `a recorder counts by size within its own limits`() {
        let recorder = Recorder(label: "batch.size", factory: metrics)
        for value in [1.0, 2, 3, 4, 4.5, 100, .nan] { recorder.record(value) }
        #expect(
            metrics.exposition() == """
                # TYPE batch_size histogram
                batch_size_bucket{le="2"} 2
                batch_size_bucket{le="4"} 4
                batch_size_bucket{le="+Inf"} 6
                batch_size_sum 114.5
                batch_size_count 6

                """
        )
    }

    @Test func `a timer is a histogram in seconds`() {
        let timer = Timer(label: "turn", dimensions: [("le", "mine")], factory: metrics)
        timer.recordNanoseconds(1_500_000)
        timer.recordNanoseconds(20_000_000_000)
        timer.recordNanoseconds(-5)
        let page = metrics.exposition()
        #expect(page.hasPrefix("# TYPE turn_seconds histogram\n"))
        #expect(page.contains("turn_seconds_bucket{le_=\"mine\",le=\"0.0001\"} 1\n"))
        #expect(page.contains("turn_seconds_bucket{le_=\"mine\",le=\"0.001\"} 1\n"))
        #expect(page.contains("turn_seconds_bucket{le_=\"mine\",le=\"0.0025\"} 2\n"))
        #expect(page.contains("turn_seconds_bucket{le_=\"mine\",le=\"10\"} 2\n"))
        #expect(page.contains("turn_seconds_bucket{le_=\"mine\",le=\"+Inf\"} 3\n"))
        #expect(page.contains("turn_seconds_sum{le_=\"mine\"} 20.0015\n"))
        #expect(page.hasSuffix("turn_seconds_count{le_=\"mine\"} 3\n"))
    }

    @Test(arguments: [
        ("a.b-c/d", "a_b_c_d"), ("9lives", "_9lives"), ("", "_"), ("x:y", "x:y"),
        ("d\u{e9}j\u{e0}", "d_j_"),
    ])
    func `names are made acceptable`(label: String, name: String) {
        Gauge(label: label, factory: metrics).record(1)
        #expect(metrics.exposition() == "# TYPE \(name) gauge\n\(name) 1\n")
    }

    @Test func `labels are made acceptable and their values escaped`() {
        let gauge = Gauge(
            label: "g",
            dimensions: [("__name__", "a\"b\\c\nd"), ("queue:name", "\u{f8}"), ("1st", "")],
            factory: metrics
        )
        gauge.record(1)
        #expect(
            metrics.exposition()
                == "# TYPE g gauge\n"
                + "g{_1st=\"\",_name__=\"a\\\"b\\\\c\\nd\",queue_name=\"\u{f8}\"} 1\n"
        )
    }

    @Test func `two kinds under one name stay apart`() {
        Gauge(label: "size", factory: metrics).record(1)
        Recorder(label: "size", factory: metrics).record(1)
        Recorder(label: "size", factory: metrics).record(1)
        let page = metrics.exposition()
        #expect(page.contains("# TYPE size gauge\nsize 1\n"))
        #expect(page.contains("# TYPE size_histogram histogram\n"))
        #expect(page.contains("size_histogram_count 2\n"))
    }

    @Test(arguments: [
        (1.0, "1"), (-0.5, "-0.5"), (1e300, "1e+300"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
        (Double.nan, "NaN"), (1e15, "1000000000000000"),
    ])
    func `numbers are written as Prometheus reads them`(value: Double, text: String) {
        Gauge(label: "g", factory: metrics).record(value)
        #expect(metrics.exposition() == "# TYPE g gauge\ng \(text)\n")
    }

    @Test func `a destroyed metric leaves the page`() {
        let first = Counter(label: "a", dimensions: [("x", "1")], factory: metrics)
        let second = Counter(label: "a", dimensions: [("x", "2")], factory: metrics)
        first.increment()
        second.increment()
        first.destroy()
        #expect(metrics.exposition() == "# TYPE a_total counter\na_total{x=\"2\"} 1\n")
        second.destroy()
        #expect(metrics.exposition().isEmpty)
    }

    @Test func `figures may be asked for when the page is read`() {
        let lag = Gauge(label: "lag", factory: metrics)
        metrics.beforeExposition { lag.record(42) }
        #expect(metrics.exposition().hasSuffix("lag 42\n"))
    }

    @Test func `nothing is lost when many count at once`() async {
        let counter = Counter(label: "n", factory: metrics)
        let recorder = Recorder(label: "r", factory: metrics)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10_000 {
                        counter.increment()
                        recorder.record(1.5)
                    }
                }
            }
        }
        let page = metrics.exposition()
        #expect(page.contains("n_total 80000\n"))
        #expect(page.contains("r_sum 120000\n"))
        #expect(page.contains("r_count 80000\n"))
    }

    @Test func `the process knows itself`() {
        let figures = ProcessFigures.now()
        #expect(figures.residentBytes > 1_000_000)
        #expect(figures.openDescriptors > 2)
        #expect(figures.cpuSeconds > 0)
    }
}
