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
        "08006, false",
        "40001, false",
        "40P01, false",
        "42P01, false",
        "42501, false",
        "53100, false",
        "53300, false",
        "55P03, false",
        "57P01, false",
        "57014, false",
        "58030, false",
        "XX000, false",
        "25006, false",
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

    @ParameterizedTest
    @EnumSource(
            names = {
                "SQLITE_BUSY",
                "SQLITE_LOCKED",
                "SQLITE_IOERR",
                "SQLITE_FULL",
                "SQLITE_CANTOPEN",
                "SQLITE_READONLY",
                "SQLITE_NOMEM",
                "SQLITE_CORRUPT",
                "SQLITE_PROTOCOL",
                "SQLITE_ERROR",
                "SQLITE_NOTADB",
                "SQLITE_PERM",
                "SQLITE_SCHEMA"
            })
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
