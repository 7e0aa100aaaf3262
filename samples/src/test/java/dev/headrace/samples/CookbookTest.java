package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.samples.cookbook.AuditFanOut;
import dev.headrace.samples.cookbook.GracefulShutdown;
import dev.headrace.samples.cookbook.HotReload;
import dev.headrace.samples.cookbook.Metrics;
import dev.headrace.samples.cookbook.PluginHost;
import dev.headrace.samples.cookbook.TransactionHooks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recipes print what their pages say. */
class CookbookTest {
  private static final String[] NONE = {};

  private static void prints(Runnable recipe, Runnable inKotlin, String page, String... lines)
      throws IOException {
    List<String> printed = Console.of(recipe);
    assertThat(printed).containsExactly(lines);
    assertThat(Guide.page("cookbook/" + page)).contains(lines);
    assertThat(Guide.inKotlin(Console.of(inKotlin))).isEqualTo(Guide.inKotlin(printed));
  }

  @Test
  void auditFanOut() throws IOException {
    prints(
        () -> AuditFanOut.main(NONE),
        () -> dev.headrace.samples.kotlin.cookbook.AuditFanOut.main(NONE),
        "audit",
        "shown Trade[symbol=EURUSD, quantity=30]",
        "audit: an empty trade can't be written",
        "shown Trade[symbol=EURUSD, quantity=0]",
        "1 in the audit",
        "sent Trade[symbol=EURUSD, quantity=30]",
        "refused: an empty trade can't be written",
        "1 in the audit");
  }

  @Test
  void hotReload() throws IOException {
    prints(
        () -> HotReload.main(NONE),
        () -> dev.headrace.samples.kotlin.cookbook.HotReload.main(NONE),
        "hot-reload",
        "150 is allowed: false",
        "in force: Settings[limit=200]",
        "150 is allowed: true",
        "kept as it was, since limit: -1 is less than 0",
        "150 is allowed: true",
        "registry settings (1 handler)");
  }

  @Test
  void transactionHooks() throws IOException {
    prints(
        () -> TransactionHooks.main(NONE),
        () -> dev.headrace.samples.kotlin.cookbook.TransactionHooks.main(NONE),
        "transaction-hooks",
        "confirm order 1",
        "after commit: no mail for order 1",
        "publish order 1",
        "free the stock of order 2");
  }

  @Test
  void metrics() throws IOException {
    List<String> printed = Console.of(() -> Metrics.main(NONE));
    assertThat(printed).hasSize(5);
    assertThat(Guide.page("cookbook/metrics")).contains(printed);
    assertThat(Console.of(() -> dev.headrace.samples.kotlin.cookbook.Metrics.main(NONE)))
        .isEqualTo(printed);
  }

  @Test
  void pluginHost() throws IOException {
    prints(
        () -> PluginHost.main(NONE),
        () -> dev.headrace.samples.kotlin.cookbook.PluginHost.main(NONE),
        "plugin-host",
        "shouting may not call host.stop",
        "loaded shouting",
        "host.read (here)",
        "host.stop (here)",
        "text.shout (by channel shouting)",
        "TEXT OF A FILE!",
        "unloaded: NOT_FOUND");
  }

  @Test
  void gracefulShutdown() throws IOException {
    prints(
        () -> GracefulShutdown.main(NONE),
        () -> dev.headrace.samples.kotlin.cookbook.GracefulShutdown.main(NONE),
        "graceful-shutdown",
        "order 1: ACCEPTED",
        "order 2: ACCEPTED",
        "desk: done with all, 2 orders",
        "journal: closed with [order 1, order 2]",
        "order 3: CLOSED",
        "container app (STOPPED, 2 providers)");
  }
}
