package dev.headrace.benchmarks.peers;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of a part on one JDK.
 *
 * @param part the part's name
 * @param effort how long was measured
 * @param date the day
 * @param command what measures it again
 * @param machine on what
 * @param versions those of the libraries
 * @param scores the figures
 */
record Results(
    String part,
    Effort effort,
    String date,
    String command,
    Machine machine,
    Map<String, String> versions,
    List<Score> scores) {
  Results {
    require("part", part);
    require("effort", effort);
    require("date", date);
    require("command", command);
    require("machine", machine);
    require("versions", versions);
    require("scores", scores);
  }

  private static void require(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
  }

  Optional<Score> score(Part.Case chosen, Part.Entrant entrant) {
    return scores.stream()
        .filter(one -> one.shape().equals(chosen.name()) && one.peer().equals(entrant.name()))
        .findFirst();
  }

  /** How many times the time of the form by hand an entrant takes. */
  Optional<Double> ratio(Part part, Part.Case chosen, Part.Entrant entrant) {
    return score(chosen, entrant)
        .flatMap(
            one ->
                score(chosen, part.entrant(Part.BY_HAND))
                    .map(byHand -> one.nanos() / byHand.nanos()));
  }
}
