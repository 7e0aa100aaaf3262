package dev.headrace.internal.flow;

import dev.headrace.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how plans run: compiled where classes can be defined at run time, interpreted where not.
 * The system property {@code dev.headrace.engine} forces {@code compiled} or {@code interpreted};
 * both do the same.
 */
public final class Engine {
  private static final String PROPERTY = "dev.headrace.engine";
  private static final boolean COMPILES = compiles(System.getProperty(PROPERTY));

  private Engine() {}

  /** Makes the handler that a plan without state describes. */
  @SuppressWarnings("unchecked") // the front end that made the plan knows the type of its events
  public static <E> Handler<E> build(Plan plan) {
    return (Handler<E>) template(plan).stamp();
  }

  /** Makes the flow that a plan without state describes. */
  public static FlowHandler flow(Plan plan) {
    return (FlowHandler) template(plan).stamp();
  }

  /** Makes what stamps handlers of a plan. */
  public static Stamp template(Plan plan) {
    Stamp stamp = COMPILES ? Compiler.compile(plan) : Interpreter.of(plan);
    int needed = plan.state().size();
    return state -> {
      if (state.length != needed) {
        throw new IllegalArgumentException(
            plan.name() + " takes " + needed + " states, not " + state.length);
      }
      return stamp.stamp(state);
    };
  }

  /** Makes the handler of a plan whose only state is the context that comes with each run. */
  public static FlowContextHandler withContext(Plan plan) {
    return COMPILES ? ContextCompiler.compile(plan) : FlowContextHandler.interpreted(plan);
  }

  /** Whether plans are compiled. */
  public static boolean compiles() {
    return COMPILES;
  }

  static boolean compiles(@Nullable String forced) {
    if (forced == null) {
      // A native image can't define classes at run time.
      return System.getProperty("org.graalvm.nativeimage.imagecode") == null;
    }
    return switch (forced) {
      case "compiled" -> true;
      case "interpreted" -> false;
      default ->
          throw new IllegalArgumentException(
              PROPERTY
                  + "="
                  + forced
                  + " names no engine. Fix: say compiled or interpreted, or leave it out");
    };
  }
}
