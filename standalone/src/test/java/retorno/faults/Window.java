package retorno.faults;

import java.time.Duration;
import java.util.List;

/// A stretch of time: the requests that were due in it.
final class Window {
    private final long from;
    private long to = Long.MAX_VALUE;

    private Window(long from) {
        this.from = from;
    }

    static Window open(Duration fromNow) {
        return new Window(System.nanoTime() + fromNow.toNanos());
    }

    void close() {
        to = System.nanoTime();
    }

    List<Answer> of(List<Answer> answers) {
        return answers.stream().filter(a -> a.due() >= from && a.due() < to).toList();
    }

    /// Those that the connection was closed under instead.
    List<Answer> cutOff(List<Answer> answers) {
        return of(answers).stream().filter(answer -> answer.status() == 0).toList();
    }

    Times times(List<Answer> answers) {
        return Times.of(of(answers).stream());
    }
}
