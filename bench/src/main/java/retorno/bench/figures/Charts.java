package retorno.bench.figures;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/// `bench/run chart`: the newest results as pictures beside `bench/README.md`.
public final class Charts {
    private static final int WIDTH = 860;
    private static final int WITH_LONG_NAMES = 1_200;
    private static final int HEIGHT = 380;
    private static final int BAR = 34;
    private static final int AROUND_BARS = 110;
    private static final String RATIO = "Retorno is ×";
    private static final List<String> WITH_PEERS = List.of("ingest", "bulk", "worker", "sustained");

    private Charts() {}

    /// Draws what there are results of, and says what there are none of.
    public static void draw() throws IOException {
        System.setProperty("java.awt.headless", "true");
        ratios();
        rows();
        partitions();
    }

    private record Peer(String name, double ratio) {}

    private static void ratios() throws IOException {
        List<Peer> peers = new ArrayList<>();
        SortedSet<String> dates = new TreeSet<>();
        for (String suite : WITH_PEERS) {
            Optional<Results.Run> run = results(suite);
            if (run.isPresent()) {
                dates.add(run.get().date());
                peers.addAll(peers(suite, run.get()));
            }
        }
        if (!peers.isEmpty()) {
            save(chart(peers, String.join(", ", dates)), "ratios");
        }
    }

    private static List<Peer> peers(String suite, Results.Run run) {
        return run.rows().stream()
                .map(row ->
                        new Peer(
                                suite + ": " + row.values().iterator().next(),
                                Double.parseDouble(row.get(RATIO))))
                .filter(peer -> !peer.name.contains(": Retorno"))
                .toList();
    }

    private static HorizontalBarChart chart(List<Peer> peers, String dates) {
        HorizontalBarChart chart =
                new HorizontalBarChartBuilder()
                        .width(WITH_LONG_NAMES)
                        .height(AROUND_BARS + BAR * peers.size())
                        .title("Retorno's rate, its peers' is 1 (" + dates + ")")
                        .xAxisTitle("× the peer's, in one run")
                        .build();
        plain(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setLabelsPosition(1.1).setLabelsFontColor(Color.BLACK);
        // The library takes this one for the names as well: each shall stand there.
        chart.getStyler().setXAxisTickMarkSpacingHint(BAR - 6);
        chart.getStyler().setLabelsFontColorAutomaticEnabled(false);
        // Room for the longest bar's number.
        chart.getStyler()
                .setXAxisMax(1.1 * peers.stream().mapToDouble(Peer::ratio).max().orElse(1));
        List<Peer> upwards = peers.reversed();
        chart.addSeries(
                "Retorno",
                upwards.stream().map(peer -> Math.round(peer.ratio * 100) / 100.0).toList(),
                upwards.stream().map(Peer::name).toList());
        return chart;
    }

    private static void rows() throws IOException {
        Optional<Results.Run> run = results("growth-rows");
        if (run.isEmpty()) {
            return;
        }
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(
                                "The worker into a growing table, PostgreSQL ("
                                        + run.get().date()
                                        + ")")
                        .xAxisTitle("million rows that are there already")
                        .yAxisTitle("rows/s")
                        .build();
        plain(chart.getStyler());
        chart.getStyler().setYAxisMin(0.0);
        List<Double> there = column(run.get(), "million rows");
        chart.addSeries("into that table", there, column(run.get(), "rows/s"));
        chart.addSeries(
                "into an empty one, in turns",
                there,
                column(run.get(), "into an empty table, in turns"));
        save(chart, "growth-rows");
    }

    private static void partitions() throws IOException {
        Optional<Results.Run> run = results("growth-partitions");
        if (run.isEmpty()) {
            return;
        }
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Workers and partitions, PostgreSQL (" + run.get().date() + ")")
                        .xAxisTitle("workers")
                        .yAxisTitle("rows/s")
                        .build();
        plain(chart.getStyler());
        chart.getStyler().setYAxisMin(0.0);
        byPartitions(run.get())
                .forEach((partitions, rates) ->
                        chart.addSeries(
                                partitions
                                        + (partitions.equals("1") ? " partition" : " partitions"),
                                List.copyOf(rates.keySet()),
                                List.copyOf(rates.values())));
        save(chart, "growth-partitions");
    }

    /// Rows a second by the number of workers.
    private static Map<String, Map<String, Double>> byPartitions(Results.Run run) {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>();
        for (Map<String, String> row : run.rows()) {
            all.computeIfAbsent(row.get("partitions"), _ -> new LinkedHashMap<>())
                    .put(row.get("workers"), Double.valueOf(row.get("rows/s")));
        }
        return all;
    }

    private static List<Double> column(Results.Run run, String name) {
        return run.rows().stream().map(row -> Double.valueOf(row.get(name))).toList();
    }

    private static Optional<Results.Run> results(String suite) throws IOException {
        Optional<Results.Run> run = Results.latest(suite);
        if (run.isEmpty()) {
            System.err.println("bench: no results of " + suite + " yet");
        }
        return run;
    }

    private static void plain(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.OutsideE);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    }

    private static void save(IChart chart, String name) throws IOException {
        Path file = Path.of("bench", name + ".png");
        ChartEncoder.saveChart(chart, file.toString(), "png");
        System.out.println("drawn: " + file);
    }
}
