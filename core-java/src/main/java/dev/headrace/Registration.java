package dev.headrace;

/**
 * What registering something gives back: closing it takes the thing away again. Closing twice is
 * harmless, and closing never throws.
 */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  /** Takes away what was registered, if it is still there. */
  @Override
  void close();
}
