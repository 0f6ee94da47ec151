package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Who is to blame decides between a dead letter and waiting: a wrong line here loses callbacks or
/// blocks a partition.
class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "22021, true",
        "22001, true",
        "22003, true",
        "23505, true",
        "23514, true",
        "54000, true",
        "08001, false",
        "08003, false",
        "08004, false",
        "08006, false",
        "08P01, false",
        "0A000, false",
        "25006, false",
        "25P02, false",
        "25P03, false",
        "28000, false",
        "28P01, false",
        "3D000, false",
        "40001, false",
        "40P01, false",
        "42703, false",
        "42P01, false",
        "42501, false",
        "53000, false",
        "53100, false",
        "53200, false",
        "53300, false",
        "53400, false",
        "55006, false",
        "55P03, false",
        "57014, false",
        "57P01, false",
        "57P02, false",
        "57P03, false",
        "57P04, false",
        "57P05, false",
        "58000, false",
        "58030, false",
        "58P01, false",
        "XX000, false",
        "XX001, false",
        "XX002, false",
        "HYT00, false",
        "90007, false",
        "90020, false",
        "90028, false",
        "90030, false",
        "90067, false",
        "90097, false",
        "90098, false",
        "90121, false"
    })
    void tellsByTheClassOfTheSqlState(String state, boolean data) {
        SQLException thrown = new SQLException("told", state);
        assertThat(Refusal.blamesTheData(thrown)).isEqualTo(data);
        assertThat(Refusal.blamesTheData(new DataAccessResourceFailureException("x", thrown)))
                .isEqualTo(data);
    }

    @Test
    void looksAtEveryExceptionOfABatch() {
        BatchUpdateException batch = new BatchUpdateException(new int[0]);
        batch.setNextException(new SQLException("told", "22021"));
        assertThat(Refusal.blamesTheData(batch)).isTrue();
    }

    /// A file that is locked, full, read-only or broken, and everything else that SQLite may say.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"SQLITE_CONSTRAINT.*", "SQLITE_MISMATCH", "SQLITE_TOOBIG", "SQLITE_RANGE"})
    void waitsForSqlite(SQLiteErrorCode code) {
        assertThat(Refusal.blamesTheData(new SQLiteException("told", code))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SQLITE_CONSTRAINT", "SQLITE_CONSTRAINT_CHECK", "SQLITE_CONSTRAINT_TRIGGER",
                "SQLITE_MISMATCH", "SQLITE_TOOBIG", "SQLITE_RANGE"
            })
    void blamesWhatSqliteRefuses(SQLiteErrorCode code) {
        assertThat(Refusal.blamesTheData(new SQLiteException("told", code))).isTrue();
    }

    @Test
    void waitsWhenNothingIsKnown() {
        assertThat(Refusal.blamesTheData(new SQLException("no state"))).isFalse();
        assertThat(Refusal.blamesTheData(new IllegalStateException("ours"))).isFalse();
    }
}
