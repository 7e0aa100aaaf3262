package dev.headrace.lifecycle;

import dev.headrace.BuildException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Boots providers that are added to a container that is up, one after another. One that fails was
 * never there. In the serial.
 */
final class Additions<S> {
  private final Conductor<S> conductor;
  private final Queue<Addition> waiting = new ArrayDeque<>();
  private @Nullable Addition underWay;
  private @Nullable Runnable onEnded;

  Additions(Conductor<S> conductor) {
    this.conductor = conductor;
  }

  void add(Entry<S> entry, CompletableFuture<StartReport> done) {
    waiting.add(new Addition(entry, done));
    next();
  }

  private void next() {
    Runnable then = onEnded;
    if (underWay != null) {
      return;
    }
    Addition first = waiting.poll();
    if (first != null) {
      underWay = first;
      first.begin();
    } else if (then != null) {
      onEnded = null;
      then.run();
    }
  }

  /** Ends what is under way, because the container stops; what waits finds that it does. */
  void end(Runnable then) {
    onEnded = then;
    if (underWay != null) {
      underWay.cancel();
    }
    next();
  }

  /** One provider that is being added. */
  private final class Addition {
    private final Entry<S> entry;
    private final CompletableFuture<StartReport> done;
    private final long zero = conductor.nanos();
    private @Nullable HookCall call;

    Addition(Entry<S> entry, CompletableFuture<StartReport> done) {
      this.entry = entry;
      this.done = done;
    }

    void begin() {
      if (conductor.isStopAsked()) {
        fail(shutDownMeanwhile());
        return;
      }
      Validation<S> validation = new Validation<>(conductor.state(), entry.name);
      call(
          Phase.VALIDATE,
          conductor.settings().validateTimeout,
          hook -> entry.provider.validate(validation),
          ended -> validated(Validating.report(entry, validation, ended)));
    }

    private void validated(ValidationReport report) {
      if (conductor.isStopAsked()) {
        fail(shutDownMeanwhile());
      } else if (!report.isValid()) {
        fail(new ValidationException(conductor.name(), report));
      } else {
        boot();
      }
    }

    private void boot() {
      Plan<S> next;
      try {
        next = new Planner<S>(conductor.name(), conductor.settings()).add(conductor.plan(), entry);
      } catch (BuildException refused) {
        fail(refused);
        return;
      }
      conductor.progress().to(entry, ProviderState.BOOTING);
      call(
          Phase.BOOT,
          entry.bootTimeout,
          hook -> entry.provider.boot(new Context<>(conductor, entry, hook)),
          ended -> booted(next, ended));
    }

    private void booted(Plan<S> next, HookCall ended) {
      HookReport report = ended.report(0, entry.level, zero);
      StartReport started =
          new StartReport(
              conductor.name(),
              List.of(report),
              List.of(entry.name),
              report.duration(),
              Duration.ofNanos(conductor.nanos() - zero),
              List.of(),
              conductor.hooks().abandoned());
      if (ended.isDone()) {
        entry.linkDependants();
        conductor.progress().booted(entry);
        conductor.added(next, entry);
        ended(() -> done.complete(started));
        return;
      }
      conductor.progress().failed(entry, ended.failure());
      LifecycleException failure = ended.failure();
      BootException thrown =
          new BootException(
              entry.name,
              failure == null
                  ? "boot of '" + entry.name + "' was ended"
                  : String.valueOf(failure.getMessage()),
              ended.thrown(),
              started);
      if (conductor.settings().shutsDownTimedOut && ended.isHalfDone()) {
        takeBack(thrown);
      } else {
        fail(thrown);
      }
    }

    /** It may have taken something before it was given up on. */
    private void takeBack(BootException thrown) {
      call(
          Phase.SHUTDOWN,
          entry.shutdownTimeout,
          hook -> entry.provider.shutdown(new Context<>(conductor, entry, hook)),
          ended -> {
            LifecycleException failure = ended.failure();
            if (failure != null) {
              thrown.addSuppressed(failure);
            }
            fail(thrown);
          });
    }

    private void call(Phase phase, Duration timeout, HookCall.Body body, Consumer<HookCall> then) {
      call =
          conductor
              .hooks()
              .call(
                  entry.name,
                  phase,
                  timeout,
                  body,
                  ended -> conductor.hooks().serial().execute(() -> then.accept(ended)));
    }

    void cancel() {
      HookCall running = call;
      if (running != null && running.phase != Phase.SHUTDOWN) {
        running.cancel(conductor.settings().cancelGrace, "the container shuts down");
      }
    }

    private IllegalStateException shutDownMeanwhile() {
      return new IllegalStateException(
          "container %s shuts down: '%s' can't be added any more"
              .formatted(conductor.name(), entry.name));
    }

    private void fail(RuntimeException failure) {
      ended(() -> done.completeExceptionally(failure));
    }

    private void ended(Runnable tell) {
      underWay = null;
      tell.run();
      next();
    }
  }
}
