package retorno.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void nothingIsMissingWhereRangesTouch() {
        Coverage coverage = new Coverage(0, 10);
        coverage.add(0, 4);
        coverage.add(5, 9);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.missing()).isZero();
    }

    @Test
    void aSecondPassCoversNothingTwice() {
        Coverage coverage = new Coverage(0, 10);
        coverage.add(0, 9);
        coverage.add(0, 3);
        coverage.add(4, 9);
        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void namesEveryGap() {
        Coverage coverage = new Coverage(2, 20);
        coverage.add(4, 5);
        coverage.add(4, 4);
        coverage.add(9, 12);
        assertThat(coverage.gaps())
                .containsExactly(new Book.Gap(2, 3), new Book.Gap(6, 8), new Book.Gap(13, 19));
        assertThat(coverage.missing()).isEqualTo(12);
    }

    @Test
    void looksOnlyAtWhatTheLogStillHoldsAndTheGroupHasCommitted() {
        Coverage coverage = new Coverage(100, 110);
        coverage.add(0, 104);
        coverage.add(105, 300);
        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void everythingIsMissingWithoutARange() {
        Coverage coverage = new Coverage(0, 3);
        assertThat(coverage.gaps()).containsExactly(new Book.Gap(0, 2));
    }

    @Test
    void nothingIsMissingBeforeTheFirstCommit() {
        assertThat(new Coverage(5, 0).gaps()).isEmpty();
    }
}
