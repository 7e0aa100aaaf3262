package dev.headrace.driver.inbox;

import dev.headrace.driver.inbox.InboxRules.Flight;
import dev.headrace.driver.inbox.InboxRules.Next;
import dev.headrace.driver.inbox.InboxRules.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of the steps of all operations by which {@link InboxRules} give the results
 * that were seen, where what had ended before something began comes before it.
 *
 * <p>Lincheck's own verifier takes each operation for one moment, of which the answer follows from
 * what came before. That is not how an inbox is: what an offer in flight holds is not there yet.
 */
@SuppressWarnings("exports") // Lincheck makes it, from outside of the module
public final class InboxVerifier extends CachedVerifier {
  private final InboxRules rules;

  /**
   * Called by Lincheck.
   *
   * @param operations the class of the operations, which has the rules
   */
  public InboxVerifier(Class<?> operations) throws ReflectiveOperationException {
    rules = ((InboxLincheckTest.Operations) operations.getConstructor().newInstance()).rules();
  }

  /**
   * An operation that took place.
   *
   * @param actor what was called
   * @param result what it gave
   * @param before how many operations of each thread had ended when it began
   */
  private record Done(Actor actor, LincheckResult result, int[] before) {
    @Nullable Object value() {
      return result instanceof ValueResult given ? given.getValue() : null;
    }
  }

  private record State(InboxRules.Inbox inbox, List<Integer> ended, List<Flight> flights) {}

  @Override
  public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
    List<List<Done>> threads = threads(scenario, results);
    List<Flight> grounded = Collections.nCopies(threads.size(), null);
    return search(
        threads,
        new State(
            InboxRules.Inbox.EMPTY,
            Collections.nCopies(threads.size(), 0),
            Collections.unmodifiableList(grounded)),
        new HashSet<>());
  }

  /** What came before and after the threads is taken for two threads of its own. */
  private static List<List<Done>> threads(ExecutionScenario scenario, ExecutionResult results) {
    int parallel = scenario.getParallelExecution().size();
    int first = scenario.getInitExecution().size();
    List<List<Done>> threads = new ArrayList<>();
    for (int thread = 0; thread < parallel; thread++) {
      List<Done> done = new ArrayList<>();
      List<ResultWithClock> seen = results.getParallelResultsWithClock().get(thread);
      for (int i = 0; i < seen.size(); i++) {
        int[] before = Arrays.copyOf(seen.get(i).getClockOnStart().getClock(), parallel + 2);
        before[thread] = i;
        before[parallel] = first;
        Actor actor = scenario.getParallelExecution().get(thread).get(i);
        done.add(new Done(actor, seen.get(i).getResult(), before));
      }
      threads.add(done);
    }
    int[] all = new int[parallel + 2];
    for (int thread = 0; thread < parallel; thread++) {
      all[thread] = threads.get(thread).size();
    }
    all[parallel] = first;
    threads.add(
        alone(scenario.getInitExecution(), results.getInitResults(), new int[parallel + 2]));
    threads.add(alone(scenario.getPostExecution(), results.getPostResults(), all));
    return threads;
  }

  private static List<Done> alone(List<Actor> actors, List<LincheckResult> results, int[] before) {
    List<Done> done = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      done.add(new Done(actors.get(i), results.get(i), before));
    }
    return done;
  }

  private boolean search(List<List<Done>> threads, State at, Set<State> known) {
    if (!known.add(at)) {
      return false;
    }
    boolean over = true;
    for (int thread = 0; thread < threads.size(); thread++) {
      if (at.ended().get(thread) < threads.get(thread).size()) {
        over = false;
        for (State next : next(threads.get(thread), thread, at)) {
          if (search(threads, next, known)) {
            return true;
          }
        }
      }
    }
    return over;
  }

  /** Where a thread can go from here. */
  private List<State> next(List<Done> thread, int number, State at) {
    Done done = thread.get(at.ended().get(number));
    Flight me = at.flights().get(number);
    List<State> found = new ArrayList<>();
    if (me == null) {
      if (mayBegin(done, at)) {
        found.add(with(at, at.inbox(), number, Flight.BEGUN));
      }
    } else if (me.phase() == Phase.DONE) {
      List<Integer> ended = new ArrayList<>(at.ended());
      ended.set(number, ended.get(number) + 1);
      State landed = with(at, at.inbox().landed(number), number, null);
      found.add(new State(landed.inbox(), List.copyOf(ended), landed.flights()));
    } else {
      step(done, me, number, at, next -> found.add(with(at, next.inbox(), number, next.flight())));
    }
    return found;
  }

  private static boolean mayBegin(Done done, State at) {
    for (int thread = 0; thread < done.before().length; thread++) {
      if (at.ended().get(thread) < done.before()[thread]) {
        return false;
      }
    }
    return true;
  }

  private static State with(State at, InboxRules.Inbox inbox, int thread, @Nullable Flight flight) {
    List<Flight> flights = new ArrayList<>(at.flights());
    flights.set(thread, flight);
    return new State(inbox, at.ended(), Collections.unmodifiableList(flights));
  }

  private void step(Done done, Flight me, int thread, State at, Consumer<Next> steps) {
    int others = (int) at.flights().stream().filter(flight -> flight != null).count() - 1;
    List<Object> arguments = done.actor().getArguments();
    switch (done.actor().getMethod().getName()) {
      case "offer" ->
          rules.offer(
              at.inbox(), me, thread, others, (int) arguments.get(0), (Offer) done.value(), steps);
      case "poll" -> rules.poll(at.inbox(), me, done.value(), steps);
      case "size" -> rules.size(at.inbox(), me, others, (int) done.value(), steps);
      case "close" -> rules.close(at.inbox(), me, steps);
      default -> throw new IllegalArgumentException("no rule for " + done.actor());
    }
  }
}
