package dev.headrace.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the process is told from outside. To end is heard by a shutdown hook of the virtual
 * machine's, which every platform has. Other signals have no public API: they are reached by
 * reflection, and where that fails they are left alone.
 */
final class Signals {
  private static final int FIRST_OF_SIGNALS = 128;
  private static final long SLACK_SECONDS = 5;

  private final String container;
  private final Conductor<?> conductor;
  private final List<Taken> taken = new ArrayList<>();
  private final AtomicBoolean isAsked = new AtomicBoolean();
  private @Nullable Thread hook;
  private volatile boolean isEnding;

  Signals(String container, Conductor<?> conductor) {
    this.container = container;
    this.conductor = conductor;
  }

  /** A signal that is heard here, and who heard it before. */
  private record Taken(String signal, Object mine, @Nullable Object before) {}

  /** Hears from now on what the settings say. In the serial. */
  void install() {
    Settings settings = conductor.settings();
    if (settings.stopOnSignals) {
      hook = new Thread(this::processEnds, container + ": signals");
      try {
        Runtime.getRuntime().addShutdownHook(hook);
      } catch (IllegalStateException endingAlready) {
        conductor.requestStop("the process ends");
      }
    }
    if (settings.reloadOnHangup) {
      handle("HUP", number -> reload());
    }
    if (settings.haltOnSecondSignal) {
      haltOnSecond("TERM");
      haltOnSecond("INT");
    }
  }

  /** Hears no more of signals, unless the process ends by one now. In the serial. */
  void uninstall() {
    if (isEnding) {
      return;
    }
    Thread mine = hook;
    if (mine != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(mine);
      } catch (IllegalStateException endingMeanwhile) {
        // It finds the container ended.
      }
    }
    taken.forEach(this::giveBack);
  }

  private void processEnds() {
    isEnding = true;
    Settings settings = conductor.settings();
    var stopped = conductor.stop("the process was asked to end", settings.shutdownDeadline);
    try {
      if (Hooks.isForEver(settings.shutdownDeadline)) {
        stopped.get();
      } else {
        long most = settings.shutdownDeadline.plusSeconds(SLACK_SECONDS).toMillis();
        stopped.get(most, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      Log.LOGGER.log(
          Level.ERROR,
          "container " + container + " did not shut down; the process ends without it");
    }
  }

  private void reload() {
    var unused = conductor.reload(null).whenComplete(this::reloaded);
  }

  private void reloaded(@Nullable ReloadReport report, @Nullable Throwable failure) {
    if (failure != null) {
      Log.LOGGER.log(Level.ERROR, "container " + container + " could not be reloaded", failure);
    } else if (report != null && !report.isDone()) {
      Log.LOGGER.log(Level.WARNING, report.toText());
    }
  }

  // ---- signals that have no public API

  private void haltOnSecond(String signal) {
    Object[] before = new Object[1];
    before[0] =
        handle(
            signal,
            number -> {
              if (isAsked.getAndSet(true)) {
                Runtime.getRuntime().halt(FIRST_OF_SIGNALS + number);
              }
              pass(before[0], signal, number);
            });
  }

  /** Has a signal handled; gives what handled it before, or null where that can't be done. */
  private @Nullable Object handle(String signal, IntConsumer action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      Object received = arguments[0];
                      action.accept((int) type.getMethod("getNumber").invoke(received));
                      yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "signals of container " + container;
                  });
      Object before = handle(signal, handler);
      taken.add(new Taken(signal, handler, before));
      return before;
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      Log.LOGGER.log(
          Level.DEBUG, "container " + container + " can't hear the signal " + signal, none);
      return null;
    }
  }

  /** Has a signal heard by who heard it before, unless another has taken it meanwhile. */
  private void giveBack(Taken it) {
    try {
      Object now = handle(it.signal(), it.before());
      if (now != it.mine()) {
        handle(it.signal(), now);
      }
    } catch (ReflectiveOperationException none) {
      Log.LOGGER.log(Level.WARNING, "the signal " + it.signal() + " was not given back", none);
    }
  }

  private static @Nullable Object handle(String signal, @Nullable Object handler)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object one = type.getConstructor(String.class).newInstance(signal);
    return type.getMethod("handle", type, handlerType).invoke(null, one, handler);
  }

  private static void pass(@Nullable Object handler, String signal, int number) {
    if (handler == null) { // it came before we were told whose it had been
      System.exit(FIRST_OF_SIGNALS + number);
      return;
    }
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Object one = type.getConstructor(String.class).newInstance(signal);
      Class.forName("sun.misc.SignalHandler").getMethod("handle", type).invoke(handler, one);
    } catch (ReflectiveOperationException none) {
      Log.LOGGER.log(Level.WARNING, "the signal " + signal + " was not passed on", none);
    }
  }
}
