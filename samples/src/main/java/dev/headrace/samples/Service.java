package dev.headrace.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.inbox.WhenFull;
import dev.headrace.lifecycle.Container;
import dev.headrace.lifecycle.ContainerListener;
import dev.headrace.lifecycle.Context;
import dev.headrace.lifecycle.FatalReaction;
import dev.headrace.lifecycle.Health;
import dev.headrace.lifecycle.HealthCheck;
import dev.headrace.lifecycle.HealthReport;
import dev.headrace.lifecycle.LifecycleException;
import dev.headrace.lifecycle.PreparedReload;
import dev.headrace.lifecycle.PreparedReloadable;
import dev.headrace.lifecycle.Provider;
import dev.headrace.lifecycle.ReloadableState;
import dev.headrace.lifecycle.Restart;
import dev.headrace.lifecycle.Run;
import dev.headrace.lifecycle.Runner;
import dev.headrace.lifecycle.ShutdownReport;
import dev.headrace.lifecycle.Validation;
import dev.headrace.loop.EventLoop;
import dev.headrace.world.Key;
import dev.headrace.world.Res;
import dev.headrace.world.TypeRef;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * A whole process: settings in a file, a database, a feed of prices, the event loop of a desk that
 * keeps the last of each, and a server that says what they are and how the service is.
 *
 * <p>Start it, ask it, change its file and send it HUP, and end it with Ctrl-C or TERM.
 */
public final class Service {
  record Price(String symbol, long value) {}

  private static final Key<Inbox<Price>> PRICES = Key.of(new TypeRef<Inbox<Price>>() {});

  private final Container<Settings> container;

  // #region state
  /** What the service is told: read from a file when it starts, and again at each reload. */
  static final class Settings implements ReloadableState {
    private final Path file;
    private volatile Properties values = new Properties();

    Settings(Path file) throws IOException {
      this.file = file;
      reload();
    }

    @Override
    public void reload() throws IOException {
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      }
      values = read; // all of it at once, and only when nothing can fail any more
    }

    String get(String name) {
      return values.getProperty(name, "").strip();
    }

    List<String> symbols() {
      return Arrays.stream(get("symbols").split(",", -1)).map(String::strip).toList();
    }
  }

  // #endregion state

  // #region database
  /** Stands in for a database: it is opened, knows how it is, and is closed. */
  static final class Database implements Provider<Settings>, HealthCheck {
    private final Map<String, Long> last = new ConcurrentSkipListMap<>();

    @Override
    public void validate(Validation<Settings> validation) {
      String url = validation.state().get("database");
      validation.check(
          url.startsWith("memory:"), "'" + url + "' is no database: say database=memory:…");
    }

    @Override
    public void boot(Context<Settings> boot) {
      say("database: opened " + boot.state().get("database"));
    }

    boolean store(Price price) {
      return last.put(price.symbol(), price.value()) == null;
    }

    @Override
    public Health health() {
      return Health.up().with("symbols", last.size());
    }

    @Override
    public void shutdown(Context<Settings> shutdown) {
      say("database: closed, with prices of " + last.keySet());
    }
  }

  // #endregion database

  // #region feed
  /** Brings prices for as long as the process runs; what it brings can be changed meanwhile. */
  static final class Feed
      implements Provider<Settings>, Runner<Settings>, PreparedReloadable<Settings> {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private final Inbox<Price> prices;
    private volatile List<String> symbols = List.of();

    Feed(Inbox<Price> prices) {
      this.prices = prices;
    }

    @Override
    public void boot(Context<Settings> boot) {
      symbols = listed(boot.state());
    }

    @Override
    public void run(Run<Settings> run) throws InterruptedException {
      for (long round = 0; !run.awaitStop(PAUSE); round++) {
        for (String symbol : symbols) {
          prices.offer(new Price(symbol, round));
        }
      }
      say("feed: stopped");
    }

    @Override
    public PreparedReload prepare(Context<Settings> reload) {
      List<String> next = listed(reload.state());
      return () -> {
        symbols = next;
        say("feed: now brings " + next);
      };
    }

    private static List<String> listed(Settings settings) {
      List<String> symbols = settings.symbols();
      if (symbols.contains("")) {
        throw new IllegalArgumentException("a symbol is empty: say symbols=EURUSD, GBPUSD");
      }
      return symbols;
    }
  }

  // #endregion feed

  // #region api
  /** Answers on a port of its own. It runs when the port is bound, and is ready then. */
  static final class Api implements Provider<Settings>, Runner<Settings> {
    private final Supplier<HealthReport> health;

    Api(Supplier<HealthReport> health) {
      this.health = health;
    }

    @Override
    public void run(Run<Settings> run) throws IOException, InterruptedException {
      Database database = run.get(Database.class);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/prices", asked -> answer(asked, 200, database.last.toString()));
      server.createContext(
          "/health",
          asked -> {
            HealthReport report = health.get();
            answer(asked, report.ready() ? 200 : 503, report.toJson());
          });
      server.start();
      say("api: listens at http://localhost:" + server.getAddress().getPort());
      run.ready();
      try {
        run.awaitStop();
      } finally {
        server.stop(0);
        say("api: closed");
      }
    }

    private static void answer(HttpExchange asked, int status, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      asked.sendResponseHeaders(status, bytes.length);
      try (asked) {
        asked.getResponseBody().write(bytes);
      }
    }
  }

  // #endregion api

  // #region last-words
  /** Has failures heard, and says how it all ended: what comes later may be cut off. */
  static final class LastWords implements ContainerListener {
    @Override
    public void failed(LifecycleException failure) {
      say(failure.getMessage());
    }

    @Override
    public void ended(ShutdownReport report) {
      System.out.print(report.toText());
    }
  }

  // #endregion last-words

  static void onPrice(Res<Database> database, Price price) {
    if (database.get().store(price)) {
      say("desk: " + price.symbol() + " is quoted");
    }
  }

  Service(Path file) throws IOException {
    // #region container
    Settings settings = new Settings(file);
    Database database = new Database();
    Inbox<Price> prices = Inbox.bounded("prices", 1024, WhenFull.DROP_OLDEST);

    WorldBuilder builder = World.builder().add(database);
    InboxPoller<Price> inbox =
        builder.install(prices.into(PRICES, builder.handler(Service::onPrice)));
    World world = builder.build();
    EventLoop loop = EventLoop.of(world).inbox(inbox).build("desk");

    container =
        Container.of(settings)
            .add(database)
            .add(
                "desk",
                desk -> desk.shutdown(shutdown -> world.close()),
                with -> with.after(Database.class))
            .runs(
                "desk loop", loop, () -> loop.stop("the service ends"), with -> with.after("desk"))
            .add(
                new Feed(prices),
                with -> with.after("desk loop").restarts(Restart.onFailure()).notCritical())
            .add(new Api(this::health), with -> with.after(Feed.class).awaitsReady())
            .bootTimeout(Duration.ofSeconds(10))
            .shutdownDeadline(Duration.ofSeconds(20))
            .onFatal(FatalReaction.exit(3))
            .stopOnSignals()
            .reloadOnHangup()
            .listen(new LastWords())
            .build("service");
    // #endregion container
  }

  Container<Settings> container() {
    return container;
  }

  private HealthReport health() {
    return container.health();
  }

  static void say(String what) {
    System.out.println(what);
  }

  // #region main
  public static void main(String[] args) throws IOException, InterruptedException {
    Service service = new Service(args.length > 0 ? Path.of(args[0]) : example());
    System.out.print(service.container.start()); // throws if it can't: the process exits with 1
    service.container.awaitShutdown();
  }

  // #endregion main

  private static Path example() throws IOException {
    Path file = Files.createTempFile("service", ".properties");
    Files.writeString(file, "database=memory:desk\nsymbols=EURUSD, GBPUSD\n");
    say("settings: " + file);
    return file;
  }
}
