package retorno.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void nothingIsMissingWhereRangesTouch() {
        Coverage coverage = Coverage.of(ranges(0, 4, 5, 9), 0, 10);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.accounted()).isEqualTo(10);
    }

    @Test
    void aSecondPassCoversNothingTwice() {
        Coverage coverage = Coverage.of(ranges(0, 9, 0, 3, 4, 9), 0, 10);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.accounted()).isEqualTo(10);
    }

    @Test
    void namesEveryGap() {
        Coverage coverage = Coverage.of(ranges(4, 5, 4, 4, 9, 12), 2, 20);
        assertThat(coverage.gaps())
                .containsExactly(new Book.Gap(2, 3), new Book.Gap(6, 8), new Book.Gap(13, 19));
        assertThat(coverage.accounted()).isEqualTo(6);
    }

    @Test
    void whatIsBehindTheCommittedPositionOnlyCounts() {
        Coverage coverage = Coverage.of(ranges(0, 104, 105, 300), 100, 110);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.accounted()).isEqualTo(110);
    }

    @Test
    void everythingIsMissingWithoutARange() {
        assertThat(Coverage.of(List.of(), 0, 3).gaps()).containsExactly(new Book.Gap(0, 2));
    }

    @Test
    void nothingIsMissingBeforeTheFirstCommit() {
        assertThat(Coverage.of(List.of(), 5, 5).gaps()).isEmpty();
    }

    @Test
    void whatKafkaDeletedBeforeItWasReadIsMissing() {
        assertThat(Coverage.of(ranges(0, 9), 50, 10).gaps()).containsExactly(new Book.Gap(10, 49));
        assertThat(Coverage.of(ranges(0, 9, 50, 59), 50, 60).gaps())
                .as("and stays so once the worker has gone on")
                .containsExactly(new Book.Gap(10, 49));
    }

    private static List<Book.Gap> ranges(long... ends) {
        List<Book.Gap> ranges = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            ranges.add(new Book.Gap(ends[i], ends[i + 1]));
        }
        return ranges;
    }
}
