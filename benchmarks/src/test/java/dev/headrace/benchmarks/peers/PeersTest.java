package dev.headrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** All peers of a case do the same work: nobody wins by leaving something out. */
class PeersTest {
  static Stream<Arguments> cases() {
    return Parts.all().stream()
        .flatMap(part -> part.cases().stream().map(chosen -> Arguments.of(part, chosen)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPeerLeavesWhatTheOneByHandLeaves(Part part, Case chosen) {
    long nothing = checksum(part, chosen, part.entrants().get(0), 0);
    long byHand = checksum(part, chosen, part.entrants().get(0), chosen.turns());
    assertThat(byHand).as("by hand").isNotEqualTo(nothing);
    for (Entrant entrant : part.entrants()) {
      assertThat(checksum(part, chosen, entrant, chosen.turns()))
          .as("%s, %s: %s", part.name(), chosen.name(), entrant.name())
          .isEqualTo(byHand);
    }
  }

  private static long checksum(Part part, Case chosen, Entrant entrant, int turns) {
    try (Peer peer = part.open(chosen, entrant)) {
      for (int turn = 0; turn < turns; turn++) {
        peer.run(turn);
      }
      return peer.checksum();
    }
  }

  static Stream<Part> parts() {
    return Parts.all().stream();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theParametersOfABenchmarkAreThoseOfItsPart(Part part) throws ReflectiveOperationException {
    assertThat(parameter(part, "shape"))
        .containsExactlyInAnyOrderElementsOf(part.cases().stream().map(Case::name).toList());
    assertThat(parameter(part, "peer"))
        .containsExactlyElementsOf(part.entrants().stream().map(Entrant::name).toList());
    assertThat(part.entrants().stream().limit(2).map(Entrant::name))
        .containsExactly(Part.BY_HAND, Part.HEADRACE);
  }

  private static List<String> parameter(Part part, String field)
      throws ReflectiveOperationException {
    return List.of(part.benchmark().getField(field).getAnnotation(Param.class).value());
  }
}
