package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * What is said of a part: a table for each case, ratios first. All in Markdown.
 *
 * @param part the part
 * @param byJdk its results, by the JDK they were measured on
 */
record PartReport(Part part, SortedMap<Integer, Results> byJdk) {
  private static final String NOTHING = "–";

  /** With tables alone, for a file that is read as it is. */
  String asText() {
    return text((chosen, text) -> {});
  }

  /** With bars above each table, for the site. */
  String forSite() {
    return text((chosen, text) -> text.append(new Bars(this, chosen).html()).append('\n'));
  }

  private String text(BiConsumer<Case, StringBuilder> plot) {
    StringBuilder text = new StringBuilder(part.about()).append("\n\n");
    if (byJdk.isEmpty()) {
      return text.append("Not measured yet: `benchmarks/peers ")
          .append(part.name())
          .append("`.\n\n")
          .toString();
    }
    for (Case chosen : part.cases()) {
      text.append("### ").append(capitalised(chosen.title())).append("\n\n");
      plot.accept(chosen, text);
      table(chosen, text);
    }
    part.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    text.append('\n');
    byJdk.values().forEach(results -> text.append(origin(results)));
    return text.toString();
  }

  private void table(Case chosen, StringBuilder text) {
    text.append("| |");
    byJdk
        .keySet()
        .forEach(
            jdk -> text.append(" × by hand, JDK %1$d | bytes, %1$d | time, %1$d |".formatted(jdk)));
    text.append("\n|---|").append("--:|--:|--:|".repeat(byJdk.size())).append('\n');
    for (Entrant entrant : part.entrants()) {
      text.append("| ").append(label(entrant)).append(" |");
      byJdk.values().forEach(results -> text.append(cells(results, chosen, entrant)));
      text.append('\n');
    }
    text.append('\n');
  }

  private String label(Entrant entrant) {
    return switch (entrant.name()) {
      case Part.BY_HAND -> "by hand: " + entrant.title();
      case Part.HEADRACE -> "**Headrace " + entrant.title() + "**";
      default -> entrant.title() + version(entrant);
    };
  }

  private String version(Entrant entrant) {
    String version = byJdk.get(byJdk.lastKey()).versions().get(entrant.library());
    return version == null ? "" : " " + version;
  }

  private String cells(Results results, Case chosen, Entrant entrant) {
    String ratio = results.ratio(part, chosen, entrant).map(Figures::ratio).orElse(NOTHING);
    return results
        .score(chosen, entrant)
        .map(
            score ->
                " %s | %s | %s |"
                    .formatted(
                        ratio,
                        Figures.bytes(score.bytes()),
                        Figures.time(score.nanos(), score.error())))
        .orElse(" %1$s | %1$s | %1$s |".formatted(NOTHING));
  }

  /** On what, when and how it was measured. */
  private static String origin(Results results) {
    String mark =
        results.effort() == Effort.QUICK
            ? " **Measured quickly: these figures are good for orders of magnitude alone.**"
            : "";
    return """
        <small>%s; %s; %s; `%s`.</small>%s

        """
        .formatted(
            results.machine(),
            results.date(),
            results.effort().describe(),
            results.command(),
            mark);
  }

  /** Where somebody else was faster than ours. */
  List<String> losses() {
    Entrant ours = part.entrant(Part.HEADRACE);
    return byJdk.entrySet().stream()
        .flatMap(
            one ->
                part.cases().stream()
                    .flatMap(
                        chosen ->
                            part.entrants().stream()
                                .skip(2)
                                .filter(other -> isFaster(one.getValue(), chosen, other, ours))
                                .map(
                                    other ->
                                        loss(one.getKey(), one.getValue(), chosen, other, ours))))
        .toList();
  }

  private static boolean isFaster(Results results, Case chosen, Entrant other, Entrant ours) {
    return results
        .score(chosen, other)
        .flatMap(theirs -> results.score(chosen, ours).map(our -> theirs.nanos() < our.nanos()))
        .orElse(false);
  }

  private String loss(int jdk, Results results, Case chosen, Entrant other, Entrant ours) {
    Score theirs = results.score(chosen, other).orElseThrow();
    Score our = results.score(chosen, ours).orElseThrow();
    return "%s, %s, JDK %d: %s takes %s of our time (%s, ours %s)%s"
        .formatted(
            part.title(),
            chosen.title(),
            jdk,
            other.title(),
            Figures.percent(theirs.nanos() / our.nanos()),
            Figures.time(theirs.nanos(), theirs.error()),
            Figures.time(our.nanos(), our.error()),
            theirs.isClearlyFasterThan(our) ? "" : ", which is within the error");
  }

  private static String capitalised(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
