package dev.headrace.lifecycle;

import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
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
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.lifecycle");
  private static final int FIRST_OF_SIGNALS = 128;
  private static final long SLACK_SECONDS = 5;

  private final String container;
  private final Conductor<?> conductor;
  private @Nullable Thread hook;
  private volatile boolean isEnding;

  Signals(String container, Conductor<?> conductor) {
    this.container = container;
    this.conductor = conductor;
  }

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

  /** Hears no more of the process ending, unless that is what is going on. In the serial. */
  void uninstall() {
    Thread mine = hook;
    if (mine != null && !isEnding) {
      try {
        Runtime.getRuntime().removeShutdownHook(mine);
      } catch (IllegalStateException endingMeanwhile) {
        // It finds the container ended.
      }
    }
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
      LOGGER.log(
          Level.ERROR,
          "container " + container + " did not shut down; the process ends without it");
    }
  }

  private void reload() {
    var unused = conductor.reload(null).whenComplete(this::reloaded);
  }

  private void reloaded(@Nullable ReloadReport report, @Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(Level.ERROR, "container " + container + " could not be reloaded", failure);
    } else if (report != null && !report.isDone()) {
      LOGGER.log(Level.WARNING, report.toText());
    }
  }

  // ---- signals that have no public API

  private void haltOnSecond(String signal) {
    AtomicBoolean isSecond = new AtomicBoolean();
    Object[] before = new Object[1];
    before[0] =
        handle(
            signal,
            number -> {
              if (isSecond.getAndSet(true)) {
                Runtime.getRuntime().halt(FIRST_OF_SIGNALS + number);
              }
              pass(before[0], signal);
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
      Object one = type.getConstructor(String.class).newInstance(signal);
      return type.getMethod("handle", type, handlerType).invoke(null, one, handler);
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      LOGGER.log(Level.DEBUG, "container " + container + " can't hear the signal " + signal, none);
      return null;
    }
  }

  private static void pass(@Nullable Object handler, String signal) {
    if (handler == null) {
      return;
    }
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Object one = type.getConstructor(String.class).newInstance(signal);
      Class.forName("sun.misc.SignalHandler").getMethod("handle", type).invoke(handler, one);
    } catch (ReflectiveOperationException none) {
      LOGGER.log(Level.WARNING, "the signal " + signal + " was not passed on", none);
    }
  }
}
