package retorno.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void oursIsSaidWhateverItIsWrappedIn() {
        var known = new CannotStart("the disk is full: make room", new IllegalStateException("no"));
        var failed = new IllegalStateException("a bean", new RuntimeException("another", known));
        assertThat(StartFailure.sentence(failed)).isEqualTo("the disk is full: make room");
    }

    @Test
    void whatAFrameworkKnowsOfACauseComesNext() {
        var cause = new IllegalArgumentException("4XB");
        cause.addSuppressed(StartFailure.known("A size is wrong.\n\n  Value: 4XB.", "Change it"));
        assertThat(StartFailure.sentence(new IllegalStateException("a bean", cause)))
                .isEqualTo("A size is wrong. Value: 4XB: Change it");
    }

    @Test
    void elseTheCauseOfAllIsSaidInOneLine() {
        assertThat(StartFailure.sentence(new RuntimeException(new RuntimeException("a\n b"))))
                .isEqualTo("a b");
        assertThat(StartFailure.sentence(new StackOverflowError())).contains("StackOverflowError");
    }
}
