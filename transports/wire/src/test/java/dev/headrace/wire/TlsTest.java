package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.ChannelFailure;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.ManualTimekeeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS: each side shows who it is, and looks at the other. */
class TlsTest {
  private static final char[] PASSWORD = "test-only".toCharArray();
  @TempDir private static Path folder;

  private final ManualTimekeeper time = new ManualTimekeeper();
  private final Queue<ChannelFailure> failures = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<Connection> connected = new LinkedBlockingQueue<>();
  private final CommandRegistry root = CommandRegistry.create("root");
  private final CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
  private WireServer server;

  @BeforeAll
  static void makeKeys() throws Exception {
    key("server", "dns:localhost");
    key("elsewhere", "dns:elsewhere.example");
    key("client", "dns:client");
    key("stranger", "dns:client");
  }

  private static void key(String name, String host) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-validity", "2", "-ext", "san=" + host));
    command.addAll(List.of("-keystore", folder.resolve(name).toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes()))
        .as("what keytool says")
        .isNotNull();
    assertThat(process.waitFor()).isZero();
  }

  private static KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(String own, String... trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own == null ? null : store(own), PASSWORD);
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, PASSWORD);
    for (String name : trusted) {
      trust.setCertificateEntry(name, store(name).getCertificate(name));
    }
    TrustManagerFactory trusting =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusting.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own == null ? null : keys.getKeyManagers(), trusting.getTrustManagers(), null);
    return context;
  }

  private void serve(String own, boolean anyClient) throws Exception {
    SSLContext context = context(own, "client");
    Wire wire =
        Wire.of(
            Thread::new,
            time,
            o ->
                (anyClient ? o.tls(context).anyClient() : o.tls(context))
                    .maxFrameBytes(1 << 18)
                    .noPayloadWarnings());
    root.onFailure(failures::add);
    worker.onFailure(failures::add);
    root.register("echo", text -> text);
    server =
        wire.serveTcp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            "worker",
            channel -> connected.add(root.connect(channel)));
  }

  private Connection connect(SSLContext context) {
    Wire wire = Wire.of(Thread::new, time, o -> o.tls(context).noPayloadWarnings());
    int port = ((InetSocketAddress) server.address()).getPort();
    return worker.connect(wire.tcp("root", new InetSocketAddress("localhost", port)));
  }

  @AfterEach
  void close() {
    server.close();
    worker.close();
    root.close();
  }

  @Test
  void bothSidesShowWhoTheyAre() throws Exception {
    serve("server", false);
    connect(context("client", "server")).ready().join();
    String text = "x".repeat(200_000);
    assertThat(worker.execute("echo", text).join()).isEqualTo(text);
  }

  @Test
  void whatWasSentBeforeTheCloseArrives() throws Exception {
    serve("server", false);
    LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    root.on("last", heard::add);
    Connection connection = connect(context("client", "server"));
    connection.ready().join();
    worker.emit("last", "words");
    connection.close();
    assertThat(heard.take()).isEqualTo("words");
    connection.closed().join();
  }

  @Test
  void aClientWithoutACertificateOrWithAStrangersIsRefused() throws Exception {
    serve("server", false);
    for (String name : new String[] {null, "stranger"}) {
      Connection refused = connect(context(name, "server"));
      assertThatThrownBy(() -> connected.take().ready().join()).hasMessageContaining("closed");
      assertThatThrownBy(() -> refused.ready().join()).hasMessageContaining("closed");
      refused.closed().exceptionally(broken -> null).join();
    }
  }

  @Test
  void clientsNeedNoCertificateWhereTheServerSaysSo() throws Exception {
    serve("server", true);
    connect(context(null, "server")).ready().join();
    assertThat(worker.execute("echo", "anyone").join()).isEqualTo("anyone");
  }

  @Test
  void aServerThatIsSomebodyElseIsRefused() throws Exception {
    serve("elsewhere", false);
    for (SSLContext context :
        List.of(context("client", "elsewhere"), context("client", "server"))) {
      Connection refused = connect(context);
      assertThatThrownBy(() -> refused.ready().join()).isNotNull();
      assertThatThrownBy(() -> refused.closed().join()).hasMessageContaining("can't be opened");
      connected.take().closed().exceptionally(broken -> null).join();
    }
  }

  @Test
  void whoNeverAgreesOnKeysIsDisconnectedInTime() throws Exception {
    serve("server", false);
    int port = ((InetSocketAddress) server.address()).getPort();
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Connection connection = connected.take();
      time.awaitPending(1);
      time.advance(Duration.ofSeconds(10));
      assertThatThrownBy(() -> connection.closed().join())
          .hasMessageContaining("not open within PT10S");
      assertThat(read(silent)).isNotEqualTo(0);
    }
  }

  private static int read(Socket socket) throws IOException {
    return socket.getInputStream().readAllBytes().length == 0 ? -1 : 1;
  }
}
