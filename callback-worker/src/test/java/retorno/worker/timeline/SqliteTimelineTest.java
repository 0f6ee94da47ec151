package retorno.worker.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import retorno.worker.Databases;

class SqliteTimelineTest extends TimelineContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.sqlite(folder);
    }

    @Test
    void spellingsReachTheirIndex() {
        assertThat(
                        tables.jdbc()
                                .queryForList(
                                        "explain query plan "
                                                + TimelineStore.SPELLINGS.replace(
                                                        ":address", "'a'"))
                                .toString())
                .contains("email_callback_capitals")
                .doesNotContain("SCAN");
    }
}
