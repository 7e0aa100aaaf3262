package dev.headrace.benchmarks.paired;

import java.util.List;

/** Cases about one part of Headrace, measured in one JVM. */
interface Suite {
  /** What the command line calls it. */
  String name();

  /**
   * Does, once and before any case, what a program does that uses this part in a hundred places:
   * call sites that all users of the part share then know many receivers.
   */
  void pollute();

  /** The cases, in the order they are measured in. */
  List<Case> cases();
}
