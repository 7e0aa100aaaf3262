package dev.headrace.testing;

import dev.headrace.Handler;
import dev.headrace.clock.EventClock;
import dev.headrace.clock.ManualClock;
import dev.headrace.world.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came into a world, with the sequence number and the time of each event, to be gone through
 * once more: in another world, from the same numbers at the same times, so that what handlers do is
 * the same as well.
 *
 * <pre>{@code
 * Journal<Tick> journal = Journal.create();
 * Handler<Tick> live = journal.recording(world.sequence(), time.clock(), onTick);
 * …
 * journal.replay(another.sequence(), manual, sameOnTick);
 * }</pre>
 *
 * <p>The events are kept as they are, so they must not be changed. For one thread.
 *
 * @param <E> the type of the events
 */
public final class Journal<E> {
  private final List<Entry<E>> entries = new ArrayList<>();

  private Journal() {}

  /**
   * An event that came in.
   *
   * @param sequence the world's sequence number when it did
   * @param nanos what the world's clock showed, as {@link EventClock#nanos}; 0 without a clock
   * @param event the event
   * @param <E> the type of the event
   */
  public record Entry<E>(long sequence, long nanos, E event) {}

  /**
   * Makes a journal without entries.
   *
   * @param <E> the type of the events
   * @return the journal
   */
  public static <E> Journal<E> create() {
    return new Journal<>();
  }

  /**
   * Makes a handler that writes down each event and then hands it on.
   *
   * @param sequence the world's sequence
   * @param target what it hands events on to
   * @return the handler, named as its target
   */
  public Handler<E> recording(Sequence sequence, Handler<? super E> target) {
    return recorder(sequence, null, target);
  }

  /**
   * Makes a handler that writes down each event with its time and then hands it on.
   *
   * @param sequence the world's sequence
   * @param clock the world's clock
   * @param target what it hands events on to
   * @return the handler, named as its target
   */
  public Handler<E> recording(Sequence sequence, EventClock clock, Handler<? super E> target) {
    return recorder(sequence, Objects.requireNonNull(clock, "clock"), target);
  }

  private Handler<E> recorder(
      Sequence sequence, @Nullable EventClock clock, Handler<? super E> target) {
    Objects.requireNonNull(sequence, "sequence");
    return Handler.of(
        target.name(),
        event -> {
          add(sequence.get(), clock == null ? 0 : clock.nanos(), event);
          target.run(event);
        });
  }

  /**
   * Writes down an event, such as one that was read from a file.
   *
   * @param sequence its sequence number
   * @param nanos its time
   * @param event the event
   */
  public void add(long sequence, long nanos, E event) {
    entries.add(new Entry<>(sequence, nanos, Objects.requireNonNull(event, "event")));
  }

  /**
   * What was written down so far, in order.
   *
   * @return a view that changes with the journal and can't be changed itself
   */
  public List<Entry<E>> entries() {
    return Collections.unmodifiableList(entries);
  }

  /**
   * Runs a handler for every event, each with its sequence number. What the handler throws ends the
   * replay.
   *
   * @param sequence the sequence of the world that it is replayed in
   * @param target what is run
   */
  public void replay(Sequence sequence, Handler<? super E> target) {
    for (Entry<E> entry : List.copyOf(entries)) {
      sequence.set(entry.sequence());
      target.run(entry.event());
    }
  }

  /**
   * Runs a handler for every event, each with its sequence number and at its time: the first at the
   * moment that the clock shows, the others as long after it as they were. What the handler throws
   * ends the replay.
   *
   * @param sequence the sequence of the world that it is replayed in
   * @param time the source of that world's clock
   * @param target what is run
   */
  public void replay(Sequence sequence, ManualClock time, Handler<? super E> target) {
    Duration begin = time.elapsed();
    for (Entry<E> entry : List.copyOf(entries)) {
      time.setElapsed(begin.plusNanos(entry.nanos() - entries.get(0).nanos()));
      time.sync();
      sequence.set(entry.sequence());
      target.run(entry.event());
    }
  }

  /**
   * The journal as text.
   *
   * @return how many events it has
   */
  @Override
  public String toString() {
    return "journal of " + entries.size() + (entries.size() == 1 ? " event" : " events");
  }
}
