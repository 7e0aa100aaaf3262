package dev.headrace.wire;

import dev.headrace.Registration;
import dev.headrace.channel.Channel;
import dev.headrace.channel.Connection;
import dev.headrace.clock.Timekeeper;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Opens channels to other processes, and serves those that come. Each message is a line of JSON, in
 * UTF-8.
 *
 * <pre>{@code
 * Wire wire = Wire.of(Thread::new, time);
 * WireServer server = wire.serveTcp(new InetSocketAddress("127.0.0.1", 4711), "worker", root::connect);
 *
 * // in another process
 * WireClient client = wire.keep(() -> wire.tcp("root", address), worker::connect);
 * }</pre>
 *
 * <p>A channel that is made here does nothing until a registry connects it. It may be used by any
 * thread.
 */
public final class Wire {
  private final ThreadFactory threads;
  private final Timekeeper time;
  private final WireOptions options;
  private final MessageJson json;
  private final WireFailures failures;

  private Wire(ThreadFactory threads, Timekeeper time, WireOptions options) {
    this.threads = Objects.requireNonNull(threads, "threads");
    this.time = Objects.requireNonNull(time, "time");
    this.options = options.checked();
    OnceLog log = new OnceLog();
    this.failures = new WireFailures(options.onFailure, log);
    this.json = options.json(log);
  }

  /**
   * Makes a wire with what is usual.
   *
   * @param threads makes the threads of channels and servers; they get names here
   * @param time measures timeouts and pauses
   * @return the wire
   */
  public static Wire of(ThreadFactory threads, Timekeeper time) {
    return of(threads, time, said -> {});
  }

  /**
   * Makes a wire with options.
   *
   * @param threads makes the threads of channels and servers; they get names here
   * @param time measures timeouts and pauses
   * @param options says them, such as {@code o -> o.maxFrameBytes(65_536).tls(context)}
   * @return the wire
   */
  public static Wire of(
      ThreadFactory threads, Timekeeper time, Consumer<? super WireOptions> options) {
    WireOptions said = new WireOptions();
    options.accept(said);
    return new Wire(threads, time, said);
  }

  // ---- channels

  /**
   * A channel over TCP, which connects when it is started.
   *
   * @param id what its holder calls the registry at the other end
   * @param address where that serves
   * @return the channel
   */
  public WireChannel tcp(String id, InetSocketAddress address) {
    InetSocketAddress where =
        address.isUnresolved()
            ? new InetSocketAddress(address.getHostString(), address.getPort())
            : address;
    return made(id, () -> tcp(SocketChannel.open(), where));
  }

  /**
   * A channel over a Unix-domain socket, which connects when it is started.
   *
   * @param id what its holder calls the registry at the other end
   * @param path where that serves
   * @return the channel
   */
  public WireChannel unix(String id, Path path) {
    return made(
        id,
        () ->
            new SocketTransport(
                SocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(path)));
  }

  /**
   * A channel over the standard input and output of a child process, which is started with the
   * channel and ends with it. Its error output is inherited, unless the builder says where it goes.
   *
   * @param id what its holder calls the registry in the child
   * @param program what to start; the child uses {@link #standardStreams}
   * @return the channel
   */
  public WireChannel process(String id, ProcessBuilder program) {
    if (program.redirectError().equals(ProcessBuilder.Redirect.PIPE)
        && !program.redirectErrorStream()) {
      program.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    return made(id, () -> new ProcessTransport(program));
  }

  /**
   * The channel over this process's own standard input and output, to the process that started it.
   * What is printed to {@code System.out} goes to the error output from now on, so that it is not
   * among the messages.
   *
   * @param id what its holder calls the registry in the process that started this one
   * @return the channel
   */
  public WireChannel standardStreams(String id) {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    return made(
        id,
        () ->
            new StandardTransport(
                () -> new FileInputStream(FileDescriptor.in).getChannel(),
                () -> new FileOutputStream(FileDescriptor.out).getChannel()));
  }

  private WireChannel made(String id, Opening transport) {
    try {
      return new WireChannel(id, transport.open(), this);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("channel " + id + " can't be made", e);
    }
  }

  /** Makes a transport. */
  interface Opening {
    Transport open() throws IOException;
  }

  /** Over a TCP socket, that is connected already where no address is given. */
  Transport tcp(SocketChannel channel, @Nullable InetSocketAddress address) throws IOException {
    set(channel, StandardSocketOptions.TCP_NODELAY, true);
    set(channel, StandardSocketOptions.SO_KEEPALIVE, true);
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(options.keepAliveIdle));
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(options.keepAliveInterval));
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, options.keepAliveProbes);
    return options.tls == null
        ? new SocketTransport(channel, address)
        : new TlsTransport(channel, address, options.tls, options.wantsCertificates);
  }

  private static <T> void set(SocketChannel channel, SocketOption<T> option, T value)
      throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }

  private static int seconds(Duration time) {
    return (int) Math.max(1, Math.min(32_767, time.toSeconds()));
  }

  // ---- servers

  /**
   * Serves over TCP until it is closed. Each peer's channel is called by the name, a dash and a
   * number.
   *
   * @param address where to listen; port 0 is any that is free, see {@link WireServer#address}
   * @param name how the ids of the channels begin
   * @param connect connects a channel, such as {@code registry::connect}; called on the server's
   *     thread
   * @return the server, listening
   * @throws IOException if it can't listen there
   */
  public WireServer serveTcp(
      InetSocketAddress address, String name, Consumer<? super Channel> connect)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    return serve(listener, () -> listener.bind(address), null, name, connect);
  }

  /**
   * Serves over a Unix-domain socket until it is closed. A socket that was left behind at the path,
   * and that nobody listens at, is replaced.
   *
   * @param path where to listen: at most 100 or so bytes long. Who may write there may connect
   * @param name how the ids of the channels begin: a dash and a number follow
   * @param connect connects a channel, such as {@code registry::connect}; called on the server's
   *     thread
   * @return the server, listening
   * @throws IOException if it can't listen there
   */
  public WireServer serveUnix(Path path, String name, Consumer<? super Channel> connect)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return serve(listener, () -> UnixPaths.bind(listener, path), path, name, connect);
  }

  private WireServer serve(
      ServerSocketChannel listener,
      Binding binding,
      @Nullable Path path,
      String name,
      Consumer<? super Channel> connect)
      throws IOException {
    try {
      binding.bind();
      WireServer server = new WireServer(this, listener, path, name, connect);
      server.start();
      return server;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private interface Binding {
    void bind() throws IOException;
  }

  // ---- coming back

  /**
   * Connects a channel, and another each time it closes, until it is told to end. Between attempts
   * it waits longer each time, see {@link WireOptions#backOff}.
   *
   * @param channels makes a channel for each attempt, always of one id
   * @param connect connects it, such as {@code registry::connect}; called here for the first, on
   *     the timekeeper's thread for others
   * @return what keeps it connected
   */
  public WireClient keep(
      java.util.function.Supplier<? extends Channel> channels,
      Function<? super Channel, ? extends Connection> connect) {
    WireClient client = new WireClient(this, channels, connect);
    client.attempt();
    return client;
  }

  // ---- what all of it uses

  WireOptions options() {
    return options;
  }

  MessageJson json() {
    return json;
  }

  Thread thread(String name, Runnable work) {
    Thread thread = threads.newThread(work);
    if (thread == null) {
      throw new IllegalStateException("no thread was made for " + name);
    }
    thread.setName(name);
    return thread;
  }

  /** Does something later; throws where no time is measured any more. */
  Registration after(Duration delay, Runnable task) {
    return time.after(delay, task);
  }

  /**
   * Does something later; at once where no time is measured any more. A timekeeper that is closed
   * has not failed: what is still closing when a program ends has no time left.
   */
  Registration later(Duration delay, Runnable task) {
    try {
      return after(delay, task);
    } catch (RejectedExecutionException over) {
      task.run();
      return () -> {};
    } catch (RuntimeException noTime) {
      failed("measuring time", noTime);
      task.run();
      return () -> {};
    }
  }

  void failed(String subject, Throwable cause) {
    failures.tell(subject, cause);
  }

  /**
   * The wire as text.
   *
   * @return what it uses
   */
  @Override
  public String toString() {
    return options.tls == null ? "wire" : "wire with TLS";
  }
}
