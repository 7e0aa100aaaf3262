package dev.headrace.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks providers one after another, in boot order, whether they could boot. In the serial. */
final class Validating<S> {
  private final Conductor<S> conductor;
  private final List<Entry<S>> entries;
  private final Consumer<ValidationReport> then;
  private final List<ValidationReport.Finding> findings = new ArrayList<>();
  private @Nullable HookCall call;
  private int next;

  Validating(Conductor<S> conductor, Consumer<ValidationReport> then) {
    this.conductor = conductor;
    this.entries = conductor.plan().entries();
    this.then = then;
  }

  void goOn() {
    while (next < entries.size() && !conductor.isStopAsked() && !entries.get(next).validates()) {
      validated(entries.get(next++)); // it has no hook to be called
    }
    boolean isEnough =
        conductor.settings().failFastValidation && !new ValidationReport(findings).isValid();
    if (next == entries.size() || isEnough || conductor.isStopAsked()) {
      then.accept(new ValidationReport(findings));
      return;
    }
    Entry<S> entry = entries.get(next++);
    Validation<S> validation = new Validation<>(conductor.state(), entry.name);
    call =
        conductor
            .hooks()
            .call(
                entry.name,
                Phase.VALIDATE,
                conductor.settings().validateTimeout,
                call -> entry.provider.validate(validation),
                call -> ended(entry, validation, call));
  }

  /** Ends it, because nobody wants to know any more. */
  void cancel() {
    HookCall underWay = call;
    if (underWay != null) {
      underWay.cancel(conductor.settings().cancelGrace, "nobody wants to know any more");
    }
  }

  private void ended(Entry<S> entry, Validation<S> validation, HookCall call) {
    ValidationReport report = report(entry, validation, call);
    findings.addAll(report.findings());
    if (report.isValid()) {
      validated(entry);
    }
    conductor.hooks().serial().execute(this::goOn);
  }

  private void validated(Entry<S> entry) {
    if (entry.state() == ProviderState.REGISTERED) {
      conductor.progress().to(entry, ProviderState.VALIDATED);
    }
  }

  /** What one provider said. */
  static ValidationReport report(Entry<?> entry, Validation<?> validation, HookCall call) {
    List<ValidationReport.Finding> said = new ArrayList<>(validation.findings());
    Throwable thrown = call.thrown();
    if (thrown != null) {
      said.add(
          new ValidationReport.Finding(
              entry.name,
              ValidationReport.Severity.ERROR,
              "its check failed: " + LifecycleException.textOf(thrown)));
    }
    return new ValidationReport(said);
  }
}
