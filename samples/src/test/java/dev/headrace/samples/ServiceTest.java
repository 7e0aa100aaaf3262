package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.samples.kotlin.service.ServiceKt;
import dev.headrace.testsupport.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as a process, in both languages: asked, reloaded, and ended. */
class ServiceTest {
  @TempDir private Path folder;

  private ChildProcess start(Class<?> service, String database, String symbols) throws IOException {
    write(database, symbols);
    return ChildProcess.start(service, file().toString());
  }

  private void write(String database, String symbols) throws IOException {
    Files.writeString(file(), "database=" + database + "\nsymbols=" + symbols + "\n");
  }

  private Path file() {
    return folder.resolve("service.properties");
  }

  private static String get(String address) throws IOException {
    try (InputStream answer = URI.create(address).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Service.class, ServiceKt.class})
  void runsIsAskedIsReloadedAndEndsInReverse(Class<?> program) throws Exception {
    try (ChildProcess service = start(program, "memory:desk", "EURUSD")) {
      String home = service.awaitLine("api: listens at ").substring("api: listens at ".length());
      service.awaitLine("critical path");
      service.awaitLine("desk: EURUSD is quoted");
      assertThat(get(home + "/prices")).startsWith("{EURUSD=");
      assertThat(get(home + "/health"))
          .startsWith("{\"status\":\"UP\",\"ready\":true,\"live\":true,\"providers\":{")
          .contains("\"Database\":{\"status\":\"UP\",\"details\":{\"symbols\":\"1\"}}");

      write("memory:desk", "EURUSD, GBPUSD");
      service.signal("HUP");
      service.awaitLine("feed: now brings [EURUSD, GBPUSD]");
      service.awaitLine("desk: GBPUSD is quoted");

      service.signal("TERM");
      assertThat(service.awaitEnd()).isEqualTo(143);
      assertThat(service.lines())
          .containsSubsequence(
              "database: opened memory:desk",
              "api: closed",
              "feed: stopped",
              "database: closed, with prices of [EURUSD, GBPUSD]")
          .containsOnlyOnce("database: opened memory:desk", "api: closed", "feed: stopped")
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("shutdown of container service (the process was asked to end)"));
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Service.class, ServiceKt.class})
  void settingsThatCannotBeReadAnewChangeNothing(Class<?> program) throws Exception {
    try (ChildProcess service = start(program, "memory:desk", "EURUSD")) {
      service.awaitLine("desk: EURUSD is quoted");
      write("memory:desk", "EURUSD,,GBPUSD");
      service.signal("HUP");
      service.awaitLine("reload of 'Feed' failed: IllegalArgumentException: a symbol is empty");
      write("memory:desk", "USDJPY");
      service.signal("HUP");
      service.awaitLine("desk: USDJPY is quoted");
      service.signal("INT");
      assertThat(service.awaitEnd()).isEqualTo(130);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Service.class, ServiceKt.class})
  void settingsThatCannotBeBootedWithEndIt(Class<?> program) throws Exception {
    try (ChildProcess service = start(program, "oracle:desk", "EURUSD")) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.lines())
          .contains("  - error in 'Database': 'oracle:desk' is no database: say database=memory:…")
          .noneMatch(line -> line.startsWith("database: "));
    }
  }
}
