package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How providers are found: by class, by what they are bound as, by name. */
class LookupTest extends LifecycleFixture {
  private interface Store {}

  private static final class Disk implements Provider<Object>, Store {}

  private static final class Memory implements Provider<Object>, Store {}

  private static final class Clock implements Provider<Object> {}

  private final Disk disk = new Disk();
  private final Memory memory = new Memory();

  private Container<Object> container() {
    return builder()
        .add(memory, with -> with.as(Store.class).named("memory").after("disk"))
        .add(disk, with -> with.as(Store.class).named("disk"))
        .add("said", said -> {})
        .build("desk");
  }

  @Test
  void byItsClass() {
    try (Container<Object> container = container()) {
      assertThat(container.get(Disk.class)).isSameAs(disk);
      assertThat(container.find(Memory.class)).isSameAs(memory);
      assertThat(container.getAll(Disk.class)).containsExactly(disk);
    }
  }

  @Test
  void byWhatItIsBoundAsAllOfThemInBootOrder() {
    try (Container<Object> container = container()) {
      assertThat(container.getAll(Store.class)).containsExactly(disk, memory);
      assertThat(container.get(Store.class, "memory")).isSameAs(memory);
    }
  }

  @Test
  void neverByAnInterfaceItIsNotBoundAs() {
    try (Container<Object> container = builder().add(disk).build("desk")) {
      assertThat(container.find(Store.class)).isNull();
      assertThat(container.getAll(Store.class)).isEmpty();
      assertThat(container.getAll(Provider.class)).isEmpty();
    }
  }

  @Test
  void severalAreAmbiguousAndNamed() {
    try (Container<Object> container = container()) {
      assertThatThrownBy(() -> container.get(Store.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "desk has several Store: 'disk', 'memory'. Fix: name the one you want, or get all");
      assertThatThrownBy(() -> container.find(Store.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void oneThatIsMissingIsSaidWithWhatThereIs() {
    try (Container<Object> container = container()) {
      assertThat(container.find(Clock.class)).isNull();
      assertThat(container.getAll(Clock.class)).isEmpty();
      assertThatThrownBy(() -> container.get(Clock.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "desk has no Clock. Fix: add one, or have one bound as it with as(Clock.class);"
                  + " it has 'disk', 'said', 'memory'");
    }
    try (Container<Object> empty = builder().build("empty")) {
      assertThatThrownBy(() -> empty.get(Clock.class)).hasMessageEndingWith("it has none");
    }
  }

  @Test
  void oneOfAnotherTypeIsSaidWithWhatItIs() {
    try (Container<Object> container = container()) {
      assertThatThrownBy(() -> container.get(Clock.class, "disk"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "'disk' of desk is a Disk and not bound as Clock. Fix: add it with as(Clock.class)");
    }
  }

  @Test
  void aNameThatIsMistakenIsSaidWithThoseThatAreNear() {
    try (Container<Object> container =
        builder()
            .add("price-feed", hooks -> {})
            .add("price-book", hooks -> {})
            .add("clock", hooks -> {})
            .build("desk")) {
      assertThatThrownBy(() -> container.state("price-fed"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("did you mean 'price-feed'");
      assertThatThrownBy(() -> container.state("PRICE"))
          .hasMessage(
              "desk has no provider 'PRICE'." + " Fix: did you mean 'price-book' or 'price-feed'?");
      assertThatThrownBy(() -> container.state("nothing like it"))
          .hasMessage(
              "desk has no provider 'nothing like it'."
                  + " Fix: name one of 'clock', 'price-book', 'price-feed'");
    }
  }

  @Test
  void whatIsSaidHookByHookIsFoundByItsNameAlone() {
    try (Container<Object> container = container()) {
      assertThat(container.state("said")).isEqualTo(ProviderState.REGISTERED);
      assertThat(container.getAll(ProviderBuilder.OfHooks.class)).isEmpty();
    }
  }

  @Test
  void whatThereIsStaysToBeFoundWhenAllIsShutDown() {
    Container<Object> container = container();
    container.start();
    container.close();
    assertThat(container.get(Disk.class)).isSameAs(disk);
    assertThat(container.providers()).containsExactly("disk", "said", "memory");
    assertThat(container).hasToString("container desk (STOPPED, 3 providers)");
    assertThat(container.name()).isEqualTo("desk");
  }
}
