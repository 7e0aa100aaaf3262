package dev.headrace.benchmarks.injection;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Scopes;
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
import java.util.List;

/** Guice, with a module that says what there is one of. */
final class GuicePeer extends InjectionPeer {
  private static final List<Class<?>> SINGLETONS =
      List.of(
          First.class,
          Second.class,
          Third.class,
          Fourth.class,
          Fifth.class,
          Sixth.class,
          Seventh.class,
          Eighth.class,
          Ninth.class,
          Tenth.class);

  private final Injector injector;
  private final InjectedHandler handler;

  GuicePeer(String shape) {
    super(shape);
    injector =
        Guice.createInjector(
            components(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Receiver.class).toInstance(receiver);
                bind(Desk.class).toInstance(desk);
              }
            });
    handler = injector.getInstance(InjectedHandler.class);
  }

  private static Module components() {
    return new AbstractModule() {
      @Override
      protected void configure() {
        SINGLETONS.forEach(type -> bind(type).in(Scopes.SINGLETON));
      }
    };
  }

  @Override
  protected Tenth lookUp() {
    return injector.getInstance(Tenth.class);
  }

  @Override
  protected void call(Event event) {
    handler.handle(event);
  }

  @Override
  protected Tenth wire() {
    return Guice.createInjector(components()).getInstance(Tenth.class);
  }
}
