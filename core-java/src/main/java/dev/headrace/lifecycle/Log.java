package dev.headrace.lifecycle;

/**
 * The log of containers. It is a class of its own so that it is not looked up before something is
 * logged: on a JVM that has just begun that takes tens of milliseconds.
 */
final class Log {
  static final System.Logger LOGGER = System.getLogger("dev.headrace.lifecycle");

  private Log() {}
}
