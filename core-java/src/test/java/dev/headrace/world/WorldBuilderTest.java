package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldBuilderTest {
  private record Limits(int max) {}

  private record Tick(double price) {}

  private interface Market {}

  private static final class Book implements Market {}

  private final WorldBuilder builder = World.builder().name("desk");

  @Test
  void whatIsAddedIsThereUnderItsOwnClass() {
    World world = builder.add(new Limits(5)).add(new Book()).build();
    assertThat(world.res(Limits.class).get()).isEqualTo(new Limits(5));
    assertThat(world.contains(Book.class)).isTrue();
    assertThat(world.contains(Market.class)).isFalse();
    assertThat(world.size()).isEqualTo(2);
    assertThat(world).hasToString("world desk (2 resources)");
  }

  @Test
  void aResourceMayBeAddedUnderAnInterfaceOrAKey() {
    Book book = new Book();
    Key<List<Limits>> all = Key.of(new TypeRef<List<Limits>>() {});
    World world =
        builder
            .add(Market.class, book)
            .add(all, List.of())
            .add(Key.of(Limits.class).qualified("eu"), new Limits(1))
            .build();
    assertThat(world.res(Market.class).get()).isSameAs(book);
    assertThat(world.res(all).get()).isEmpty();
    assertThat(world.contains(Limits.class)).isFalse();
    assertThat(world.res(Key.of(Limits.class).qualified("eu")).get().max()).isEqualTo(1);
  }

  @Test
  void anEmptyWorldIsAWorld() {
    assertThat(World.builder().build()).hasToString("world (0 resources)");
  }

  @Test
  void addIfAbsentKeepsTheFirstAndDoesNotEvenMakeTheSecond() {
    List<String> made = new ArrayList<>();
    builder.addIfAbsent(Limits.class, () -> new Limits(1));
    builder.addIfAbsent(
        Limits.class,
        () -> {
          made.add("second");
          return new Limits(2);
        });
    assertThat(builder.build().res(Limits.class).get().max()).isEqualTo(1);
    assertThat(made).isEmpty();
  }

  @Test
  void everythingWrongIsThrownTogetherAndTheFirstOfAKeyStays() {
    builder
        .add(new Limits(1))
        .add(new Limits(2))
        .add("text")
        .add(7)
        .add(new ArrayList<>(List.of(1)));
    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::kind)
                    .containsExactly(
                        Problem.Kind.DUPLICATE,
                        Problem.Kind.INVALID,
                        Problem.Kind.INVALID,
                        Problem.Kind.INVALID))
        .hasMessageContainingAll(
            "world desk can't be built: 4 problems",
            "WorldBuilderTest.Limits is already registered",
            "String says too little",
            "Integer says too little",
            "ArrayList says too little",
            "qualify the key");
    World world = builder.build();
    assertThat(world.res(Limits.class).get().max()).isEqualTo(1);
    assertThat(world.size()).isEqualTo(1);
  }

  @Test
  void aNumberATextOrAMapIsTakenWithAQualifierOrItsArguments() {
    World world =
        builder
            .add(Key.of(Integer.class).qualified("port"), 80)
            .add(Key.of(new TypeRef<Map<String, Limits>>() {}), Map.of())
            .build();
    assertThat(world.res(Key.of(int.class).qualified("port")).get()).isEqualTo(80);
  }

  @Test
  void aMissingResourceIsNamedWithWhatThereIs() {
    World world = builder.add(new Limits(1)).build();
    assertThatThrownBy(() -> world.res(Book.class))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "WorldBuilderTest.Book is not registered", "there are [WorldBuilderTest.Limits]");
  }

  @Test
  void cellsAndHandlersMadeBeforeTheFreezeAreThoseOfTheWorld() {
    builder.add(new Limits(1));
    ResMut<Limits> early = builder.resMut(Limits.class);
    List<Object> seen = new ArrayList<>();
    Handler<Tick> handler =
        builder
            .on(Tick.class)
            .reads(Limits.class)
            .run((limits, tick) -> seen.add(limits.get().max()));
    World world = builder.build();
    assertThat(world.resMut(Limits.class)).isSameAs(early);
    world.resMut(Limits.class).set(new Limits(9));
    handler.run(new Tick(1));
    assertThat(seen).containsExactly(9);
  }

  @Test
  void nothingIsAddedAfterTheFreeze() {
    builder.build();
    assertThatThrownBy(() -> builder.add(new Limits(1)))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContainingAll("world desk is frozen", "before build()");
    assertThatThrownBy(builder::build).isInstanceOf(HeadraceException.class);
  }

  @Test
  void pluginsAddAndIncludeOthersAndInstallersGiveWhatIsPolled() {
    Plugin limits = b -> b.add(new Limits(3));
    Installer<String> driver =
        b -> {
          b.add(new Book());
          return "poller of " + b.res(Limits.class).get().max();
        };
    builder.include(b -> b.include(limits));
    assertThat(builder.install(driver)).isEqualTo("poller of 3");
    assertThat(builder.build().size()).isEqualTo(2);
  }

  private record LimitsOf(int max) implements Plugin {
    @Override
    public void addTo(WorldBuilder builder) {
      builder.add(new Limits(max)).include(new Both());
    }
  }

  private record Both() implements Plugin {
    @Override
    public void addTo(WorldBuilder builder) {
      builder.include(new LimitsOf(3)).add(new Book());
    }
  }

  @Test
  void aPluginThatSeveralNeedIsIncludedOnce() {
    builder.include(new Both()).include(new LimitsOf(3)).include(new Both());
    World world = builder.build();
    assertThat(world.size()).isEqualTo(2);
    assertThat(world.res(Limits.class).get().max()).isEqualTo(3);
  }

  @Test
  void pluginsOfOtherSettingsAreOthers() {
    builder.include(new LimitsOf(3)).include(new LimitsOf(4));
    assertThatThrownBy(builder::build).hasMessageContaining("Limits is already registered");
  }

  @Test
  void aBuilderThatIsNeverBuiltClosesItsResources() {
    List<String> closed = new ArrayList<>();
    try (WorldBuilder dropped = World.builder()) {
      dropped.add(AutoCloseable.class, () -> closed.add("closed"));
    }
    assertThat(closed).containsExactly("closed");
    try (WorldBuilder used = World.builder()) {
      used.add(AutoCloseable.class, () -> closed.add("too early")).build();
    }
    assertThat(closed).containsExactly("closed");
  }
}
