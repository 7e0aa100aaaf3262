package dev.headrace.channel;

/** Why something that came by a channel, or was to go out by it, was dropped or refused. */
public enum Drop {
  /** It was no message, or an answer of another kind than was asked for. */
  MALFORMED,
  /** It answered something that nobody waits for, as late answers do. */
  UNMATCHED,
  /** It answered something that was asked of another channel. */
  SPOOFED,
  /** It came again while the first was under way. */
  DUPLICATE,
  /** It claimed a command that belongs to somebody else, or may not be announced. */
  CONFLICTING,
  /** There were too many: of calls under way, or of commands. */
  OVERLOADED,
  /** An interceptor did not let it through. */
  REFUSED,
  /** The channel did not take it. */
  UNDELIVERABLE
}
