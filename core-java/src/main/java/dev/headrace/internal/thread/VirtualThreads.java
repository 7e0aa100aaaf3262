package dev.headrace.internal.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JDK has them. */
public final class VirtualThreads {
  private VirtualThreads() {}

  /** Runs each task on a virtual thread of its own; null where there are none. */
  public static @Nullable Executor named(String name) {
    ThreadFactory threads = factory(name);
    return threads == null ? null : task -> threads.newThread(task).start();
  }

  private static @Nullable ThreadFactory factory(String name) {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object named =
          builder
              .getMethod("name", String.class, long.class)
              .invoke(Thread.class.getMethod("ofVirtual").invoke(null), name + "-", 1L);
      return (ThreadFactory) builder.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException none) {
      return null; // JDK 19 and 20 have them as a preview, which throws where it is not enabled
    }
  }
}
