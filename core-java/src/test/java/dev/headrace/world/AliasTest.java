package dev.headrace.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.Problem;
import dev.headrace.flow.Pipeline;
import dev.headrace.testsupport.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One resource under several keys. */
class AliasTest {
  interface Prices {
    int last();
  }

  interface Depth extends Prices {}

  record Book(int last) implements Depth, AutoCloseable {
    static int closed;

    @Override
    public void close() {
      closed++;
    }
  }

  record Order(int quantity) {}

  record Desk(Res<Prices> prices) {}

  private final WorldBuilder builder = World.builder().name("desk");
  private final List<Object> seen = new ArrayList<>();

  private World world() {
    return builder.add(new Book(1)).alias(Prices.class, Book.class).build();
  }

  private void read(Res<Prices> prices, Order order) {
    seen.add(prices.get().last() + order.quantity());
  }

  static void fill(ResMut<Book> book, Order order) {
    book.update(b -> new Book(b.last() + order.quantity()));
  }

  @Test
  void itShowsWhatIsPutIntoTheOriginal() {
    World world = world();
    Handler<Order> read = world.handler(this::read);
    world.handler(AliasTest::fill).run(new Order(5));
    read.run(new Order(10));
    assertThat(seen).containsExactly(16);
    assertThat(world.res(Prices.class).get()).isSameAs(world.res(Book.class).get());
    assertThat(world.res(Prices.class).key()).isEqualTo(Key.of(Prices.class));
    assertThat(world.res(Prices.class)).hasToString("AliasTest.Prices = Book[last=6]");
  }

  @Test
  void allAliasesOfAResourceAreKeptInStep() {
    World world =
        builder
            .add(new Book(1))
            .alias(Depth.class, Book.class)
            .alias(Prices.class, Depth.class)
            .alias(Key.of(Prices.class).qualified("eu"), Key.of(Book.class))
            .build();
    world.resMut(Book.class).set(new Book(7));
    assertThat(world.res(Depth.class).get().last()).isEqualTo(7);
    assertThat(world.res(Prices.class).get().last()).isEqualTo(7);
    assertThat(world.res(Key.of(Prices.class).qualified("eu")).get().last()).isEqualTo(7);
    assertThat(world.describe())
        .isEqualTo(
            """
            world desk
              AliasTest.Book = Book[last=7], also read as [AliasTest.Depth, AliasTest.Prices, AliasTest.Prices "eu"]
            """);
  }

  @Test
  void itIsTheSameResourceSoItCountsAndIsClosedOnce() {
    Book.closed = 0;
    World world = world();
    assertThat(world.size()).isEqualTo(1);
    assertThat(world.contains(Prices.class)).isTrue();
    assertThat(world).hasToString("world desk (1 resource)");
    world.close();
    assertThat(Book.closed).isEqualTo(1);
  }

  static void write(ResMut<Prices> prices, Optional<ResMut<Prices>> again, Order order) {
    throw new AssertionError("never run: " + prices + again + order);
  }

  @Test
  void itIsNotWritten() {
    World world = world();
    String refusal = "AliasTest.Prices is an alias of AliasTest.Book";
    String fix = "Fix: read it, or write AliasTest.Book itself";
    assertThatThrownBy(() -> world.resMut(Prices.class))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("access to AliasTest.Prices", refusal, fix);
    assertThatThrownBy(() -> world.handler(AliasTest::write))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "parameter 1: " + refusal, "parameter 2: " + refusal, "conflicting access", fix);
    assertThatThrownBy(() -> world.on(Order.class).writes(Prices.class).run((p, o) -> {}))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("parameter 1: " + refusal, fix);
  }

  static void both(ResMut<Book> book, Desk desk, Order order) {
    throw new AssertionError("never run: " + book + desk + order);
  }

  @Test
  void noFunctionNamesItBesideItsOriginalOrAnotherAlias() {
    World world =
        builder
            .add(new Book(1))
            .alias(Prices.class, Book.class)
            .alias(Depth.class, Book.class)
            .build();
    assertThatThrownBy(() -> world.handler(AliasTest::both))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "conflicting access to AliasTest.Book by parameter 1 and parameter 2's prices as AliasTest.Prices");
    assertThatThrownBy(
            () -> world.on(Order.class).reads(Prices.class).reads(Depth.class).run((p, d, o) -> {}))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "conflicting access to AliasTest.Book by parameter 1 as AliasTest.Prices and parameter 2 as AliasTest.Depth");
  }

  private void bundled(Desk desk, Order order) {
    seen.add(desk.prices().get().last());
  }

  private void optional(Optional<Res<Prices>> prices, Optional<Res<Depth>> depth, Order order) {
    seen.add(prices.orElseThrow().get().last() + " " + depth.isPresent());
  }

  @Test
  void itIsGivenWhereverAResourceIsRead() {
    World world = world();
    Order order = new Order(0);
    world.handler(this::bundled).run(order);
    world.handler(this::optional).run(order);
    world.on(Order.class).reads(Prices.class).run((p, o) -> seen.add(p.get().last())).run(order);
    HandlerTemplate.of(world, this::read).stamp().run(order);
    Callback.of(world, seen, AliasTest::called).handler().run(order);
    Pipeline.of(world, Order.class).tap(this::read).end(o -> {}).build("orders").run(order);
    assertThat(seen).containsExactly(1, "1 false", 1, 1, "called 1", 1);
  }

  static void called(List<Object> seen, Res<Prices> prices, Order order) {
    seen.add("called " + prices.get().last());
  }

  @Test
  void graphsSayWhichResourceIsRead() {
    assertThat(world().handler(this::read).graph().toText())
        .contains("handler read; reads AliasTest.Book");
  }

  @Test
  void handlersMadeBeforeTheFreezeReadItToo() {
    builder.add(new Book(1)).alias(Prices.class, Book.class);
    Res<Prices> early = builder.res(Prices.class);
    Handler<Order> handler = builder.handler(this::read);
    World world = builder.build();
    world.resMut(Book.class).set(new Book(3));
    handler.run(new Order(0));
    assertThat(seen).containsExactly(3);
    assertThat(world.res(Prices.class)).isSameAs(early);
  }

  @Test
  void whatIsWrongIsCollectedAndTheFirstOfAKeyStays() {
    builder
        .alias(Prices.class, Book.class)
        .add(new Book(1))
        .alias(Prices.class, Book.class)
        .alias(Prices.class, Book.class)
        .alias(Book.class, Book.class)
        .add(Prices.class, () -> 9)
        .addIfAbsent(Prices.class, () -> () -> 10)
        .alias(Record.class, Book.class)
        .add(Key.of(Number.class).qualified("n"), 1)
        .alias(Key.of(Number.class), Key.of(Number.class).qualified("n"));
    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::kind)
                    .containsExactly(
                        Problem.Kind.MISSING,
                        Problem.Kind.DUPLICATE,
                        Problem.Kind.DUPLICATE,
                        Problem.Kind.DUPLICATE,
                        Problem.Kind.INVALID))
        .hasMessageContainingAll(
            "AliasTest.Book is not registered. Fix: add it before its alias AliasTest.Prices",
            "AliasTest.Prices is already registered",
            "Number says too little");
    assertThat(builder.build().res(Prices.class).get()).isEqualTo(new Book(1));
  }

  @Test
  void whatIsMissingIsNamedWithTheAliasesThereAre() {
    World world = world();
    assertThatThrownBy(() -> world.res(Depth.class))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("there are [AliasTest.Book, AliasTest.Prices]");
  }

  @Test
  void noneIsSaidAfterTheFreeze() {
    world();
    assertThatThrownBy(() -> builder.alias(Depth.class, Book.class))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("world desk is frozen");
  }

  @Test
  @Tag("compiled")
  void readingAndSettingAllocatesNothing() {
    World world = world();
    Book[] books = {new Book(1), new Book(2)};
    int[] sum = new int[1];
    ResMut<Book> book = world.resMut(Book.class);
    Handler<Order> read =
        world
            .on(Order.class)
            .reads(Prices.class)
            .run((prices, order) -> sum[0] += prices.get().last());
    Order order = new Order(1);
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  book.set(books[sum[0] & 1]);
                  read.run(order);
                }))
        .isZero();
    assertThat(sum[0]).isPositive();
  }
}
