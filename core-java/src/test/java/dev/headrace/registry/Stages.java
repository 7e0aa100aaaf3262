package dev.headrace.registry;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Stages that behave in ways that stages should not. */
final class Stages {
  private Stages() {}

  /** A stage that is no future and can do nothing but to be waited for. */
  static CompletionStage<?> bare(Consumer<BiConsumer<Object, Throwable>> whenComplete) {
    return (CompletionStage<?>)
        Proxy.newProxyInstance(
            Stages.class.getClassLoader(),
            new Class<?>[] {CompletionStage.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("whenComplete")) {
                throw new UnsupportedOperationException(method.getName());
              }
              @SuppressWarnings("unchecked")
              var callback = (BiConsumer<Object, Throwable>) arguments[0];
              whenComplete.accept(callback);
              return proxy;
            });
  }

  static CompletionStage<?> neverDone() {
    return bare(callback -> {});
  }

  static CompletionStage<?> doneTwice() {
    return bare(
        callback -> {
          callback.accept("once", null);
          callback.accept(null, new IllegalStateException("twice"));
        });
  }

  static CompletionStage<?> notToBeWaitedFor() {
    return bare(
        callback -> {
          throw new IllegalStateException("whenComplete");
        });
  }

  static CompletionStage<?> doneAndNotToBeWaitedFor() {
    return bare(
        callback -> {
          callback.accept("done", null);
          throw new IllegalStateException("whenComplete");
        });
  }

  /** Says that it is done, and is not. */
  static CompletableFuture<String> lying() {
    return new CompletableFuture<>() {
      @Override
      public boolean isDone() {
        return true;
      }
    };
  }
}
