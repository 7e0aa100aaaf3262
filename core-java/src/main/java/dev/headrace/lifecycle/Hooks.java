package dev.headrace.lifecycle;

import dev.headrace.Registration;
import dev.headrace.clock.Timekeeper;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the hooks of a container, each on a thread, and knows those that have not come back. */
final class Hooks {
  static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final String container;
  private final Serial serial;
  private final Timekeeper time;
  private final ThreadFactory threads;
  private final @Nullable Executor executor;
  private final List<HookCall> abandoned = new CopyOnWriteArrayList<>();

  // In the serial.
  private final Set<HookCall> underWay = new LinkedHashSet<>();
  private @Nullable Runnable onIdle;
  private boolean isTimeless;

  Hooks(
      String container,
      Serial serial,
      Timekeeper time,
      ThreadFactory threads,
      @Nullable Executor executor) {
    this.container = container;
    this.serial = serial;
    this.time = time;
    this.threads = threads;
    this.executor = executor;
  }

  static boolean isForEver(Duration timeout) {
    return timeout.equals(FOR_EVER);
  }

  /** Calls a hook, and says in the serial when the call has ended. In the serial. */
  HookCall call(
      String provider,
      Phase phase,
      Duration timeout,
      HookCall.Body body,
      Consumer<HookCall> onEnd) {
    HookCall call = new HookCall(this, provider, phase, timeout, body, onEnd);
    launch(call, executor == null ? task -> relay(call) : executor);
    return call;
  }

  /** Calls what goes on for as long as it likes, on a thread that keeps the process going. */
  HookCall run(String provider, HookCall.Body body, Consumer<HookCall> onEnd) {
    HookCall call = new HookCall(this, provider, Phase.RUN, FOR_EVER, body, onEnd);
    launch(call, task -> thread(task, container + ": " + provider, false).start());
    return call;
  }

  private void relay(HookCall call) {
    boolean isAlone = underWay.size() == 1; // others would keep the relay from it for a while
    if (!isAlone || !Relay.takes(call)) {
      thread(new Relay(call, this::name), name(call), true).start();
    }
  }

  private void launch(HookCall call, Executor where) {
    underWay.add(call);
    call.launch(where);
  }

  /** Where what is a user's is called that is no hook. */
  Executor callbacks() {
    return task -> thread(task, container + ": callbacks", true).start();
  }

  /** Has something done that a user's code may hang in; here, where no thread is to be had. */
  void elsewhere(Runnable task) {
    try {
      callbacks().execute(task);
    } catch (RuntimeException | Error none) {
      task.run();
    }
  }

  /** A thread of the container's. */
  Thread thread(Runnable task, String name, boolean daemon) {
    Thread thread = threads.newThread(task);
    thread.setName(name);
    if (!thread.isAlive() && !isVirtual(thread)) {
      thread.setDaemon(daemon);
    }
    return thread;
  }

  private static boolean isVirtual(Thread thread) {
    return thread.getClass().getName().contains("Virtual");
  }

  private String name(HookCall call) {
    return container + ": " + call.phase + " " + call.provider;
  }

  // ---- in the serial

  void ended(HookCall call) {
    underWay.remove(call);
    tellIfIdle();
  }

  /** Has what is still under way come to its end, within a while, because nobody waits for it. */
  void settle(Duration grace, Runnable then) {
    onIdle = then;
    List.copyOf(underWay).forEach(call -> call.cancel(grace, "the container ends"));
    tellIfIdle();
  }

  private void tellIfIdle() {
    Runnable then = onIdle;
    if (then != null && underWay.isEmpty()) {
      onIdle = null;
      serial.execute(then);
    }
  }

  void abandon(HookCall call) {
    abandoned.add(call);
  }

  boolean isOf(HookCall call) {
    return call.isOf(this);
  }

  void returned(HookCall call, @Nullable Throwable failure) {
    abandoned.remove(call);
    call.end(failure);
  }

  /** Does something later, unless it is taken back before; never, where time can't be measured. */
  Registration later(Duration delay, Runnable task) {
    return later(delay, task, false);
  }

  /** The same for what has to be done: at once, where time can't be measured. */
  Registration pause(Duration delay, Runnable task) {
    return later(delay, task, true);
  }

  private Registration later(Duration delay, Runnable task, boolean isNeeded) {
    Later later = new Later(serial, task);
    try {
      later.timer = time.after(delay, later);
    } catch (RuntimeException | Error refused) { // a user's, or no thread to be had for it
      if (!isTimeless) {
        isTimeless = true;
        Log.LOGGER.log(
            Level.WARNING,
            "container %s can't measure time, and does without; it is not logged again"
                .formatted(container),
            refused);
      }
      if (isNeeded) {
        later.run();
      }
    }
    return later;
  }

  /** Something to be done later in the serial, where it is also taken back. */
  private static final class Later implements Runnable, Registration {
    private final Serial serial;
    private final Runnable task;
    private boolean isClosed;
    @Nullable Registration timer;

    Later(Serial serial, Runnable task) {
      this.serial = serial;
      this.task = task;
    }

    @Override
    public void run() {
      serial.execute(
          () -> {
            if (!isClosed) {
              task.run();
            }
          });
    }

    @Override
    public void close() {
      isClosed = true;
      if (timer != null) {
        timer.close();
      }
    }
  }

  /** Those that have not come back. For any thread. */
  List<AbandonedHook> abandoned() {
    return abandoned.stream().map(HookCall::asAbandoned).toList();
  }

  Serial serial() {
    return serial;
  }

  long nanos() {
    return time.nanos();
  }
}
