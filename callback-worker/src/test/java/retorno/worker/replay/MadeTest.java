package retorno.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MadeTest {
    @Test
    void tellsRowsAndLettersApart() {
        Made made = new Made();
        assertThat(made.row("a")).isTrue();
        assertThat(made.letter("a")).isTrue();
        assertThat(made.row("a")).isFalse();
        assertThat(made.letter("a")).isFalse();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        Made made = new Made(2);
        made.row("a");
        made.row("b");
        made.row("c");
        assertThat(made.row("c")).isFalse();
        assertThat(made.row("a")).isTrue();
    }
}
