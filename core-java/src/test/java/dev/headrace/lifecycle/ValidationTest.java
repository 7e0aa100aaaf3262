package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What providers say before anything has begun. */
class ValidationTest extends LifecycleFixture {

  private Consumer<ProviderBuilder<Object>> asked(String name, Hook<Validation<Object>> hook) {
    return hooks ->
        hooks
            .validate(
                validation -> {
                  journal.add("validate " + name);
                  hook.call(validation);
                })
            .boot(boot -> journal.add("boot " + name));
  }

  @Test
  void asksAllInBootOrderAndSaysAllThatIsWrongAtOnce() {
    Container<Object> container =
        builder()
            .add(
                "a",
                asked(
                    "a",
                    validation -> {
                      validation.error("no url");
                      validation.check(1 > 2, "one is not more than two");
                      validation.check(2 > 1, "never said");
                    }),
                with -> with.after("c"))
            .add("b", asked("b", validation -> validation.warn("an old setting")))
            .add(
                "c",
                asked(
                    "c",
                    validation -> {
                      throw new java.io.IOException("can't even say");
                    }))
            .build("desk");
    assertThatThrownBy(container::start)
        .isInstanceOfSatisfying(
            ValidationException.class,
            thrown -> {
              assertThat(thrown.phase()).isEqualTo(Phase.VALIDATE);
              assertThat(thrown)
                  .hasMessage(
                      """
                      container desk can't start: 3 errors, 1 warning
                        - warning in 'b': an old setting
                        - error in 'c': its check failed: IOException: can't even say
                        - error in 'a': no url
                        - error in 'a': one is not more than two""");
              assertThat(thrown.report().errors()).hasSize(3);
            });
    assertThat(journal).containsExactly("validate b", "validate c", "validate a");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(container.exitCode()).isEqualTo(1);
  }

  @Test
  void warningsKeepNothingFromBooting() {
    Container<Object> container =
        builder().add("a", asked("a", validation -> validation.warn("old"))).build("desk");
    container.start();
    container.close();
    assertThat(journal).containsExactly("validate a", "boot a");
  }

  @Test
  void endsAtTheFirstProblemWhereThatIsSaid() {
    Container<Object> container =
        builder()
            .failFastValidation()
            .add("a", asked("a", validation -> validation.warn("old")))
            .add("b", asked("b", validation -> validation.error("bad")))
            .add("c", asked("c", validation -> validation.error("bad")))
            .build("desk");
    assertThat(container.validate().errors()).hasSize(1);
    assertThat(journal).containsExactly("validate a", "validate b");
    container.close();
  }

  @Test
  void mayBeAskedAtAnyTimeAndChangesNothing() {
    Container<Object> container =
        builder().add("a", asked("a", validation -> validation.error("bad"))).build("desk");
    assertThat(container.validate().isValid()).isFalse();
    assertThat(container.state()).isEqualTo(ContainerState.NEW);
    container.boot();
    assertThat(container.validate().isValid()).isFalse();
    assertThat(container.state("a")).isEqualTo(ProviderState.BOOTED);
    container.close();
    assertThatThrownBy(container::validate).isInstanceOf(IllegalStateException.class);
    assertThat(journal).containsExactly("validate a", "boot a", "validate a");
  }

  @Test
  void aHookThatHangsIsGivenUpOnAfterTenSecondsAndTheOthersAreAsked() {
    Container<Object> container =
        builder()
            .add("a", asked("a", validation -> hangWhateverHappens("a")))
            .add("b", asked("b", validation -> {}))
            .build("desk");
    CompletableFuture<ValidationReport> report = container.validateAsync();
    pass(seconds(10));
    assertThat(report.join().findings())
        .extracting(Object::toString)
        .containsExactly(
            "error in 'a': its check failed: TimeoutException: validate took longer than 10 s");
    assertThat(journal).containsExactly("validate a", "hang a", "validate b");
    assertThat(container.abandoned()).hasSize(1);
    container.close();
  }

  @Test
  void aShutdownInTheMiddleOfItEndsItAndNothingBoots() {
    Container<Object> container =
        builder()
            .add("a", asked("a", validation -> hang("a")))
            .add("b", asked("b", validation -> {}))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    settle();
    assertThat(container.shutdown().isClean()).isTrue();
    settle();
    assertThat(failure(start, BootException.class))
        .hasMessage("boot of container desk was ended: it was asked to");
    assertThat(journal).containsExactly("validate a", "hang a", "interrupted a");
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
  }

  @Test
  void oneThatAsksForTheValidationItIsPartOfIsRefused() {
    AtomicReference<Container<Object>> self = new AtomicReference<>();
    Container<Object> container =
        builder()
            .add("a", asked("a", validation -> Objects.requireNonNull(self.get()).validate()))
            .build("desk");
    self.set(container);
    assertThat(container.validate().errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.message())
                    .contains(
                        "validate of 'a' calls validate() and would wait for itself. Fix: use validateAsync()"));
    container.close();
  }

  @Test
  void whatIsSaidIsOfTheProviderByItsNameHereAndWithTheState() {
    final class Feed implements Provider<String> {
      @Override
      public void validate(Validation<String> validation) {
        validation.error(validation.provider() + " of " + validation.state());
      }
    }
    try (Container<String> container =
        Container.of("the desk").add(new Feed(), with -> with.named("prices")).build("desk")) {
      assertThat(container.validate().errors())
          .extracting(Object::toString)
          .containsExactly("error in 'prices': prices of the desk");
      assertThat(container.validate().toJson())
          .isEqualTo(
              "[{\"provider\":\"prices\",\"severity\":\"ERROR\",\"message\":\"prices of the desk\"}]");
    }
  }

  @Test
  void aReportWithoutFindingsIsValid() {
    try (Container<Object> container = builder().add("a", step("a")).build("desk")) {
      assertThat(container.validate()).hasToString("valid");
      assertThat(container.validate().toJson()).isEqualTo("[]");
      assertThat(container.state("a")).isEqualTo(ProviderState.VALIDATED);
    }
  }
}
