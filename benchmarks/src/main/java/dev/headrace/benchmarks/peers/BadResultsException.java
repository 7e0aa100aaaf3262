package dev.headrace.benchmarks.peers;

import java.nio.file.Path;

/** A file of results that can't be used. */
final class BadResultsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadResultsException(Path file, Part part, String reason, Throwable cause) {
    super(
        "%s can't be used: %s. Measure it anew: benchmarks/peers %s"
            .formatted(file, reason, part.name()),
        cause);
  }
}
