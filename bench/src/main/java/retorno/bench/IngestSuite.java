package retorno.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// HTTP in, acks=all: rounds that take turns, so that a busy moment of the machine meets all.
final class IngestSuite {
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 10;

    private final Path scratch;

    IngestSuite(Path scratch) {
        this.scratch = scratch.resolve("ingest-suite");
    }

    private record Contender(Program program, int port, List<Round> rounds) {
        double median(ToDoubleFunction<Round> figure) {
            return Table.median(rounds.stream().map(r -> figure.applyAsDouble(r)).toList());
        }
    }

    /// @param cpu milliseconds of CPU for a thousand requests
    private record Round(Wrk.Result wrk, double cpu, double resident) {}

    void run() throws Exception {
        House house = House.withBroker(scratch);
        Map<String, Contender> all = new LinkedHashMap<>();
        all.put("Retorno ingest: verified, acks=all", started(house, ""));
        int spooling = House.port();
        all.put(
                "Retorno ingest while Kafka is away: spool, fsync",
                new Contender(house.ingestAlone(spooling), spooling, new ArrayList<>()));
        all.put("plain Spring: KafkaTemplate, acks=all", started(house, "PlainIngest"));
        all.put("bare Boot + Tomcat: reads and answers", started(house, "BareServer"));
        for (Contender each : all.values()) {
            Wrk.run(scratch, each.port(), WARM_UP_SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender each : all.values()) {
                each.rounds().add(measured(each));
            }
        }
        System.out.println(table(all));
        all.values().forEach(each -> each.program().close());
    }

    private Contender started(House house, String baseline) throws Exception {
        int port = House.port();
        Program program =
                baseline.isEmpty() ? house.ingest(port) : house.baseline(baseline, port, Map.of());
        return new Contender(program, port, new ArrayList<>());
    }

    private Round measured(Contender each) throws Exception {
        double before = each.program().cpu();
        Wrk.Result result = Wrk.run(scratch, each.port(), SECONDS);
        double used = each.program().cpu() - before;
        return new Round(
                result,
                used * 1_000 / (result.rate() * SECONDS / 1_000),
                each.program().resident());
    }

    private static String table(Map<String, Contender> all) {
        Table table =
                new Table(
                        "ingest, 32 connections",
                        "req/s",
                        "p50 ms",
                        "p99 ms",
                        "p99.9 ms",
                        "CPU ms / 1,000",
                        "MB",
                        "not 2xx",
                        "Retorno is ×");
        double ours = all.values().iterator().next().median(r -> r.wrk().rate());
        all.forEach((name, each) ->
                table.row(
                        name,
                        each.median(r -> r.wrk().rate()),
                        each.median(r -> r.wrk().p50()),
                        each.median(r -> r.wrk().p99()),
                        each.median(r -> r.wrk().p999()),
                        each.median(Round::cpu),
                        each.median(Round::resident),
                        each.rounds().stream().mapToLong(r -> r.wrk().bad()).sum(),
                        ours / each.median(r -> r.wrk().rate())));
        return table.toString();
    }
}
