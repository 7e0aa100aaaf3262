package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.CapacityException;
import dev.headrace.Handler;
import dev.headrace.Overflow;
import dev.headrace.testsupport.Memory;
import dev.headrace.testsupport.ReportedFailures;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of Reactive Streams, and what a registry adds to them, for both registries. */
class RegistryPublisherTest {
  enum Kind {
    SYNC {
      @Override
      <E> Registry<E> create() {
        return SyncRegistry.create("prices");
      }

      @Override
      <E> void publish(Registry<E> registry, E event) {
        ((SyncRegistry<E>) registry).publish(event);
      }
    },
    /** On an executor that loses every task: subscribers must not depend on it. */
    ASYNC {
      @Override
      <E> Registry<E> create() {
        return AsyncRegistry.<E>builder("prices").runOn(task -> {}).build();
      }

      @Override
      <E> void publish(Registry<E> registry, E event) {
        ((AsyncRegistry<E>) registry).publish(event);
      }
    };

    abstract <E> Registry<E> create();

    abstract <E> void publish(Registry<E> registry, E event);

    void publishAll(Registry<Integer> registry, int from, int to) {
      IntStream.rangeClosed(from, to).forEach(event -> publish(registry, event));
    }
  }

  private static <E, P extends Flow.Subscriber<E>> P subscribe(
      Registry<E> registry, Overflow overflow, P subscriber) {
    registry.asPublisher(overflow).subscribe(subscriber);
    return subscriber;
  }

  // ---- subscribing

  @ParameterizedTest
  @EnumSource
  void everySubscriberHasAHandlerOfItsOwn(Kind kind) {
    Registry<Integer> registry = kind.create();
    Flow.Publisher<Integer> publisher = registry.asPublisher(Overflow.fail(8));
    var one = new Probe<Integer>(8);
    var two = new Probe<Integer>(1);
    publisher.subscribe(one);
    publisher.subscribe(two);
    assertThat(registry.handlers())
        .extracting(HandlerInfo::name)
        .containsExactly("subscriber 1", "subscriber 2");
    kind.publishAll(registry, 1, 2);
    assertThat(one.signals).containsExactly("subscribed", "1", "2");
    assertThat(two.signals).containsExactly("subscribed", "1");
    assertThat(publisher).hasToString("publisher of registry prices (2 handlers), fail(8)");
    assertThat(one.subscription).hasToString("subscriber 1 of registry prices");
    one.subscription.cancel();
    assertThat(one.subscription).hasToString("subscriber 1 of registry prices (ended)");
    assertThat(registry.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyCannotSubscribe(Kind kind) {
    Registry<Integer> registry = kind.create();
    assertThatNullPointerException()
        .isThrownBy(() -> registry.asPublisher(Overflow.fail(1)).subscribe(null));
    assertThatNullPointerException().isThrownBy(() -> registry.asPublisher(null));
    assertThat(registry.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondSubscriptionOfASubscriberIsOneMoreAndMayBeCancelledAlone(Kind kind) {
    Registry<Integer> registry = kind.create();
    Flow.Publisher<Integer> publisher = registry.asPublisher(Overflow.fail(8));
    var probe =
        new Probe<Integer>(0) {
          @Override
          public void onSubscribe(Flow.Subscription next) {
            if (subscription == null) {
              super.onSubscribe(next);
              next.request(8);
            } else {
              next.cancel(); // as a subscriber must
            }
          }
        };
    publisher.subscribe(probe);
    publisher.subscribe(probe);
    kind.publish(registry, 1);
    assertThat(probe.signals).containsExactly("subscribed", "1");
    assertThat(registry.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPublishedWhileSubscribingComesAfterTheSubscription(Kind kind) {
    Registry<Integer> registry = kind.create();
    var probe =
        new Probe<Integer>(0) {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(2);
            kind.publish(registry, 1);
            super.onSubscribe(subscription);
          }
        };
    kind.publish(registry, 0);
    subscribe(registry, Overflow.fail(8), probe);
    assertThat(probe.signals).containsExactly("subscribed", "1");
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberMayEndWhileItIsBeingSubscribed(Kind kind) {
    Registry<Integer> registry = kind.create();
    subscribe(
        registry,
        Overflow.fail(8),
        new Probe<Integer>(8) {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            super.onSubscribe(subscription);
            subscription.cancel();
            kind.publish(registry, 1);
          }

          @Override
          public void onNext(Integer event) {
            throw new AssertionError("cancelled");
          }
        });
    assertThat(registry.isEmpty()).isTrue();
    var full = new Probe<Integer>(8);
    Flow.Publisher<Integer> publisher = registry.asPublisher(Overflow.fail(1));
    publisher.subscribe(
        new Probe<Integer>(0) {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            kind.publishAll(registry, 1, 2);
            full.onSubscribe(subscription);
          }

          @Override
          public void onNext(Integer event) {
            full.onNext(event);
          }

          @Override
          public void onError(Throwable error) {
            full.onError(error);
          }
        });
    assertThat(full.signals).containsExactly("subscribed", "1", "error");
    assertThat(registry.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberThatThrowsWhenItIsSubscribedIsLetGo(Kind kind) {
    Registry<Integer> registry = kind.create();
    subscribe(
        registry,
        Overflow.fail(8),
        new Probe<Integer>(0) {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            throw new IllegalStateException("no");
          }
        });
    assertThat(registry.isEmpty()).isTrue();
    assertThat(ReportedFailures.take())
        .singleElement()
        .satisfies(
            logged ->
                assertThat(logged.toString())
                    .contains("subscriber 1 of registry prices failed in onSubscribe"));
  }

  // ---- demand

  @ParameterizedTest
  @EnumSource
  void noMoreIsGivenThanWasAskedFor(Kind kind) {
    Registry<Integer> registry = kind.create();
    Probe<Integer> probe = subscribe(registry, Overflow.fail(8), new Probe<>(0));
    kind.publishAll(registry, 1, 5);
    assertThat(probe.signals).containsExactly("subscribed");
    probe.subscription.request(2);
    assertThat(probe.signals).containsExactly("subscribed", "1", "2");
    probe.subscription.request(1);
    probe.subscription.request(3);
    kind.publishAll(registry, 6, 7);
    assertThat(probe.signals).containsExactly("subscribed", "1", "2", "3", "4", "5", "6");
  }

  @ParameterizedTest
  @EnumSource
  void demandAddsUpToAsManyAsThereAreAndNoFurther(Kind kind) {
    Registry<Integer> registry = kind.create();
    Probe<Integer> probe = subscribe(registry, Overflow.fail(8), new Probe<>(Long.MAX_VALUE));
    probe.subscription.request(Long.MAX_VALUE);
    probe.subscription.request(1);
    kind.publishAll(registry, 1, 100);
    assertThat(probe.signals).hasSize(101);
  }

  @ParameterizedTest
  @EnumSource
  void askingForNothingIsAnErrorOfTheSubscriber(Kind kind) {
    for (long events : new long[] {0, -1, Long.MIN_VALUE}) {
      Registry<Integer> registry = kind.create();
      Probe<Integer> probe = subscribe(registry, Overflow.fail(8), new Probe<>(0));
      kind.publish(registry, 1);
      probe.subscription.request(events);
      probe.subscription.request(8);
      kind.publish(registry, 2);
      assertThat(probe.signals).containsExactly("subscribed", "error");
      assertThat(probe.error)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ask for 1 or more");
      assertThat(registry.isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void askingAndPublishingWithinASignalIsNoRecursion(Kind kind) {
    Registry<Integer> registry = kind.create();
    var deepest = new AtomicInteger();
    var depth = new AtomicInteger();
    int last = 100_000;
    var probe =
        new Probe<Integer>(1) {
          @Override
          public void onNext(Integer event) {
            deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
            subscription.request(1);
            if (event < last) {
              kind.publish(registry, event + 1);
            } else {
              signals.add("last");
            }
            depth.decrementAndGet();
          }
        };
    subscribe(registry, Overflow.fail(2), probe);
    kind.publish(registry, 1);
    assertThat(probe.signals).containsExactly("subscribed", "last");
    assertThat(deepest).hasValue(1);
  }

  // ---- overflow

  @ParameterizedTest
  @EnumSource
  void dropOldestKeepsWhatIsNewest(Kind kind) {
    for (int capacity : new int[] {1, 2, 3, 7}) {
      Registry<Integer> registry = kind.create();
      var overflow = Overflow.dropOldest(capacity);
      Probe<Integer> probe = subscribe(registry, overflow, new Probe<>(0));
      kind.publishAll(registry, 1, 10);
      probe.subscription.request(100);
      assertThat(probe.signals).hasSize(capacity + 1).endsWith("10").contains("" + (11 - capacity));
      kind.publish(registry, 11);
      assertThat(probe.signals).endsWith("11");
    }
  }

  @ParameterizedTest
  @EnumSource
  void dropLatestKeepsWhatCameFirst(Kind kind) {
    for (int capacity : new int[] {1, 2, 3, 7}) {
      Registry<Integer> registry = kind.create();
      var overflow = Overflow.dropLatest(capacity);
      Probe<Integer> probe = subscribe(registry, overflow, new Probe<>(0));
      kind.publishAll(registry, 1, 10);
      probe.subscription.request(100);
      assertThat(probe.signals).hasSize(capacity + 1).endsWith("" + capacity);
      kind.publish(registry, 11);
      assertThat(probe.signals).endsWith("11");
    }
  }

  @ParameterizedTest
  @EnumSource
  void failGivesWhatWasBufferedAndThenTheError(Kind kind) {
    Registry<Integer> registry = kind.create();
    Probe<Integer> probe = subscribe(registry, Overflow.fail(2), new Probe<>(0));
    kind.publishAll(registry, 1, 5);
    assertThat(registry.isEmpty()).isTrue();
    assertThat(probe.signals).containsExactly("subscribed");
    probe.subscription.request(1);
    probe.subscription.request(1);
    probe.subscription.request(1);
    assertThat(probe.signals).containsExactly("subscribed", "1", "2", "error");
    assertThat(probe.error)
        .isInstanceOfSatisfying(
            CapacityException.class, full -> assertThat(full.capacity()).isEqualTo(2))
        .hasMessageContaining("the buffer fail(2) of subscriber 1 of registry prices is full");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongRequestOvertakesAnOverflowAndCancellingBoth(Kind kind) {
    Registry<Integer> registry = kind.create();
    Probe<Integer> wrong = subscribe(registry, Overflow.fail(1), new Probe<>(0));
    Probe<Integer> cancelled = subscribe(registry, Overflow.fail(1), new Probe<>(0));
    kind.publishAll(registry, 1, 2);
    wrong.subscription.request(-1);
    cancelled.subscription.cancel();
    cancelled.subscription.request(-1);
    assertThat(wrong.error).isInstanceOf(IllegalArgumentException.class);
    assertThat(wrong.signals).containsExactly("subscribed", "error");
    assertThat(cancelled.signals).containsExactly("subscribed");
  }

  // ---- ending

  @ParameterizedTest
  @EnumSource
  void cancellingStopsAtOnceAndMoreThanOnceIsHarmless(Kind kind) {
    Registry<Integer> registry = kind.create();
    var probe =
        new Probe<Integer>(8) {
          @Override
          public void onNext(Integer event) {
            super.onNext(event);
            if (event == 2) {
              kind.publish(registry, 3);
              subscription.cancel();
              subscription.cancel();
              kind.publish(registry, 4);
            }
          }
        };
    subscribe(registry, Overflow.fail(8), probe);
    kind.publishAll(registry, 1, 2);
    kind.publish(registry, 5);
    probe.subscription.cancel();
    probe.subscription.request(1);
    assertThat(probe.signals).containsExactly("subscribed", "1", "2");
    assertThat(registry.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoIsUnregisteredGetsWhatWasBufferedAndIsComplete(Kind kind) {
    Registry<Integer> registry = kind.create();
    Probe<Integer> one = subscribe(registry, Overflow.fail(8), new Probe<>(1));
    Probe<Integer> two = subscribe(registry, Overflow.fail(8), new Probe<>(8));
    Probe<Integer> three = subscribe(registry, Overflow.fail(8), new Probe<>(8));
    kind.publishAll(registry, 1, 2);
    List<HandlerId> ids = registry.handlers().stream().map(HandlerInfo::id).toList();
    assertThat(registry.unregister(ids.get(0))).isTrue();
    assertThat(one.signals).containsExactly("subscribed", "1");
    one.subscription.request(5);
    assertThat(one.signals).containsExactly("subscribed", "1", "2", "complete");
    assertThat(registry.unregisterAll(List.of(ids.get(1)))).isEqualTo(1);
    assertThat(registry.clear()).isEqualTo(1);
    for (Probe<Integer> probe : List.of(two, three)) {
      assertThat(probe.signals).containsExactly("subscribed", "1", "2", "complete");
      probe.subscription.cancel();
      assertThat(probe.signals).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberThatThrowsHasFailedAndIsUnsubscribed(Kind kind) {
    Registry<Integer> registry = kind.create();
    List<HandlerFailure<Integer>> heard = new ArrayList<>();
    registry.onFailure(heard::add);
    var cause = new IllegalStateException("no");
    var failing =
        new Probe<Integer>(1) {
          @Override
          public void onNext(Integer event) {
            if (event == 2) {
              throw cause;
            }
            super.onNext(event);
          }
        };
    Probe<Integer> other = new Probe<>(8);
    subscribe(registry, Overflow.fail(8), failing);
    subscribe(registry, Overflow.fail(8), other);
    HandlerId id = registry.handlers().get(0).id();
    kind.publishAll(registry, 1, 3);
    failing.subscription.request(8); // does not throw
    kind.publish(registry, 4);
    assertThat(failing.signals).containsExactly("subscribed", "1");
    assertThat(other.signals).containsExactly("subscribed", "1", "2", "3", "4");
    assertThat(heard)
        .containsExactly(new HandlerFailure<>("prices", id, "subscriber 1", 2, cause, true));
    assertThat(registry.contains(id)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalReachesWhoeverPublishesOrAsksAndIsToldOnce(Kind kind) {
    for (boolean publishing : new boolean[] {true, false}) {
      Registry<Integer> registry = kind.create();
      List<Throwable> heard = new ArrayList<>();
      registry.onFailure(failure -> heard.add(failure.cause()));
      var fatal = new OutOfMemoryError("sample");
      var probe =
          new Probe<Integer>(publishing ? 1 : 0) {
            @Override
            public void onNext(Integer event) {
              throw fatal;
            }
          };
      subscribe(registry, Overflow.fail(8), probe);
      assertThatThrownBy(
              () -> {
                kind.publish(registry, 1);
                probe.subscription.request(1);
              })
          .isSameAs(fatal);
      assertThat(heard).containsExactly(fatal);
      assertThat(registry.isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberThatThrowsAtTheEndIsLoggedAndHarmsNobody(Kind kind) {
    Registry<Integer> registry = kind.create();
    var probe =
        new Probe<Integer>(0) {
          @Override
          public void onError(Throwable error) {
            throw new IllegalStateException("error");
          }

          @Override
          public void onComplete() {
            throw new IllegalStateException("complete");
          }
        };
    subscribe(registry, Overflow.fail(8), probe);
    registry.clear();
    subscribe(registry, Overflow.fail(8), probe).subscription.request(0);
    assertThat(ReportedFailures.take())
        .extracting(Object::toString)
        .satisfiesExactly(
            complete -> assertThat(complete).contains("failed in onComplete"),
            error -> assertThat(error).contains("failed in onError"));
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptIsKept(Kind kind) {
    Registry<Integer> registry = kind.create();
    registry.onFailure(failure -> {});
    subscribe(
        registry,
        Overflow.fail(8),
        new Probe<Integer>(8) {
          @Override
          public void onNext(Integer event) {
            throw dev.headrace.internal.flow.Failures.<RuntimeException>unchanged(
                new InterruptedException());
          }
        });
    kind.publish(registry, 1);
    assertThat(Thread.interrupted()).isTrue();
  }

  // ---- threads

  /** The same from many threads at once: signals never overlap, and nothing is lost. */
  @ParameterizedTest
  @EnumSource
  void signalsComeOneAfterAnotherFromHoweverManyThreads(Kind kind) throws InterruptedException {
    Registry<Integer> registry = kind.create();
    int each = 5_000;
    var inside = new AtomicInteger();
    var overlaps = new AtomicInteger();
    int[] last = new int[4];
    int[] seen = new int[1];
    var probe =
        new Probe<Integer>(1) {
          @Override
          public void onNext(Integer event) {
            if (inside.incrementAndGet() != 1) {
              overlaps.incrementAndGet();
            }
            int thread = event / each;
            if (event % each < last[thread]) {
              overlaps.incrementAndGet(); // out of order
            }
            last[thread] = event % each;
            seen[0]++;
            inside.decrementAndGet();
            subscription.request(1);
          }
        };
    subscribe(registry, Overflow.fail(4 * each), probe);
    race(
        4,
        thread -> IntStream.range(0, each).forEach(i -> kind.publish(registry, thread * each + i)));
    assertThat(overlaps).hasValue(0);
    assertThat(seen[0]).isEqualTo(4 * each);
    assertThat(probe.error).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aFullBufferDropsFromManyThreadsAndStaysWhole(Kind kind) throws InterruptedException {
    for (Overflow overflow : List.of(Overflow.dropOldest(3), Overflow.dropLatest(3))) {
      Registry<Integer> registry = kind.create();
      Probe<Integer> probe = subscribe(registry, overflow, new Probe<>(0));
      race(4, thread -> kind.publishAll(registry, 1, 5_000));
      probe.subscription.request(Long.MAX_VALUE);
      assertThat(probe.signals).hasSize(4);
      kind.publishAll(registry, -2, -1);
      assertThat(probe.signals).endsWith("-2", "-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellingFromAnotherThreadEndsItForGood(Kind kind) throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      Registry<Integer> registry = kind.create();
      Probe<Integer> probe = subscribe(registry, Overflow.dropOldest(2), new Probe<>(50));
      race(
          3,
          thread -> {
            if (thread == 0) {
              probe.subscription.cancel();
            } else {
              kind.publishAll(registry, 1, 30);
            }
          });
      int signals = probe.signals.size();
      kind.publish(registry, 31);
      probe.subscription.request(1);
      assertThat(probe.signals).hasSize(signals);
      assertThat(registry.isEmpty()).isTrue();
    }
  }

  private static void race(int threads, java.util.function.IntConsumer task)
      throws InterruptedException {
    var start = new CountDownLatch(1);
    List<Thread> all =
        IntStream.range(0, threads)
            .mapToObj(
                number ->
                    new Thread(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException e) {
                            throw new AssertionError(e);
                          }
                          task.accept(number);
                        },
                        "racing-" + number))
            .toList();
    all.forEach(Thread::start);
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
  }

  // ---- cost

  @Test
  void handingOnAllocatesNothing() {
    for (Overflow overflow :
        List.of(Overflow.dropOldest(4), Overflow.dropLatest(4), Overflow.fail(4))) {
      SyncRegistry<String> registry = SyncRegistry.create("prices");
      var taken = new AtomicInteger();
      registry
          .asPublisher(overflow)
          .subscribe(
              new Probe<String>(1) {
                @Override
                public void onNext(String event) {
                  taken.incrementAndGet();
                  subscription.request(1);
                }
              });
      assertThat(Memory.allocatedPerRun(() -> registry.publish("event"))).isZero();
      assertThat(taken.get()).isPositive();
    }
  }

  @Test
  void droppingAllocatesNothing() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    registry.asPublisher(Overflow.dropOldest(4)).subscribe(new Probe<>(0));
    registry.asPublisher(Overflow.dropLatest(4)).subscribe(new Probe<>(0));
    assertThat(Memory.allocatedPerRun(() -> registry.publish("event"))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriptionThatEndedKeepsNeitherSubscriberNorEvents(Kind kind) {
    Registry<Object> registry = kind.create();
    List<WeakReference<?>> gone = new ArrayList<>();
    List<Flow.Subscription> kept = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      kept.add(subscribed(kind, registry, gone));
    }
    kept.get(0).cancel();
    kept.get(1).request(0);
    registry.clear();
    kept.get(2).request(10);
    Memory.collect(gone);
    assertThat(gone).hasSize(6).allMatch(reference -> reference.refersTo(null));
    Reference.reachabilityFence(kept);
    Reference.reachabilityFence(registry);
  }

  private static Flow.Subscription subscribed(
      Kind kind, Registry<Object> registry, List<WeakReference<?>> gone) {
    Object event = new Object();
    Probe<Object> probe = subscribe(registry, Overflow.dropLatest(10), new Probe<>(0));
    kind.publish(registry, event);
    gone.add(new WeakReference<>(probe));
    gone.add(new WeakReference<>(event));
    return probe.subscription;
  }

  // ---- beside others

  @ParameterizedTest
  @EnumSource
  void aSlowSubscriberKeepsNoHandlerFromRunning(Kind kind) {
    Registry<Integer> registry = kind.create();
    List<Integer> seen = new ArrayList<>();
    subscribe(registry, Overflow.fail(1), new Probe<>(0));
    if (registry instanceof SyncRegistry<Integer> sync) {
      sync.register(Handler.of(seen::add));
    } else if (registry instanceof AsyncRegistry<Integer> async) {
      async.register(
          o -> o.runOn(Runnable::run),
          event -> {
            seen.add(event);
            return null;
          });
    }
    kind.publishAll(registry, 1, 3);
    assertThat(seen).containsExactly(1, 2, 3);
  }
}
