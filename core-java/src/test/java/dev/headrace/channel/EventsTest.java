package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Registration;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events: to everybody, once, whatever listeners and channels do. */
class EventsTest {
  record Moved(String desk, int floor) {}

  static final Event<Moved> MOVED = Event.of("desk.moved", Moved.class);

  private final Mesh mesh = Mesh.direct();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final CommandRegistry root =
      mesh.registry("root", b -> b.time(time).eventWindow(Duration.ofSeconds(1)));
  private final CommandRegistry left = mesh.child(root, "left");
  private final CommandRegistry right = mesh.child(root, "right");
  private final CommandRegistry leaf = mesh.child(left, "leaf");
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private void listen(CommandRegistry... registries) {
    for (CommandRegistry registry : registries) {
      registry.on(MOVED, moved -> heard.add(registry.name() + " " + moved.floor()));
    }
  }

  @Test
  void anEventReachesEveryRegistryOnceAndTheEmitterFirst() {
    listen(root, left, right, leaf);
    leaf.emit(MOVED, new Moved("a", 3));
    assertThat(heard).containsExactlyInAnyOrder("leaf 3", "left 3", "root 3", "right 3");
    assertThat(heard.get(0)).isEqualTo("leaf 3");
  }

  @Test
  void inARingAnEventReachesEveryRegistryOnce() {
    mesh.join(leaf, right); // leaf – left – root – right – leaf
    listen(root, left, right, leaf);
    for (CommandRegistry emitter : List.of(root, left, right, leaf)) {
      heard.clear();
      emitter.emit(MOVED, new Moved("a", 1));
      assertThat(heard).containsExactlyInAnyOrder("leaf 1", "left 1", "root 1", "right 1");
    }
  }

  @Test
  void payloadsAreHandedOverAsTheyAreAndAbsentOnesAreNull() {
    List<Object> payloads = new ArrayList<>();
    right.on("desk.moved", payloads::add);
    Moved moved = new Moved("a", 1);
    leaf.emit(MOVED, moved);
    leaf.emit("desk.moved", null);
    leaf.emit(Event.of("desk.moved", Void.class));
    assertThat(payloads).hasSize(3);
    assertThat(payloads.get(0)).isSameAs(moved);
    assertThat(payloads.get(1)).isNull();
    assertThat(payloads.get(2)).isNull();
  }

  @Test
  void listenersHearInTheOrderOfTheirRegistrationAndStopWhenTheyAreTakenAway() {
    root.on(MOVED, moved -> heard.add("first"));
    Registration second = root.on(MOVED, moved -> heard.add("second"));
    root.on("desk.moved", moved -> heard.add("third"));
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).containsExactly("first", "second", "third");
    heard.clear();
    second.close();
    second.close();
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).containsExactly("first", "third");
  }

  @Test
  void aListenerRegisteredTwiceIsTakenAwayOnce() {
    Listener<Moved> listener = moved -> heard.add("x");
    root.on(MOVED, listener);
    root.on(MOVED, listener).close();
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).containsExactly("x");
  }

  @Test
  void aListenerAddedMeanwhileHearsTheNextEvent() {
    root.on(MOVED, moved -> root.on(MOVED, again -> heard.add("added")));
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).isEmpty();
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).containsExactly("added");
  }

  @Test
  void aListenerThatThrowsHarmsNobodyAndIsToldOf() {
    IllegalStateException boom = new IllegalStateException("boom");
    left.on(
        MOVED,
        moved -> {
          throw boom;
        });
    listen(left, root, leaf);
    leaf.emit(MOVED, new Moved("a", 1));
    left.emit(MOVED, new Moved("a", 2));
    assertThat(heard)
        .containsExactlyInAnyOrder("leaf 1", "left 1", "root 1", "leaf 2", "left 2", "root 2");
    assertThat(mesh.failures)
        .hasSize(2)
        .allMatch(failure -> failure.cause() == boom)
        .allMatch(failure -> failure.kind() == ChannelFailure.Kind.LISTENER)
        .allMatch(failure -> failure.subject().equals("desk.moved"));
    mesh.failures.clear();
  }

  @Test
  void aPayloadThatAListenerCanDoNothingWithIsToldOf() {
    listen(root);
    leaf.emit("desk.moved", "no desk");
    assertThat(heard).isEmpty();
    assertThat(mesh.failures)
        .singleElement()
        .matches(failure -> failure.kind() == ChannelFailure.Kind.LISTENER)
        .matches(
            failure ->
                failure.cause().getMessage().startsWith("the payload of desk.moved is no Moved"));
    mesh.failures.clear();
  }

  @Test
  void aChannelThatFailsHarmsNeitherTheEmitterNorOtherChannels() {
    FakeChannel broken = new FakeChannel("broken");
    root.connect(broken);
    broken.onSend =
        message -> {
          throw new IllegalStateException("wire cut");
        };
    listen(root, left, right, leaf);
    leaf.emit(MOVED, new Moved("a", 1));
    root.emit(MOVED, new Moved("a", 2));
    assertThat(heard).hasSize(8);
    assertThat(Mesh.connection(root, "broken").count(Drop.UNDELIVERABLE)).isEqualTo(2);
    assertThat(mesh.failures)
        .hasSize(2)
        .allMatch(failure -> failure.kind() == ChannelFailure.Kind.SENDING)
        .allMatch(failure -> failure.subject().equals("event desk.moved"));
    mesh.failures.clear();
  }

  @Test
  void aPrivateEventStaysWhereItIsEmitted() {
    for (CommandRegistry registry : List.of(root, left, leaf)) {
      registry.on("_local", payload -> heard.add(registry.name()));
    }
    left.emit("_local", null);
    assertThat(heard).containsExactly("left");
  }

  @Test
  void aPrivateEventThatComesByAChannelIsHeardAndNotHandedOn() {
    FakeChannel peer = new FakeChannel("peer");
    root.connect(peer);
    root.on("_local", payload -> heard.add("root"));
    left.on("_local", payload -> heard.add("left"));
    peer.receive(new EventMessage(MessageId.random(), "_local", null));
    assertThat(heard).containsExactly("root");
  }

  @Test
  void anEventIsHandedOnAsItCameAndNotBack() {
    FakeChannel one = new FakeChannel("one");
    FakeChannel two = new FakeChannel("two");
    root.connect(one);
    root.connect(two);
    EventMessage event = new EventMessage(MessageId.random(), "e", Map.of());
    one.receive(event);
    assertThat(one.sent(EventMessage.class)).isEmpty();
    assertThat(two.sent(EventMessage.class)).singleElement().isSameAs(event);
  }

  @Test
  void anEventComesOnceWithinTheWindowAndAgainAfterIt() {
    FakeChannel peer = new FakeChannel("peer");
    root.connect(peer);
    root.on("e", payload -> heard.add("e"));
    EventMessage event = new EventMessage(MessageId.random(), "e", null);
    peer.receive(event);
    peer.receive(event);
    time.advance(Duration.ofSeconds(1).minusNanos(1));
    peer.receive(event);
    assertThat(heard).hasSize(1);
    assertThat(Mesh.connection(root, "peer").count(Drop.DUPLICATE)).isEqualTo(2);
    time.advance(Duration.ofNanos(1));
    peer.receive(event);
    assertThat(heard).hasSize(2);
  }

  @Test
  void anOwnEventThatComesBackIsKnown() {
    FakeChannel peer = new FakeChannel("peer");
    root.connect(peer);
    root.on("e", payload -> heard.add("e"));
    root.emit("e", null);
    peer.receive(peer.last(EventMessage.class));
    assertThat(heard).hasSize(1);
  }

  @Test
  void anEventDoesNotGoOutByAChannelThatItsListenerConnects() {
    CommandRegistry alone = mesh.registry("alone");
    FakeChannel peer = new FakeChannel("peer");
    peer.onSend =
        message -> {
          if (message instanceof EventMessage) {
            peer.receive(message); // as it would come back in a ring
          }
        };
    alone.on(
        "e",
        payload -> {
          heard.add("alone");
          if (alone.connections().isEmpty()) {
            alone.connect(peer);
          }
        });
    alone.emit("e", null);
    assertThat(heard).containsExactly("alone");
    assertThat(peer.sent(EventMessage.class)).isEmpty();
    alone.emit("e", null);
    assertThat(heard).containsExactly("alone", "alone");
    assertThat(peer.sent(EventMessage.class)).hasSize(1);
  }

  @Test
  void soManyEventsAreRememberedAndNoMore() {
    SeenEvents seen = new SeenEvents(time, Duration.ofSeconds(1).toNanos(), 3);
    for (int i = 0; i < 10; i++) {
      assertThat(seen.add(MessageId.of("e" + i))).isTrue();
    }
    assertThat(seen.size()).isEqualTo(3);
    assertThat(seen.add(MessageId.of("e9"))).isFalse();
    assertThat(seen.add(MessageId.of("e6"))).isTrue();
    time.advance(Duration.ofSeconds(1));
    assertThat(seen.add(MessageId.of("e9"))).isTrue();
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void withoutTimeEventsAreRememberedByTheirNumber() {
    SeenEvents seen = new SeenEvents(null, 1, 2);
    assertThat(seen.add(MessageId.of("a"))).isTrue();
    assertThat(seen.add(MessageId.of("b"))).isTrue();
    assertThat(seen.add(MessageId.of("a"))).isFalse();
    assertThat(seen.add(MessageId.of("c"))).isTrue();
    assertThat(seen.add(MessageId.of("a"))).isTrue();
  }

  @Test
  void nothingIsHeardAndNothingThrownOnceARegistryIsClosed() {
    listen(root);
    root.close();
    root.emit(MOVED, new Moved("a", 1));
    assertThat(heard).isEmpty();
    assertThatThrownBy(() -> root.emit(" ", null)).hasMessageContaining("must not be blank");
  }

  @Test
  void aListenerMayCloseTheChannelTheEventCameBy() {
    left.on(MOVED, moved -> Mesh.connection(left, "leaf").close());
    listen(root, left);
    leaf.emit(MOVED, new Moved("a", 1));
    assertThat(heard).containsExactlyInAnyOrder("left 1", "root 1");
  }
}
