package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that are made of the results, by their paths in the project. */
final class Report {
  private static final Path PAGE = Path.of("BENCHMARKS.md");
  private static final Path README = Path.of("README.md");
  private static final String SITE = "docs-site/performance/";
  private static final Pattern REGION =
      Pattern.compile("(<!-- benchmarks -->\n).*?(<!-- /benchmarks -->)", Pattern.DOTALL);
  private static final String GENERATED =
      "<!-- Made of benchmarks/results by benchmarks/peers --report: don't edit. -->\n\n";

  private final Path root;
  private final List<PartReport> parts;

  Report(Path root, List<Part> parts) {
    this.root = root;
    ResultFiles files = new ResultFiles(root);
    this.parts = parts.stream().map(part -> new PartReport(part, files.read(part))).toList();
  }

  /** Each page, and what is to be in it. */
  Map<Path, String> pages() {
    Map<Path, String> pages = new LinkedHashMap<>();
    pages.put(PAGE, page());
    pages.put(README, readme());
    pages.put(Path.of(SITE + "summary.md"), GENERATED + summary());
    pages.put(Path.of(SITE + "losses.md"), GENERATED + losses());
    for (PartReport part : parts) {
      pages.put(Path.of(SITE + part.part().name() + ".md"), GENERATED + part.forSite());
    }
    return pages;
  }

  void write() {
    pages()
        .forEach(
            (path, text) -> {
              Path file = root.resolve(path);
              try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
              } catch (IOException e) {
                throw new UncheckedIOException(file + " can't be written", e);
              }
            });
  }

  private String page() {
    StringBuilder text = new StringBuilder("# Benchmarks\n\n").append(GENERATED);
    text.append(
        """
        What Headrace costs beside code written by hand, and beside the libraries people use for the same work. All of it is
        measured with JMH: every entrant does the same work, which a test compares, in the same loop, each in JVMs of its own.
        Read the ratio first: it says how many times the time of the hand-written form an entrant takes, measured on the same
        machine within the same minutes. Then the bytes that an operation allocates; then the time, which says little about
        another machine. Times include the loop around the operation, some half a nanosecond. Measure on yours:
        `benchmarks/peers`.

        """);
    text.append("## In short\n\n").append(summary()).append('\n');
    text.append("## Where another is faster\n\n").append(losses()).append('\n');
    for (PartReport part : parts) {
      text.append("## ").append(part.part().title()).append("\n\n").append(part.asText());
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** A line for each part, of the case that stands for it and the oldest JDK. */
  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append("| times the hand-written form | Headrace | the fastest other | the slowest |\n");
    text.append("|---|--:|--:|--:|\n");
    boolean isQuick = false;
    for (PartReport report : parts) {
      if (report.byJdk().isEmpty()) {
        continue;
      }
      Results results = report.byJdk().get(report.byJdk().firstKey());
      isQuick |= results.effort() == Effort.QUICK;
      text.append(line(report.part(), results));
    }
    if (isQuick) {
      text.append("\nSome of it was measured quickly: good for orders of magnitude alone.\n");
    }
    return text.toString();
  }

  private static String line(Part part, Results results) {
    Case first = part.cases().get(0);
    Comparator<Entrant> byTime =
        Comparator.comparing(one -> results.ratio(part, first, one).orElseThrow());
    List<Entrant> others =
        part.entrants().stream()
            .skip(2)
            .filter(one -> results.ratio(part, first, one).isPresent())
            .sorted(byTime)
            .toList();
    Function<Entrant, String> ratio =
        one -> results.ratio(part, first, one).map(Figures::ratio).orElse("–");
    Optional<Entrant> fastest = others.stream().findFirst();
    Optional<Entrant> slowest = others.stream().skip(1).reduce((one, next) -> next);
    return "| %s: %s | **%s** | %s | %s |%n"
        .formatted(
            part.title(),
            first.title(),
            ratio.apply(part.entrant(Part.HEADRACE)),
            fastest.map(one -> ratio.apply(one) + " " + one.title()).orElse("–"),
            slowest.map(one -> ratio.apply(one) + " " + one.title()).orElse("–"));
  }

  private String losses() {
    List<String> all = parts.stream().flatMap(part -> part.losses().stream()).toList();
    if (all.isEmpty()) {
      return "Nowhere in these results.\n";
    }
    StringBuilder text = new StringBuilder();
    all.forEach(loss -> text.append("- ").append(loss).append(".\n"));
    return text.toString();
  }

  private String readme() {
    Path file = root.resolve(README);
    try {
      Matcher region = REGION.matcher(Files.readString(file));
      if (!region.find()) {
        throw new IllegalStateException(
            file + " has no region <!-- benchmarks --> … <!-- /benchmarks -->: give it one");
      }
      return region.replaceFirst("$1" + Matcher.quoteReplacement(summary()) + "$2");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
