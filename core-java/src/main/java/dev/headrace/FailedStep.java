package dev.headrace;

import java.util.List;
import java.util.stream.Stream;

/**
 * Says at which step of which flow an exception was thrown. It is not thrown itself: what a step
 * throws leaves its flow as it is, with one of these among its suppressed exceptions for each flow
 * it passed, the innermost first.
 */
public final class FailedStep extends Throwable {
  private static final long serialVersionUID = 1L;

  private final String flow;
  private final String step;

  private FailedStep(String flow, String step) {
    super("in step " + step + " of " + flow, null, false, false);
    this.flow = flow;
    this.step = step;
  }

  /**
   * The flow.
   *
   * @return such as {@code pipeline orders}
   */
  public String flow() {
    return flow;
  }

  /**
   * The step.
   *
   * @return its name
   */
  public String step() {
    return step;
  }

  /**
   * The steps that an exception left, the innermost first.
   *
   * @param thrown the exception
   * @return the steps, none if it left no flow
   */
  public static List<FailedStep> of(Throwable thrown) {
    return Stream.of(thrown.getSuppressed())
        .filter(FailedStep.class::isInstance)
        .map(FailedStep.class::cast)
        .toList();
  }

  /**
   * Marks an exception with a step that it leaves. One that is thrown again and again is marked
   * once.
   *
   * @param thrown the exception
   * @param flow the flow
   * @param step the step
   */
  public static void mark(Throwable thrown, String flow, String step) {
    boolean marked =
        of(thrown).stream().anyMatch(mark -> mark.flow.equals(flow) && mark.step.equals(step));
    if (!marked) {
      thrown.addSuppressed(new FailedStep(flow, step));
    }
  }
}
