package dev.headrace.benchmarks.peers;

import java.util.List;

/**
 * A part of what Headrace does, and who else does it.
 *
 * @param name what it is called in commands and files
 * @param title its heading
 * @param about what an operation is, in Markdown
 * @param benchmark its benchmark
 * @param cases what is measured, the one that stands for the part first
 * @param entrants who is measured: by hand first, then Headrace, then the others
 * @param notes where peers differ in more than their speed, in Markdown
 */
public record Part(
    String name,
    String title,
    String about,
    Class<? extends PeerBenchmark> benchmark,
    List<Case> cases,
    List<Entrant> entrants,
    List<String> notes) {
  /** The entrant that all others are compared with. */
  public static final String BY_HAND = "byHand";

  /** Ours. */
  public static final String HEADRACE = "headrace";

  /**
   * One thing that is measured.
   *
   * @param name the value of the benchmark's parameter
   * @param title what it is, in a few words
   * @param operations how many operations a turn is
   * @param turns how many turns tell whether all peers do the same work
   */
  public record Case(String name, String title, int operations, int turns) {
    /**
     * A case of one operation a turn.
     *
     * @param name the value of the benchmark's parameter
     * @param title what it is, in a few words
     * @return the case
     */
    public static Case of(String name, String title) {
      return new Case(name, title, 1, 3_000);
    }

    /**
     * The same with turns of many operations.
     *
     * @param number how many
     * @return the case
     */
    public Case times(int number) {
      return new Case(name, title, number, Math.max(3, 10_000 / number));
    }

    /**
     * The same with turns that take long.
     *
     * @return the case
     */
    public Case slow() {
      return new Case(name, title, operations, 3);
    }
  }

  /**
   * Somebody who does the work.
   *
   * @param name the value of the benchmark's parameter
   * @param title the library, and what of it
   * @param library whose version counts; empty if it is the JDK's
   */
  public record Entrant(String name, String title, String library) {
    /**
     * The form that is written by hand.
     *
     * @param title what it is
     * @return the entrant
     */
    public static Entrant byHand(String title) {
      return new Entrant(BY_HAND, title, "");
    }

    /**
     * Ours.
     *
     * @param title what of it
     * @return the entrant
     */
    public static Entrant headrace(String title) {
      return new Entrant(HEADRACE, title, "headrace");
    }
  }

  /**
   * The entrant of this name.
   *
   * @param entrant its name
   * @return the entrant
   */
  public Entrant entrant(String entrant) {
    return entrants.stream()
        .filter(one -> one.name().equals(entrant))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("nobody is called " + entrant + " in " + name));
  }

  /**
   * Makes a peer as the benchmark does.
   *
   * @param chosen the case
   * @param entrant who
   * @return the peer
   */
  public Peer open(Case chosen, Entrant entrant) {
    try {
      PeerBenchmark one = benchmark.getConstructor().newInstance();
      benchmark.getField("shape").set(one, chosen.name());
      benchmark.getField("peer").set(one, entrant.name());
      return one.open();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          benchmark.getName() + " needs a public constructor and the fields shape and peer", e);
    }
  }
}
