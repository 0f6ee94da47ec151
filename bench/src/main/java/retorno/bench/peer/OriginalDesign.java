package retorno.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Program;

/// What Retorno replaces: Flask puts callbacks into Redis, Celery takes them out, SQLAlchemy writes
/// five columns to SQLite. It verifies nobody and answers for what is in memory only.
///
/// Of Debian's packages and its Python, and left out where they are not installed.
public final class OriginalDesign {
    private static final String CODE = Path.of("bench", "original").toString();
    private static final List<String> PROGRAMS = List.of("gunicorn", "celery", "redis-server");

    private final House house;
    private final String name;
    private final Map<String, String> environment;
    private final Database database;

    private OriginalDesign(House house, String name, int redis) {
        this.house = house;
        this.name = name;
        this.database = Databases.sqlite(house.scratch(), name);
        this.environment =
                Map.of(
                        "REDIS_URL",
                        "redis://127.0.0.1:" + redis,
                        "DATABASE_FILE",
                        database.url().replace("jdbc:sqlite:", ""),
                        "PYTHONDONTWRITEBYTECODE",
                        "1");
    }

    /// Whether this machine has what it needs; says so where it has not.
    public static boolean installed() {
        boolean all =
                PROGRAMS.stream().allMatch(each -> Files.isExecutable(Path.of("/usr/bin", each)));
        if (!all) {
            System.err.println("bench: without the original design, whose packages are missing");
        }
        return all;
    }

    /// Starts its Redis, in memory only.
    ///
    /// @param name no other's in this house
    public static OriginalDesign start(House house, String name) throws Exception {
        int redis = House.port();
        List<String> command =
                List.of("redis-server", "--bind", "127.0.0.1", "--port", "" + redis, "--save", "");
        house.run(name + "-redis", command).awaits("Ready to accept connections");
        return new OriginalDesign(house, name, redis);
    }

    /// Where its rows come to be, in the table `email_callback`.
    public Database database() {
        return database;
    }

    /// Its front: two processes of 16 threads.
    public Program ingest(int port) throws Exception {
        return run(
                        "ingest",
                        "/usr/bin/python3 -m gunicorn --chdir %s --workers 2 --threads 16 --bind 127.0.0.1:%d app:app"
                                .formatted(CODE, port))
                .awaits("Booting worker");
    }

    /// Its worker: two processes.
    public Program worker() throws IOException {
        return run(
                "worker",
                "/usr/bin/python3 -m celery --workdir "
                        + CODE
                        + " -A tasks worker --concurrency 2");
    }

    private Program run(String what, String command) throws IOException {
        return house.run(name + "-" + what, environment, List.of(command.split(" ")));
    }
}
