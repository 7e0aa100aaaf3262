package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;

/**
 * The steps of a pipeline: {@code first} and {@code fourth} check, the others map. Each object is
 * of a copied class, with lambdas of its own.
 */
public interface Steps {
  /**
   * Whether there are five, or only the three that map.
   *
   * @return true for five
   */
  boolean five();

  /**
   * Checks.
   *
   * @return the first of five
   */
  Checking first();

  /**
   * Maps.
   *
   * @return the second of five
   */
  Mapping second();

  /**
   * Maps.
   *
   * @return the third of five
   */
  Mapping third();

  /**
   * Checks.
   *
   * @return the fourth of five
   */
  Checking fourth();

  /**
   * Maps.
   *
   * @return the fifth of five
   */
  Mapping fifth();

  /**
   * Takes what comes out.
   *
   * @return the end
   */
  Ending end();

  /**
   * All of it, written by hand.
   *
   * @param event what comes in
   */
  void byHand(Event event);

  /**
   * What has come out.
   *
   * @return a number that depends on each event
   */
  long left();
}
