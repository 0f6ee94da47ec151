package retorno.faults;

import java.util.stream.Stream;

/// Answer times in milliseconds; both 0 where nothing was answered.
record Times(double p99, double worst) {
    static Times of(Stream<Answer> answers) {
        double[] sorted = answers.mapToDouble(Answer::millis).sorted().toArray();
        return sorted.length == 0
                ? new Times(0, 0)
                : new Times(
                        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                        sorted[sorted.length - 1]);
    }
}
