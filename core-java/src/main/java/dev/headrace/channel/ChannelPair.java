package dev.headrace.channel;

/**
 * Two halves of a channel in memory: what is sent by one comes out of the other.
 *
 * @param first goes to the registry that calls its peer by the first id
 * @param second goes to the registry that calls its peer by the second id
 */
public record ChannelPair(InMemoryChannel first, InMemoryChannel second) {

  /**
   * Has both halves give their registries what has come until now, on this thread; for pairs that
   * are {@linkplain InMemoryOptions#pumped pumped}.
   *
   * @return how many messages that were; what they led to may be waiting then
   */
  public int poll() {
    return first.poll() + second.poll();
  }
}
