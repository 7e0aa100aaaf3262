package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import dev.headrace.function.Step3;
import dev.headrace.function.Step4;
import dev.headrace.function.Step5;
import dev.headrace.function.Step6;
import dev.headrace.function.Step7;
import dev.headrace.function.Step8;
import dev.headrace.function.Step9;
import dev.headrace.world.Resources;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A graph of steps without a circle: every stage is a node, and any number of stages may come after
 * one.
 *
 * <pre>{@code
 * var dag = Dag.of(world, Tick.class);
 * var book = dag.root(Book::apply);
 * var mid = book.then(Book::mid);
 * var spread = book.then(Book::spread);
 * dag.merge(mid, spread, Quote::of).guard(Quote::crossed).dispatch(alerts);
 * Handler<Tick> quotes = dag.build("quotes");
 * }</pre>
 *
 * <p>For each event every node runs once, in the order in which the nodes were made. Nodes share
 * what flows, so it must not be changed. What the stages do is said there; {@link Pipe#fork} says
 * the same graphs in another way.
 *
 * @param <E> the type of the events
 */
public final class Dag<E> {
  private final Trunk trunk;
  private final Pipe<E, E> event;

  private Dag(Trunk trunk) {
    this.trunk = trunk;
    this.event = new Pipe<>(trunk, trunk.root());
  }

  /**
   * Begins a graph.
   *
   * @param resources where its steps find what they need
   * @param event the class of the events
   * @param <E> the type of the events
   * @return the graph
   */
  public static <E> Dag<E> of(Resources resources, Class<E> event) {
    return new Dag<>(Trunk.of(resources, event));
  }

  /**
   * The event as a node.
   *
   * @return the node
   */
  public Pipe<E, E> event() {
    return event;
  }

  /**
   * Makes a node of the event.
   *
   * @param function makes its value
   * @param <U> the type of the value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <U> Pipe<E, U> root(Step1<? super E, ? extends U> function) {
    return event.nextPipe(Parts.then(new Use("root", function, Step1.class), true));
  }

  /**
   * Makes a node of a resource and the event.
   *
   * @param function makes its value; a record of parameters counts as one resource
   * @param <A> the type of its first parameter
   * @param <U> the type of the value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <A, U> Pipe<E, U> root(Step2<A, ? super E, ? extends U> function) {
    return event.nextPipe(Parts.then(new Use("root", function, Step2.class), true));
  }

  /**
   * Makes a node of two resources and the event.
   *
   * @param function makes its value; one that needs more takes a record of them
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <U> the type of the value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <A, B, U> Pipe<E, U> root(Step3<A, B, ? super E, ? extends U> function) {
    return event.nextPipe(Parts.then(new Use("root", function, Step3.class), true));
  }

  /**
   * Makes one value of what two nodes give. What a node gives may be absent; the function gets null
   * then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <A1 extends @Nullable Object, A2 extends @Nullable Object, U> Pipe<E, U> merge(
      Mergeable<E, A1> first,
      Mergeable<E, A2> second,
      Step2<? super A1, ? super A2, ? extends U> function) {
    return Arms.merge(event, List.of(first, second), new Use("merge", function, Step2.class));
  }

  /**
   * Makes one value of what two nodes give. What a node gives may be absent; the function gets null
   * then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <R, A1 extends @Nullable Object, A2 extends @Nullable Object, U> Pipe<E, U> merge(
      Mergeable<E, A1> first,
      Mergeable<E, A2> second,
      Step3<R, ? super A1, ? super A2, ? extends U> function) {
    return Arms.merge(event, List.of(first, second), new Use("merge", function, Step3.class));
  }

  /**
   * Makes one value of what three nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Step3<? super A1, ? super A2, ? super A3, ? extends U> function) {
    return Arms.merge(
        event, List.of(first, second, third), new Use("merge", function, Step3.class));
  }

  /**
   * Makes one value of what three nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Step4<R, ? super A1, ? super A2, ? super A3, ? extends U> function) {
    return Arms.merge(
        event, List.of(first, second, third), new Use("merge", function, Step4.class));
  }

  /**
   * Makes one value of what four nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Step4<? super A1, ? super A2, ? super A3, ? super A4, ? extends U> function) {
    return Arms.merge(
        event, List.of(first, second, third, fourth), new Use("merge", function, Step4.class));
  }

  /**
   * Makes one value of what four nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Step5<R, ? super A1, ? super A2, ? super A3, ? super A4, ? extends U> function) {
    return Arms.merge(
        event, List.of(first, second, third, fourth), new Use("merge", function, Step5.class));
  }

  /**
   * Makes one value of what five nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Step5<? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? extends U> function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth),
        new Use("merge", function, Step5.class));
  }

  /**
   * Makes one value of what five nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Step6<R, ? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth),
        new Use("merge", function, Step6.class));
  }

  /**
   * Makes one value of what six nodes give. What a node gives may be absent; the function gets null
   * then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Step6<? super A1, ? super A2, ? super A3, ? super A4, ? super A5, ? super A6, ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth),
        new Use("merge", function, Step6.class));
  }

  /**
   * Makes one value of what six nodes give. What a node gives may be absent; the function gets null
   * then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Step7<
                  R,
                  ? super A1,
                  ? super A2,
                  ? super A3,
                  ? super A4,
                  ? super A5,
                  ? super A6,
                  ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth),
        new Use("merge", function, Step7.class));
  }

  /**
   * Makes one value of what seven nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param seventh a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <A7> the type of what the seventh node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          A7 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Mergeable<E, A7> seventh,
          Step7<
                  ? super A1,
                  ? super A2,
                  ? super A3,
                  ? super A4,
                  ? super A5,
                  ? super A6,
                  ? super A7,
                  ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth, seventh),
        new Use("merge", function, Step7.class));
  }

  /**
   * Makes one value of what seven nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param seventh a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <A7> the type of what the seventh node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          A7 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Mergeable<E, A7> seventh,
          Step8<
                  R,
                  ? super A1,
                  ? super A2,
                  ? super A3,
                  ? super A4,
                  ? super A5,
                  ? super A6,
                  ? super A7,
                  ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth, seventh),
        new Use("merge", function, Step8.class));
  }

  /**
   * Makes one value of what eight nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param seventh a node of this graph
   * @param eighth a node of this graph
   * @param function makes it; it gets what the nodes give, in order
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <A7> the type of what the seventh node gives
   * @param <A8> the type of what the eighth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          A7 extends @Nullable Object,
          A8 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Mergeable<E, A7> seventh,
          Mergeable<E, A8> eighth,
          Step8<
                  ? super A1,
                  ? super A2,
                  ? super A3,
                  ? super A4,
                  ? super A5,
                  ? super A6,
                  ? super A7,
                  ? super A8,
                  ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
        new Use("merge", function, Step8.class));
  }

  /**
   * Makes one value of what eight nodes give. What a node gives may be absent; the function gets
   * null then.
   *
   * @param first a node of this graph
   * @param second a node of this graph
   * @param third a node of this graph
   * @param fourth a node of this graph
   * @param fifth a node of this graph
   * @param sixth a node of this graph
   * @param seventh a node of this graph
   * @param eighth a node of this graph
   * @param function makes it; it gets a resource, or a record of parameters, then what the nodes
   *     give, in order
   * @param <R> the type of its first parameter
   * @param <A1> the type of what the first node gives
   * @param <A2> the type of what the second node gives
   * @param <A3> the type of what the third node gives
   * @param <A4> the type of what the fourth node gives
   * @param <A5> the type of what the fifth node gives
   * @param <A6> the type of what the sixth node gives
   * @param <A7> the type of what the seventh node gives
   * @param <A8> the type of what the eighth node gives
   * @param <U> the type of the new value
   * @return the new node
   */
  @LowPriorityInOverloadResolution
  public <
          R,
          A1 extends @Nullable Object,
          A2 extends @Nullable Object,
          A3 extends @Nullable Object,
          A4 extends @Nullable Object,
          A5 extends @Nullable Object,
          A6 extends @Nullable Object,
          A7 extends @Nullable Object,
          A8 extends @Nullable Object,
          U>
      Pipe<E, U> merge(
          Mergeable<E, A1> first,
          Mergeable<E, A2> second,
          Mergeable<E, A3> third,
          Mergeable<E, A4> fourth,
          Mergeable<E, A5> fifth,
          Mergeable<E, A6> sixth,
          Mergeable<E, A7> seventh,
          Mergeable<E, A8> eighth,
          Step9<
                  R,
                  ? super A1,
                  ? super A2,
                  ? super A3,
                  ? super A4,
                  ? super A5,
                  ? super A6,
                  ? super A7,
                  ? super A8,
                  ? extends U>
              function) {
    return Arms.merge(
        event,
        List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
        new Use("merge", function, Step9.class));
  }

  /**
   * Checks and compiles the graph.
   *
   * @param name what to call it
   * @return the handler
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  @SuppressWarnings("unchecked") // a flow that begins with an E takes E
  public Handler<E> build(String name) {
    return (Handler<E>) (Handler<?>) trunk.build("dag", name, trunk.grown());
  }

  /**
   * Checks and compiles the graph, for events that come in batches.
   *
   * @param name what to call it
   * @param capacity how many events there is room for at first; it grows where more come
   * @return the batch
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  public BatchPipeline<E> buildBatch(String name, int capacity) {
    return new BatchPipeline<>(trunk.build("batch dag", name, trunk.grown()), capacity);
  }
}
