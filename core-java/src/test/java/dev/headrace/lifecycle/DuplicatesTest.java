package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.testsupport.ReportedFailures;
import org.junit.jupiter.api.Test;

/** What is done with a provider whose class or name another one has. */
class DuplicatesTest extends LifecycleFixture {
  private static class Named implements Provider<Object> {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }

  private static final class Feed extends Named {
    Feed(String name) {
      super(name);
    }
  }

  private static final class Pool extends Named {
    Pool(String name) {
      super(name);
    }
  }

  @Test
  void aSecondOfAClassOrANameIsAnErrorAndAllAreNamed() {
    assertThatThrownBy(
            () -> builder().add(new Feed("a")).add(new Feed("b")).add(new Pool("a")).build("desk"))
        .isInstanceOfSatisfying(
            BuildException.class, thrown -> assertThat(thrown.problems()).hasSize(2))
        .hasMessageContaining("a provider of " + Feed.class.getName())
        .hasMessageContaining("a provider 'a'");
  }

  @Test
  void severalOfAClassAreMeantWhereTheyAreNamed() {
    try (Container<Object> container =
        builder()
            .add(new Feed("a"))
            .add(new Feed("b"), with -> with.named("other"))
            .build("desk")) {
      assertThat(container.providers()).containsExactly("a", "other");
    }
  }

  @Test
  void theFirstStaysWhereOthersAreSkippedAndItIsLogged() {
    try (Container<Object> container =
        builder()
            .duplicates(Duplicates.SKIP)
            .add(new Feed("a"))
            .add(new Pool("a"))
            .add(new Feed("b"))
            .build("desk")) {
      assertThat(container.providers()).containsExactly("a");
      assertThat(container.find(Feed.class)).isNotNull();
      assertThat(container.find(Pool.class)).isNull();
      assertThat(ReportedFailures.take()).hasSize(2);
    }
  }

  @Test
  void theLastTakesThePlaceWhereOthersAreReplaced() {
    Feed second = new Feed("b");
    try (Container<Object> container =
        builder()
            .duplicates(Duplicates.REPLACE)
            .add(new Feed("a"))
            .add(second)
            .add("c", c -> {})
            .add("c", c -> c.boot(boot -> journal.add("the second c")))
            .build("desk")) {
      assertThat(container.get(Feed.class)).isSameAs(second);
      assertThat(container.providers()).containsExactly("b", "c");
      container.boot();
      assertThat(journal).containsExactly("the second c");
    }
  }

  @Test
  void whatWasReplacedTakesNoOthersPlaceAnyMore() {
    Pool replaces = new Pool("a");
    try (Container<Object> container =
        builder()
            .duplicates(Duplicates.REPLACE)
            .add(new Feed("a"))
            .add(replaces)
            .add(new Feed("b"))
            .build("desk")) {
      assertThat(container.providers()).containsExactly("a", "b");
      assertThat(container.get(Pool.class)).isSameAs(replaces);
    }
  }
}
