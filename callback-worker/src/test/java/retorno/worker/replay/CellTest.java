package retorno.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final Instant TIME = Instant.parse("2024-07-16T20:26:54Z");

    @Test
    void saysTheSameOfWhatEachDatabaseGivesBack() {
        assertThat(Cell.text(TIME)).isEqualTo("2024-07-16T20:26:54.000Z");
        assertThat(Cell.text(TIME.atOffset(ZoneOffset.UTC))).isEqualTo("2024-07-16T20:26:54.000Z");
        assertThat(Cell.text(true)).isEqualTo(Cell.text(1L));
        assertThat(Cell.text(false)).isEqualTo(Cell.text(0L));
        assertThat(Cell.text(0.0025)).isEqualTo(Cell.text(new BigDecimal("0.00250000")));
        assertThat(Cell.text(12.0)).isEqualTo(Cell.text(new BigDecimal("12")));
        assertThat(Cell.text(null)).isNull();
    }

    @Test
    void aPriceWithMoreDigitsThanADoubleHoldsIsThere() {
        BigDecimal price = new BigDecimal("123456789012.12345678");
        assertThat(Cell.holds(price.doubleValue(), price)).isTrue();
        assertThat(Cell.holds(price, price)).isTrue();
        assertThat(Cell.holds(price.add(BigDecimal.ONE).doubleValue(), price)).isFalse();
    }

    @Test
    void nothingIsNotAnEmptyText() {
        assertThat(Cell.holds(null, null)).isTrue();
        assertThat(Cell.holds(null, "")).isFalse();
        assertThat(Cell.holds(0L, null)).isFalse();
    }
}
