package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import dev.headrace.flow.FanOut;
import dev.headrace.reactor.Reactors;
import dev.headrace.testsupport.ProjectFiles;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The diagrams of the documentation are what the samples' own graphs say. Written anew with {@code
 * -Ddiagrams.update}.
 */
class DiagramsTest {
  private static final Path FOLDER = ProjectFiles.root().resolve("docs-site/diagrams");

  @Test
  void everyDiagramIsTheGraphOfASample() throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    diagrams().forEach((name, graph) -> drawn.put(name + ".md", "```mermaid\n" + graph + "```\n"));
    if (System.getProperty("diagrams.update") != null) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> diagram : drawn.entrySet()) {
        Files.writeString(FOLDER.resolve(diagram.getKey()), diagram.getValue());
      }
    }
    assertThat(shown())
        .as(
            "the diagrams are others; write them anew with mvn test -pl samples -am -Ddiagrams.update")
        .isEqualTo(drawn);
  }

  private static Map<String, String> shown() throws IOException {
    Map<String, String> shown = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        shown.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return shown;
  }

  private static Map<String, String> diagrams() {
    Handler<Orders.Routed> gateway = Handler.of("gateway", routed -> {});
    Handler<Quotes.Quote> alerts = Handler.of("alerts", quote -> {});
    Handler<String> journal = Handler.of("journal", order -> {});
    World ticks = World.builder().add(new Quotes.Ticks(0)).build();
    World large = World.builder().add(new Routes.Large(1_000)).build();
    WorldBuilder builder =
        World.builder().add(ManualClock.startingAt(0).clock()).add(new Turns.Book());
    Reactors reactors =
        Turns.reactors(
            builder, List.of(new Turns.Instrument("EURUSD"), new Turns.Instrument("GBPUSD")));
    return Map.of(
        "pipeline", Orders.orders(Orders.world(), gateway).graph().toMermaid(),
        "dag", Quotes.nodes(ticks, alerts).graph().toMermaid(),
        "routes", Routes.venues(large).graph().toMermaid(),
        "fan-out",
            FanOut.of("orders", journal, Handler.of("gateway", order -> {})).graph().toMermaid(),
        "reactors", reactors.graph().toMermaid(),
        "systems", Turns.systems(builder.build()).graph().toMermaid(),
        "container", Containers.order().graph().toMermaid(),
        "modules", modules());
  }

  /** Which module reads which, as their descriptors say. */
  private static String modules() {
    Path root = ProjectFiles.root();
    List<ModuleDescriptor> modules =
        ModuleFinder.of(
                root.resolve("core-java/target/classes"),
                root.resolve("dsl-kotlin/target/classes"),
                root.resolve("coroutines/target/classes"),
                root.resolve("transports/wire/target/classes"))
            .findAll()
            .stream()
            .map(ModuleReference::descriptor)
            .sorted()
            .toList();
    assertThat(modules).hasSize(4);
    return modules.stream()
        .flatMap(
            module ->
                module.requires().stream()
                    .filter(required -> required.name().startsWith("dev.headrace."))
                    .sorted()
                    .map(required -> "  " + module.name() + " --> " + required.name() + "\n"))
        .collect(Collectors.joining("", "flowchart LR\n", ""));
  }
}
