package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import java.util.SortedMap;

/**
 * Ratios as bars, on a logarithmic scale: HTML without scripts, in the colours of the page that
 * shows it. No blank line is in it, at which Markdown would end it.
 */
final class Bars {
  private static final double SHORTEST = 2;

  private final Part part;
  private final SortedMap<Integer, Results> byJdk;
  private final Case chosen;
  private final double least;
  private final double most;

  Bars(PartReport report, Case chosen) {
    this.part = report.part();
    this.byJdk = report.byJdk();
    this.chosen = chosen;
    double[] ratios =
        part.entrants().stream()
            .flatMap(
                entrant ->
                    byJdk.values().stream()
                        .flatMap(one -> one.ratio(part, chosen, entrant).stream()))
            .mapToDouble(ratio -> ratio)
            .sorted()
            .toArray();
    this.least = ratios.length == 0 ? 0.5 : Math.min(1, ratios[0]) / 2;
    this.most = ratios.length == 0 ? 2 : Math.max(2, ratios[ratios.length - 1]);
  }

  String html() {
    StringBuilder html =
        new StringBuilder(
            """
            <div role="img" aria-label="Times the hand-written form, on a logarithmic scale; the table below has the figures" \
            style="display:grid;grid-template-columns:minmax(6em,2fr) 3fr auto;gap:3px 10px;align-items:center;\
            font-size:13px;line-height:1.3;margin:16px 0">
            """);
    for (Entrant entrant : part.entrants()) {
      html.append(row(entrant));
    }
    return html.append("</div>\n").toString();
  }

  private String row(Entrant entrant) {
    StringBuilder bars = new StringBuilder();
    StringBuilder figures = new StringBuilder();
    double opacity = 1;
    for (Results results : byJdk.values()) {
      double ratio = results.ratio(part, chosen, entrant).orElse(0.0);
      bars.append(bar(entrant, ratio, opacity));
      figures
          .append(figures.isEmpty() ? "" : " · ")
          .append(ratio == 0 ? "–" : Figures.ratio(ratio).replace(" ", "&nbsp;"));
      opacity = 0.55;
    }
    return "<span>%s</span><span>%s</span><span>%s</span>%n"
        .formatted(label(entrant), bars, figures);
  }

  private String bar(Entrant entrant, double ratio, double opacity) {
    double share = ratio == 0 ? 0 : 100 * Math.log(ratio / least) / Math.log(most / least);
    String colour =
        entrant.name().equals(Part.HEADRACE) ? "var(--vp-c-brand-1)" : "var(--vp-c-text-3)";
    return "<span style=\"display:block;height:9px;margin:1px 0;border-radius:2px;width:%.1f%%;"
            .formatted(Math.max(SHORTEST, share))
        + "background:%s;opacity:%s\"></span>".formatted(colour, opacity == 1 ? "1" : "0.55");
  }

  private static String label(Entrant entrant) {
    String title = entrant.title().replace("&", "&amp;").replaceAll("`([^`]*)`", "<code>$1</code>");
    return switch (entrant.name()) {
      case Part.BY_HAND -> "by hand";
      case Part.HEADRACE -> "<strong>Headrace</strong>";
      default -> title;
    };
  }
}
