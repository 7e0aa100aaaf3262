package dev.headrace.benchmarks.injection;

import dev.headrace.benchmarks.injection.Components.Eighth;
import dev.headrace.benchmarks.injection.Components.Fifth;
import dev.headrace.benchmarks.injection.Components.First;
import dev.headrace.benchmarks.injection.Components.Fourth;
import dev.headrace.benchmarks.injection.Components.Ninth;
import dev.headrace.benchmarks.injection.Components.Second;
import dev.headrace.benchmarks.injection.Components.Seventh;
import dev.headrace.benchmarks.injection.Components.Sixth;
import dev.headrace.benchmarks.injection.Components.Tenth;
import dev.headrace.benchmarks.injection.Components.Third;
import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import org.springframework.context.support.GenericApplicationContext;

/** Spring, with beans that functions make, which spares it to read constructors. */
final class SpringPeer extends InjectionPeer {
  private final GenericApplicationContext context;
  private final InjectedHandler handler;

  SpringPeer(String shape) {
    super(shape);
    context = components();
    context.registerBean(Receiver.class, () -> receiver);
    context.registerBean(Desk.class, () -> desk);
    context.registerBean(
        InjectedHandler.class,
        () ->
            new InjectedHandler(
                context.getBean(Receiver.class),
                context.getBean(Desk.class),
                context.getBean(Tenth.class)));
    context.refresh();
    handler = context.getBean(InjectedHandler.class);
  }

  private static GenericApplicationContext components() {
    GenericApplicationContext context = new GenericApplicationContext();
    context.registerBean(First.class, First::new);
    context.registerBean(Second.class, () -> new Second(context.getBean(First.class)));
    context.registerBean(Third.class, () -> new Third(context.getBean(Second.class)));
    context.registerBean(Fourth.class, () -> new Fourth(context.getBean(Third.class)));
    context.registerBean(Fifth.class, () -> new Fifth(context.getBean(Fourth.class)));
    context.registerBean(Sixth.class, () -> new Sixth(context.getBean(Fifth.class)));
    context.registerBean(Seventh.class, () -> new Seventh(context.getBean(Sixth.class)));
    context.registerBean(Eighth.class, () -> new Eighth(context.getBean(Seventh.class)));
    context.registerBean(Ninth.class, () -> new Ninth(context.getBean(Eighth.class)));
    context.registerBean(Tenth.class, () -> new Tenth(context.getBean(Ninth.class)));
    return context;
  }

  @Override
  protected Tenth lookUp() {
    return context.getBean(Tenth.class);
  }

  @Override
  protected void call(Event event) {
    handler.handle(event);
  }

  @Override
  protected Tenth wire() {
    try (GenericApplicationContext fresh = components()) {
      fresh.refresh();
      return fresh.getBean(Tenth.class);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
