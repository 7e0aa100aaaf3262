import org.jspecify.annotations.NullMarked;

/** Channels between processes: the messages as JSON lines, over sockets and standard streams. */
@NullMarked
module dev.headrace.wire {
  requires transitive dev.headrace.core;
  requires transitive tools.jackson.databind;
  requires tools.jackson.core;
  requires static org.jspecify;
  requires jdk.net;

  exports dev.headrace.wire;
}
