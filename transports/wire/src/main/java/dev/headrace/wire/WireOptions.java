package dev.headrace.wire;

import dev.headrace.channel.Codec;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What can be said of a {@link Wire}. For one thread. */
public final class WireOptions {
  Codec codec = JacksonCodec.create();
  int maxFrameBytes = 1 << 20;
  int maxDepth = MessageJson.DEPTH;
  int capacity = 16_384;
  long maxQueuedBytes = 16L << 20;
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration closeTimeout = Duration.ofSeconds(2);
  Duration firstPause = Duration.ofMillis(100);
  Duration longestPause = Duration.ofSeconds(30);
  DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
  int maxConnections = 1_024;
  Duration keepAliveIdle = Duration.ofSeconds(30);
  Duration keepAliveInterval = Duration.ofSeconds(10);
  int keepAliveProbes = 3;
  @Nullable SSLContext tls;
  boolean wantsCertificates = true;
  boolean bigNumbersAsText;
  boolean warnsOfPayloads = true;
  @Nullable Consumer<? super WireFailure> onFailure;

  WireOptions() {}

  /**
   * Says what makes data of the payloads that are sent. If nothing is said, {@link
   * JacksonCodec#create}. Give the registry a codec too: it makes payloads of what is received.
   *
   * @param codec the codec
   * @return these options
   */
  public WireOptions codec(Codec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
    return this;
  }

  /**
   * Has whole numbers beyond 2⁵³ − 1, either way, written as texts of their digits: for peers that
   * know doubles alone, and would lose the last digits. {@link JacksonCodec} makes numbers of them
   * again where numbers are wanted; whoever takes anything gets the text. If nothing is said, they
   * are written as numbers, exactly.
   *
   * <p>Doubles, and numbers with a fraction, are written as they are. Those of a registry that
   * hands a payload on are the channel's by which it goes out.
   *
   * @return these options
   */
  public WireOptions bigNumbersAsText() {
    this.bigNumbersAsText = true;
    return this;
  }

  /**
   * Says that all peers take any JSON as a request, and read numbers exactly, as those of this
   * library do. If nothing is said, what other implementations of the protocol may refuse or get
   * wrong is logged, once for each command or event: a request that is no object, and a whole
   * number beyond 2⁵³ − 1 that is not written {@linkplain #bigNumbersAsText as text}.
   *
   * @return these options
   */
  public WireOptions noPayloadWarnings() {
    this.warnsOfPayloads = false;
    return this;
  }

  /**
   * Says how long a message may be. A longer one is not sent, and where one comes, it is dropped
   * and whoever waits for it is told. If nothing is said, 1 MiB.
   *
   * @param bytes how many bytes, 1024 or more
   * @return these options
   */
  public WireOptions maxFrameBytes(int bytes) {
    this.maxFrameBytes = (int) atLeast("maxFrameBytes", 1_024, bytes);
    return this;
  }

  /**
   * Says how deep objects and arrays may be in each other where a message is received. If nothing
   * is said, 64.
   *
   * @param depth how deep, 4 or more: a message itself is 2 to 4 deep
   * @return these options
   */
  public WireOptions maxDepth(int depth) {
    this.maxDepth = (int) atLeast("maxDepth", 4, depth);
    return this;
  }

  /**
   * Says how many messages wait to be written by a channel. More requests and events are refused;
   * answers never are. If nothing is said, 16384.
   *
   * @param messages how many, 1 or more
   * @return these options
   */
  public WireOptions capacity(int messages) {
    this.capacity = (int) atLeast("capacity", 1, messages);
    return this;
  }

  /**
   * Says how many bytes wait to be written by a channel. Requests and events are refused when half
   * of that is used; when an answer would pass it, the other side does not read what it asked for,
   * and the channel closes. If nothing is said, 16 MiB; twice the longest message is the least.
   *
   * @param bytes how many bytes
   * @return these options
   */
  public WireOptions maxQueuedBytes(long bytes) {
    this.maxQueuedBytes = atLeast("maxQueuedBytes", 1, bytes);
    return this;
  }

  /**
   * Says how long it may take to connect, and to agree on keys where there is TLS. If nothing is
   * said, 10 seconds.
   *
   * @param timeout how long
   * @return these options
   */
  public WireOptions connectTimeout(Duration timeout) {
    this.connectTimeout = positive("connectTimeout", timeout);
    return this;
  }

  /**
   * Says how long a channel that is closed waits for the other side to read what was sent and to
   * close too; a child process that has not ended by then is killed. If nothing is said, 2 seconds.
   *
   * @param timeout how long
   * @return these options
   */
  public WireOptions closeTimeout(Duration timeout) {
    this.closeTimeout = positive("closeTimeout", timeout);
    return this;
  }

  /**
   * Says how long to wait before connecting again: the first time, then twice as long each time. Of
   * each pause a random part, up to half, is left out, so that not all come back at one moment. If
   * nothing is said, 100 milliseconds to 30 seconds.
   *
   * @param first the first pause
   * @param longest the longest pause
   * @return these options
   */
  public WireOptions backOff(Duration first, Duration longest) {
    this.firstPause = positive("backOff", first);
    this.longestPause = positive("backOff", longest);
    return this;
  }

  /**
   * Says where the random part of a pause comes from. If nothing is said, from the JDK.
   *
   * @param random gives numbers from 0 to 1
   * @return these options
   */
  public WireOptions jitter(DoubleSupplier random) {
    this.jitter = Objects.requireNonNull(random, "random");
    return this;
  }

  /**
   * Says how many connections a server holds at a time; others are closed at once. If nothing is
   * said, 1024.
   *
   * @param connections how many, 1 or more
   * @return these options
   */
  public WireOptions maxConnections(int connections) {
    this.maxConnections = (int) atLeast("maxConnections", 1, connections);
    return this;
  }

  /**
   * Says when TCP looks whether a silent peer is still there; it is for the system to do, there are
   * no messages for it. Where the system has no such settings, it keeps its own. If nothing is
   * said, after 30 seconds, then every 10, and 3 times.
   *
   * @param idle how long nothing must have come
   * @param interval how long to wait for each answer
   * @param probes after how many without an answer the connection is broken
   * @return these options
   */
  public WireOptions keepAlive(Duration idle, Duration interval, int probes) {
    this.keepAliveIdle = positive("keepAlive", idle);
    this.keepAliveInterval = positive("keepAlive", interval);
    this.keepAliveProbes = (int) atLeast("keepAlive", 1, probes);
    return this;
  }

  /**
   * Has TCP connections use TLS. Both sides show a certificate: the client's must be one that the
   * server's context trusts, the server's one that the client's trusts, made for the host that the
   * client asks for.
   *
   * @param context keys, and whom to trust
   * @return these options
   */
  public WireOptions tls(SSLContext context) {
    this.tls = Objects.requireNonNull(context, "context");
    return this;
  }

  /**
   * Has a server with TLS want no certificates of its clients.
   *
   * @return these options
   */
  public WireOptions anyClient() {
    this.wantsCertificates = false;
    return this;
  }

  /**
   * Says who hears of what fails where no registry is told. If nothing is said, it is logged, once
   * for each thing that fails.
   *
   * @param listener called on the thread where it failed; it must be short. What it throws is
   *     logged, the first time, and harms nobody
   * @return these options
   */
  public WireOptions onFailure(Consumer<? super WireFailure> listener) {
    this.onFailure = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /** Reads and writes messages as was said. */
  MessageJson json(OnceLog log) {
    return new MessageJson(
        codec, maxDepth, bigNumbersAsText, warnsOfPayloads ? new PayloadWarnings(log) : null);
  }

  /** Sees that what was said goes together. */
  WireOptions checked() {
    if (maxQueuedBytes < 2L * maxFrameBytes) {
      throw new IllegalArgumentException(
          "maxQueuedBytes of %d would refuse messages of maxFrameBytes, %d: say twice that or more"
              .formatted(maxQueuedBytes, maxFrameBytes));
    }
    return this;
  }

  private static long atLeast(String what, long least, long said) {
    if (said < least) {
      throw new IllegalArgumentException(
          "%s must not be %d: say %d or more".formatted(what, said, least));
    }
    return said;
  }

  private static Duration positive(String what, Duration said) {
    if (said.isNegative() || said.isZero()) {
      throw new IllegalArgumentException(
          "%s must not be %s: say more than nothing".formatted(what, said));
    }
    return said;
  }
}
