package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reloads one after another. What is asked for while one is under way is done together, once, when
 * it has ended.
 *
 * <p>A reload is in two halves: first everything that can fail is done by those who can tell it
 * apart, and if that fails nothing is changed; then all is put into place. In the serial.
 */
final class Reloads<S> {
  private final Conductor<S> conductor;
  private @Nullable Round running;
  private @Nullable Round waiting;
  private @Nullable Registration quiet;
  private @Nullable Runnable onEnded;

  Reloads(Conductor<S> conductor) {
    this.conductor = conductor;
  }

  /** Reloads some, or the state and all where there is none given. */
  void reload(@Nullable Set<Entry<S>> some, CompletableFuture<ReloadReport> done) {
    Round round = waiting;
    if (round == null) {
      round = new Round();
      waiting = round;
      Duration wait = conductor.settings().reloadQuiet;
      if (!wait.isZero()) {
        quiet = conductor.pause(wait, this::afterQuiet);
      }
    }
    if (some == null) {
      round.isOfAll = true;
    } else {
      round.wanted.addAll(some);
    }
    round.askers.add(done);
    next();
  }

  private void afterQuiet() {
    quiet = null;
    next();
  }

  private void next() {
    Round round = waiting;
    if (running == null && round != null && quiet == null && onEnded == null) {
      waiting = null;
      running = round;
      round.begin();
    }
  }

  /** Ends what is under way and refuses what waits, because the container stops. */
  void end(Runnable then) {
    onEnded = then;
    if (quiet != null) {
      quiet.close();
    }
    Round round = waiting;
    if (round != null) {
      round.tell(stopped(new ReloadReport(conductor.name(), List.of())));
      waiting = null;
    }
    if (running == null) {
      then.run();
    } else {
      running.cancel();
    }
  }

  private ReloadException stopped(ReloadReport report) {
    return new ReloadException(
        conductor.name(),
        "reload of container " + conductor.name() + " was ended: the container shuts down",
        null,
        report);
  }

  /** What is reloaded together. */
  private final class Round {
    final List<CompletableFuture<ReloadReport>> askers = new ArrayList<>();
    final Set<Entry<S>> wanted = new LinkedHashSet<>();
    boolean isOfAll;
    private boolean isCancelled;
    private final long zero = conductor.nanos();
    private final List<HookReport> reports = new ArrayList<>();
    private final Map<Entry<S>, PreparedReload> prepared = new LinkedHashMap<>();
    private List<Entry<S>> order = List.of();
    private @Nullable HookCall call;

    void begin() {
      order =
          conductor.plan().entries().stream()
              .filter(entry -> entry.reloadable != null && (isOfAll || wanted.contains(entry)))
              .sorted(Entry.RELOAD_ORDER)
              .toList();
      Hook<S> state = conductor.stateReload();
      if (!isOfAll || state == null) {
        prepare(0);
        return;
      }
      call(
          "state",
          0,
          conductor.settings().reloadTimeout,
          ignored -> state.call(conductor.state()),
          ended -> {
            if (ended.isDone() && !isCancelled) {
              prepare(0);
            } else {
              stateFailed(ended);
            }
          });
    }

    private void stateFailed(HookCall ended) {
      order.forEach(this::skipped);
      if (isCancelled) {
        finish();
        return;
      }
      Throwable thrown = ended.thrown();
      fail(
          new ReloadException(
              "state",
              "reload of the state failed, and nothing else was reloaded: "
                  + (thrown == null ? "" : LifecycleException.textOf(thrown)),
              thrown,
              report()));
    }

    // ---- the half that can fail

    private void prepare(int next) {
      if (isCancelled) {
        discard();
        return;
      }
      int first = next;
      while (first < order.size()
          && !(order.get(first).reloadable instanceof PreparedReloadable<S>)) {
        first++;
      }
      if (first == order.size()) {
        apply(0);
        return;
      }
      prepare(order.get(first), first + 1);
    }

    private void prepare(Entry<S> entry, int next) {
      PreparedReloadable<S> inTwoSteps =
          (PreparedReloadable<S>) Objects.requireNonNull(entry.reloadable);
      call(
          entry,
          hook -> {
            PreparedReload ready = inTwoSteps.prepare(new Context<>(conductor, entry, hook));
            if (hook.isGivenUpOn()) {
              ready.discard();
              return;
            }
            conductor.hooks().serial().execute(() -> prepared(entry, hook, ready));
          },
          ended -> {
            if (ended.isDone()) {
              prepare(next);
            } else {
              failed(ended);
              order.stream().filter(other -> other != entry).forEach(this::skipped);
              discard();
            }
          });
    }

    private void prepared(Entry<S> entry, HookCall hook, PreparedReload ready) {
      if (hook.isUnderWay()) {
        prepared.put(entry, ready);
      } else {
        var unused = discard(entry, ready, () -> {}); // it came when it had been given up on
      }
    }

    private void discard() {
      if (prepared.isEmpty()) {
        finish();
        return;
      }
      Entry<S> entry = prepared.keySet().iterator().next();
      call = discard(entry, Objects.requireNonNull(prepared.remove(entry)), this::discard);
    }

    private HookCall discard(Entry<S> entry, PreparedReload reload, Runnable then) {
      Duration own = entry.reloadTimeout;
      return conductor
          .hooks()
          .call(
              entry.name,
              Phase.RELOAD,
              isCancelled ? Settings.shorter(own, conductor.settings().cancelGrace) : own,
              hook -> reload.discard(),
              ended -> {
                failed(ended);
                conductor.hooks().serial().execute(then);
              });
    }

    // ---- the half that changes things

    private void apply(int next) {
      if (next == order.size()) {
        finish();
        return;
      }
      Entry<S> entry = order.get(next);
      if (isCancelled) {
        order.subList(next, order.size()).forEach(this::skipped);
        discard();
        return;
      }
      PreparedReload ready = prepared.remove(entry);
      Reloadable<S> reloadable = entry.reloadable;
      call(
          entry,
          hook -> {
            if (ready != null) {
              ready.commit();
            } else if (reloadable != null) {
              reloadable.reload(new Context<>(conductor, entry, hook));
            }
          },
          ended -> {
            failed(ended);
            apply(next + 1);
          });
    }

    // ---- calls

    private void call(Entry<S> entry, HookCall.Body body, Consumer<HookCall> then) {
      call(entry.name, entry.level, entry.reloadTimeout, body, then);
    }

    private void call(
        String name, int level, Duration timeout, HookCall.Body body, Consumer<HookCall> then) {
      call =
          conductor
              .hooks()
              .call(
                  name,
                  Phase.RELOAD,
                  timeout,
                  body,
                  ended -> {
                    reports.add(ended.report(reports.size(), level, zero));
                    conductor.hooks().serial().execute(() -> then.accept(ended));
                  });
    }

    private void failed(HookCall ended) {
      LifecycleException failure = ended.failure();
      if (failure != null) {
        conductor.progress().tell(failure);
      }
    }

    private void skipped(Entry<S> entry) {
      reports.add(
          HookReport.skipped(entry, Phase.RELOAD, reports.size(), conductor.nanos() - zero));
    }

    /**
     * Asks what is under way to end: it may have changed something, so it is left time for that.
     */
    void cancel() {
      isCancelled = true;
      HookCall underWay = call;
      if (underWay != null) {
        underWay.cancel(conductor.settings().cancelGrace, "the container shuts down");
      }
    }

    private ReloadReport report() {
      return new ReloadReport(conductor.name(), reports);
    }

    private void finish() {
      if (isCancelled) {
        fail(stopped(report()));
      } else {
        ReloadReport report = report();
        askers.forEach(asker -> asker.complete(report));
        ended();
      }
    }

    private void fail(ReloadException failure) {
      tell(failure);
      ended();
    }

    void tell(ReloadException failure) {
      askers.forEach(asker -> asker.completeExceptionally(failure));
    }

    private void ended() {
      running = null;
      Runnable then = onEnded;
      if (then != null) {
        then.run();
      } else {
        next();
      }
    }
  }
}
