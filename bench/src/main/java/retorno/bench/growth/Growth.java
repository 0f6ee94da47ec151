package retorno.bench.growth;

import java.nio.file.Path;
import java.util.List;
import retorno.bench.house.Options;

/// `bench/run growth`: how figures change with rows that are there, partitions and workers, and
/// results in a post.
public final class Growth {
    private static final List<String> ALL = List.of("rows", "partitions", "posts");

    private final Path scratch;

    /// @param scratch where it may write
    public Growth(Path scratch) {
        this.scratch = scratch.resolve("growth");
    }

    /// Runs one part with sizes of its own, or all with the usual ones.
    ///
    /// @param words none, or a part, or a part and its sizes as a comma list
    public void run(List<String> words) throws Exception {
        if (words.size() > 2) {
            throw new Options.WrongUse("growth takes one part and its sizes: growth rows 0,1,10");
        }
        for (String part : words.isEmpty() ? ALL : words.subList(0, 1)) {
            switch (part) {
                case "rows" -> new Rows(scratch).run(sizes(words, "0,1,10,50"));
                case "partitions" ->
                        new Partitions(scratch)
                                .run(
                                        sizes(words, "1,3,12"),
                                        Options.numbers(Options.text("workers", "1,2,3,4")));
                case "posts" -> new Posts(scratch).run(sizes(words, "1,10,100,1000"));
                default ->
                        throw new Options.WrongUse(
                                "growth " + part + ": say rows, partitions or posts");
            }
        }
    }

    private static List<Integer> sizes(List<String> words, String usual) {
        return Options.numbers(words.size() == 2 ? words.get(1) : usual);
    }
}
