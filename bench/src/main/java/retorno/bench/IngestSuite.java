package retorno.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import retorno.bench.figures.Table;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Wrk;
import retorno.bench.peer.OriginalDesign;

/// HTTP in, acks=all: rounds that take turns, so that a busy moment of the machine meets all.
final class IngestSuite {
    /// The compilers are done with ours and with the plain one after 25 to 60 s of load, as the
    /// machine is; with bare Tomcat, which has little to compile, in less than half of that.
    private static final int WARM_UP_SECONDS = Options.number("seconds", 60);

    private final int rounds = Options.number("rounds", 3);
    private final int seconds = Options.number("seconds", 10);
    private final Path scratch;

    IngestSuite(Path scratch) {
        this.scratch = scratch.resolve("ingest-suite");
    }

    private record Contender(Program program, int port, List<Round> rounds) {
        double median(ToDoubleFunction<Round> figure) {
            return Table.median(rounds, figure);
        }
    }

    /// @param cpu milliseconds of CPU for a thousand requests
    private record Round(Wrk.Result wrk, double cpu, double resident) {}

    void run() throws Exception {
        try (House house = House.withBroker(scratch)) {
            Contender retorno = started(house, "");
            Contender bare = started(house, "BareServer");
            Map<String, Contender> all = new LinkedHashMap<>();
            all.put("Retorno ingest: verified, acks=all", retorno);
            int spooling = House.port();
            all.put(
                    "Retorno ingest while Kafka is away: spool, fsync",
                    new Contender(house.ingestAlone(spooling), spooling, new ArrayList<>()));
            all.put("plain Spring: KafkaTemplate, acks=all", started(house, "PlainIngest"));
            all.put("bare Boot + Tomcat: reads and answers", bare);
            if (OriginalDesign.installed()) {
                all.put("the original design: Flask, Celery, Redis's memory", original(house));
            }
            measure(all);
            table(all).publish("ingest");
            new HalfRate(retorno.port(), bare.port())
                    .run(retorno.median(r -> r.wrk().rate()), bare.median(r -> r.wrk().rate()));
            new BulkSuite(house, retorno.program(), retorno.port()).run();
        }
    }

    private void measure(Map<String, Contender> all) throws Exception {
        for (Contender each : all.values()) {
            Wrk.run(scratch, each.port(), WARM_UP_SECONDS);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender each : all.values()) {
                each.rounds().add(measured(each));
            }
        }
    }

    private Contender started(House house, String baseline) throws Exception {
        int port = House.port();
        Program program =
                baseline.isEmpty() ? house.ingest(port) : house.baseline(baseline, port, Map.of());
        return new Contender(program, port, new ArrayList<>());
    }

    /// Nobody takes out what it puts into Redis.
    private static Contender original(House house) throws Exception {
        int port = House.port();
        Program program = OriginalDesign.start(house, "original").ingest(port);
        return new Contender(program, port, new ArrayList<>());
    }

    private Round measured(Contender each) throws Exception {
        double before = each.program().cpu();
        Wrk.Result result = Wrk.run(scratch, each.port(), seconds);
        double used = each.program().cpu() - before;
        return new Round(
                result,
                used * 1_000 / (result.rate() * seconds / 1_000),
                each.program().resident());
    }

    private static Table table(Map<String, Contender> all) {
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
        return table;
    }
}
