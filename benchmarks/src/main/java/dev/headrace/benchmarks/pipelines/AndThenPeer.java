package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.function.Function;

/** The JDK's {@link Function#andThen}; what a check refuses goes on as {@code null}. */
final class AndThenPeer extends PipelinePeer {
  private final Function<Event, Event> function;

  AndThenPeer(Steps steps) {
    super(steps);
    Ending end = steps.end();
    Function<Event, Event> maps =
        steps.five()
            ? present(check(steps.first()))
                .andThen(present(steps.second()))
                .andThen(present(steps.third()))
                .andThen(present(check(steps.fourth())))
                .andThen(present(steps.fifth()))
            : steps.second().andThen(steps.third()).andThen(steps.fifth());
    this.function =
        maps.andThen(
            present(
                event -> {
                  end.accept(event);
                  return event;
                }));
  }

  private static Function<Event, Event> check(Checking checking) {
    return event -> checking.test(event) ? event : null;
  }

  private static Function<Event, Event> present(Function<Event, Event> next) {
    return event -> event == null ? null : next.apply(event);
  }

  @Override
  protected void send(Event event) {
    function.apply(event);
  }
}
