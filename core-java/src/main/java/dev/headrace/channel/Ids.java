package dev.headrace.channel;

import java.util.Objects;

/** What holds for the ids that people choose. */
final class Ids {
  private Ids() {}

  static String requireCommand(String id) {
    return require(id, "a command's id", "math.add");
  }

  static String requireEvent(String id) {
    return require(id, "an event's id", "user.updated");
  }

  static String requireChannel(String id) {
    return require(id, "a channel's id", "worker");
  }

  /** What is private stays in its registry: others are not told of it. */
  static boolean isPrivate(String id) {
    return id.charAt(0) == '_';
  }

  private static String require(String id, String what, String example) {
    Objects.requireNonNull(id, what);
    if (id.isBlank()) {
      throw new IllegalArgumentException(
          what + " must not be blank: say one such as \"" + example + "\"");
    }
    return id;
  }
}
