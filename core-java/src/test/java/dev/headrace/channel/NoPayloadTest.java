package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is of type {@link Void} is nothing, whatever another language has for it. */
class NoPayloadTest {
  private enum Nothing {
    HERE
  }

  private static final NoPayload NOTHING = NoPayload.of(Nothing.HERE);

  private final Mesh mesh = new Mesh(said -> said.serialising(Codec.plain()));
  private final CommandRegistry root = mesh.registry("root");
  private final CommandRegistry worker = mesh.child(root, "worker");
  private final Command<Nothing, Nothing> ping = Command.ofTypes("ping", NOTHING, NOTHING);
  private final Command<Void, Void> plain = Command.of("ping", Void.class, Void.class);

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private void assertAllHearNothing() {
    assertThat(root.execute(ping, Nothing.HERE).join()).isEqualTo(Nothing.HERE);
    assertThat(worker.execute(ping, Nothing.HERE).join()).isEqualTo(Nothing.HERE);
    assertThat(root.execute(plain).join()).isNull();
    assertThat(worker.execute(plain).join()).isNull();
    assertThat(root.execute("ping", null).join()).isNull();
    assertThat(worker.execute("ping", null).join()).isNull();
  }

  @Test
  void aHandlerIsGivenWhatStandsForNothingAndWhatItGivesIsNotSent() {
    List<Object> requests = new ArrayList<>();
    worker.register(
        ping,
        request -> {
          requests.add(request);
          return Nothing.HERE;
        });
    assertAllHearNothing();
    assertThat(requests).hasSize(6).containsOnly(Nothing.HERE);
  }

  @Test
  void aStageGivesWhatStandsForNothing() {
    worker.registerAsync(ping, request -> CompletableFuture.completedFuture(Nothing.HERE));
    assertAllHearNothing();
  }

  @Test
  void whereNothingIsNullAHandlerIsGivenNull() {
    List<Object> requests = new ArrayList<>();
    worker.register(
        plain,
        request -> {
          requests.add(request);
          return null;
        });
    assertAllHearNothing();
    assertThat(requests).hasSize(6).containsOnlyNulls();
  }

  @Test
  void listenersAreGivenWhatStandsForNothing() {
    List<Object> heard = new ArrayList<>();
    root.on(Event.<Nothing>ofType("closed", NOTHING), heard::add);
    root.on(Event.of("closed", Void.class), heard::add);
    worker.emit(Event.ofType("closed", NOTHING), Nothing.HERE);
    assertThat(heard).containsExactly(Nothing.HERE, null);
  }

  @Test
  void isVoidToEverybodyElse() {
    assertThat(ping).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString("ping: Void → Void");
    assertThat(ping.requestType()).isEqualTo(Void.class);
    assertThat(NOTHING.getTypeName()).isEqualTo("java.lang.Void");
    assertThat(NOTHING).hasToString("no payload, as " + Nothing.class.getName());
  }
}
