package dev.headrace.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks everything that can say so how it is, all at once. In the serial. */
final class HealthRound<S> {
  private final Conductor<S> conductor;
  private final Map<Entry<S>, Health> answers = new LinkedHashMap<>();
  private final CompletableFuture<HealthReport> done;
  private int awaited;

  HealthRound(Conductor<S> conductor, CompletableFuture<HealthReport> done) {
    this.conductor = conductor;
    this.done = done;
  }

  void begin() {
    for (Entry<S> entry : conductor.plan().entries()) {
      answers.put(entry, ofState(entry));
    }
    awaited = 1;
    for (Entry<S> entry : conductor.plan().entries()) {
      HealthCheck check = entry.check;
      if (check != null && isUp(entry)) {
        awaited++;
        ask(entry, check);
      }
    }
    answered();
  }

  private boolean isUp(Entry<S> entry) {
    return !conductor.containerState().isEnded()
        && switch (entry.state()) {
          case BOOTED, RUNNING, COMPLETED, DEGRADED -> true;
          default -> false;
        };
  }

  private void ask(Entry<S> entry, HealthCheck check) {
    Health[] said = new Health[1];
    conductor
        .hooks()
        .call(
            entry.name,
            Phase.HEALTH,
            conductor.settings().healthTimeout,
            call -> said[0] = check.health(),
            call -> {
              answers.put(entry, worse(ofState(entry), answer(said[0], call)));
              answered();
            });
  }

  private static Health answer(@Nullable Health said, HookCall call) {
    Throwable thrown = call.thrown();
    if (thrown != null) {
      return Health.down(LifecycleException.textOf(thrown));
    }
    return said == null ? Health.unknown("it said nothing") : said;
  }

  private static Health worse(Health a, Health b) {
    return a.status().compareTo(b.status()) > 0 ? a : b;
  }

  private static Health ofState(Entry<?> entry) {
    return switch (entry.state()) {
      case BOOTED, RUNNING, COMPLETED -> Health.up();
      case DISABLED -> new Health(Health.Status.UP, Map.of("disabled", entry.reason()));
      case DEGRADED -> Health.degraded(entry.reason());
      case FAILED -> Health.down(entry.reason());
      case REGISTERED, VALIDATED, BOOTING -> Health.down("it has not booted");
      case STOPPING, STOPPED -> Health.down("it was shut down");
    };
  }

  private void answered() {
    if (--awaited > 0) {
      return;
    }
    Map<String, Health> byName = new LinkedHashMap<>();
    Health.Status worst = Health.Status.UP;
    for (Map.Entry<Entry<S>, Health> answer : answers.entrySet()) {
      byName.put(answer.getKey().name, answer.getValue());
      if (answer.getKey().isCritical) {
        worst = worst.and(answer.getValue().status());
      }
    }
    done.complete(new HealthReport(worst, conductor.isReady(), conductor.isLive(), byName));
  }
}
