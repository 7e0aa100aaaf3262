package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.Copies;
import dev.headrace.benchmarks.paired.LoopSystems.Book;
import dev.headrace.function.Check0;
import dev.headrace.reactor.Reactors;
import dev.headrace.reactor.Source;
import dev.headrace.schedule.Scheduler;
import dev.headrace.schedule.SchedulerBuilder;
import dev.headrace.schedule.SystemHandle;
import dev.headrace.world.World;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What the parts of a loop cost: a pass of a scheduler beside conditions by hand, a dispatch of
 * reactors beside a list of what is dirty.
 */
final class LoopSuite implements Suite {
  private static final int OTHERS = 30;
  private static final int CALLS = 5_000;

  private final World world = World.builder().build();
  private final Long[] turns = LongStream.range(0, 1024).boxed().toArray(Long[]::new);

  @Override
  public String name() {
    return "loop";
  }

  @Override
  public void pollute() {
    List<Handler<Long>> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(pass(new Book(), chain(new Book(), 8)));
      others.add(reactions(new Book()));
    }
    for (int i = 0; i < CALLS; i++) {
      for (Handler<Long> other : others) {
        other.run(turns[i & 1023]);
      }
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        passes("chain-8", PassesByHand.Chain8::new, b -> chain(b, 8)),
        passes("chain-50", PassesByHand.Chain50::new, b -> chain(b, 50)),
        passes("flat-8", PassesByHand.Flat8::new, b -> flat(b, 8)),
        passes("flat-50", PassesByHand.Flat50::new, b -> flat(b, 50)),
        passes("diamond-8", PassesByHand.Diamond8::new, b -> diamond(b, 8)),
        passes("diamond-50", PassesByHand.Diamond50::new, b -> diamond(b, 50)),
        passes("skipped-8", PassesByHand.Skipped8::new, b -> skipped(b, 8)),
        passes("skipped-50", PassesByHand.Skipped50::new, b -> skipped(b, 50)),
        Case.of("reactors-50", 2, this::dirtyList, this::reactors),
        Case.of("echo-16", 1.3, EchoRounds::byHand, EchoRounds::ours).inPassesOf(16));
  }

  // ---- passes

  private Case passes(
      String name, Function<Book, Handler<Long>> byHand, Function<Book, Scheduler> ours) {
    return Case.of(name, 1.2, () -> calling(byHand), () -> calling(b -> pass(b, ours.apply(b))));
  }

  private Subject calling(Function<Book, Handler<Long>> made) {
    Book book = new Book();
    return Subject.calling(made.apply(book), turns, book);
  }

  private static Handler<Long> pass(Book book, Scheduler scheduler) {
    Pass pass = Copies.copyOf(MethodHandles.lookup(), Pass.class, CopiedPass.class);
    pass.book = book;
    pass.systems = scheduler.handler();
    return pass;
  }

  abstract static class Pass extends Handler<Long> {
    Book book = new Book();
    Handler<Object> systems = Handler.of(turn -> {});
  }

  static final class CopiedPass extends Pass {
    @Override
    public void run(Long turn) {
      book.turn = turn;
      systems.run(turn);
    }
  }

  private Scheduler chain(Book book, int size) {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle last = null;
    for (Check0 system : LoopSystems.all(book).subList(0, size)) {
      SystemHandle added = builder.add(system);
      last = last == null ? added : added.after(last);
    }
    return builder.build("chain");
  }

  private Scheduler flat(Book book, int size) {
    SchedulerBuilder builder = Scheduler.of(world);
    LoopSystems.all(book).subList(0, size).forEach(builder::add);
    return builder.build("flat");
  }

  private Scheduler diamond(Book book, int size) {
    SchedulerBuilder builder = Scheduler.of(world);
    List<Check0> systems = LoopSystems.all(book);
    SystemHandle first = builder.add(systems.get(0));
    List<SystemHandle> middle = new ArrayList<>();
    systems.subList(1, size - 1).forEach(system -> middle.add(builder.add(system).after(first)));
    builder.add(systems.get(size - 1)).after(middle);
    return builder.build("diamond");
  }

  private Scheduler skipped(Book book, int size) {
    SchedulerBuilder builder = Scheduler.of(world);
    SystemHandle last =
        builder.add(
            () -> {
              book.add(1);
              return book.isSeldom();
            });
    for (Check0 system : LoopSystems.all(book).subList(0, size - 1)) {
      last = builder.add(system).after(last);
    }
    return builder.build("skipped");
  }

  // ---- reactors

  private Subject reactors() {
    return calling(LoopSuite::reactions);
  }

  private static Handler<Long> reactions(Book book) {
    Reactors reactors = Reactors.of(World.builder().build());
    Source source = reactors.newSource("all");
    for (Check0 system : LoopSystems.all(book)) {
      reactors.add(Handler.of(cause -> system.test())).subscribe(source);
    }
    Reacting reacting = Copies.copyOf(MethodHandles.lookup(), Reacting.class, CopiedReacting.class);
    reacting.book = book;
    reacting.reactors = reactors;
    reacting.source = source;
    return reacting;
  }

  abstract static class Reacting extends Handler<Long> {
    Book book = new Book();
    Reactors reactors = Reactors.of(World.builder().build());
    Source source = reactors.newSource("none");
  }

  static final class CopiedReacting extends Reacting {
    @Override
    public void run(Long turn) {
      book.turn = turn;
      reactors.mark(source);
      reactors.mark(source);
      reactors.dispatch();
    }
  }

  private Subject dirtyList() {
    return calling(
        book -> {
          Dirty dirty = Copies.copyOf(MethodHandles.lookup(), Dirty.class, CopiedDirty.class);
          dirty.book = book;
          LoopSystems.all(book)
              .forEach(system -> dirty.all.add(Handler.of(cause -> system.test())));
          return dirty;
        });
  }

  abstract static class Dirty extends Handler<Long> {
    Book book = new Book();
    final List<Handler<Object>> all = new ArrayList<>();
  }

  /** As one would write it: a flag for each, and a list of those whose flag is set. */
  static final class CopiedDirty extends Dirty {
    private boolean[] isDirty = new boolean[0];
    private int[] list = new int[0];
    private int size;

    @Override
    public void run(Long turn) {
      if (isDirty.length == 0) {
        isDirty = new boolean[all.size()];
        list = new int[all.size()];
      }
      book.turn = turn;
      mark();
      mark();
      int batch = size;
      size = 0;
      for (int i = 0; i < batch; i++) {
        isDirty[list[i]] = false;
      }
      for (int i = 0; i < batch; i++) {
        all.get(list[i]).run(turn);
      }
    }

    private void mark() {
      for (int i = 0; i < isDirty.length; i++) {
        if (!isDirty[i]) {
          isDirty[i] = true;
          list[size++] = i;
        }
      }
    }
  }
}
