package dev.headrace.internal.flow;

import dev.headrace.Handler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Chooses how plans run: compiled where classes can be defined at run time, interpreted where not,
 * and where a plan of thousands of steps does not fit into a class. The system property {@code
 * dev.headrace.engine} forces {@code compiled} or {@code interpreted}; both do the same.
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
    Stamp stamp = stampOf(plan);
    int needed = plan.state().size();
    return state -> {
      if (state.length != needed) {
        throw new IllegalArgumentException(
            plan.name() + " takes " + needed + " states, not " + state.length);
      }
      return stamp.stamp(state);
    };
  }

  private static Stamp stampOf(Plan plan) {
    return COMPILES
        ? fitting(() -> Compiler.compile(plan), () -> Interpreter.of(plan))
        : Interpreter.of(plan);
  }

  /** Makes the handler of a plan whose only state is the context that comes with each run. */
  public static FlowContextHandler withContext(Plan plan) {
    return COMPILES
        ? fitting(() -> ContextCompiler.compile(plan), () -> FlowContextHandler.interpreted(plan))
        : FlowContextHandler.interpreted(plan);
  }

  /** What is compiled, or where a plan has more constants than fit into one class, the other. */
  private static <T> T fitting(Supplier<T> compiled, Supplier<T> interpreted) {
    try {
      return compiled.get();
    } catch (MethodTooLargeException | ClassTooLargeException tooLong) {
      return interpreted.get();
    }
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
