package retorno.worker.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import retorno.worker.Databases;

class PostgresTimelineTest extends TimelineContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.postgresql();
    }

    @Test
    void spellingsReachTheirIndex() {
        String plan =
                tables.inTransaction(() -> {
                    // Of a few rows it would read all.
                    tables.jdbc().execute("set local enable_seqscan = off");
                    return tables.jdbc()
                            .queryForList(
                                    "explain " + TimelineStore.SPELLINGS.replace(":address", "'a'"))
                            .toString();
                });
        assertThat(plan).contains("email_callback_capitals");
    }
}
