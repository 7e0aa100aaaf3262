package dev.headrace.samples;

import dev.headrace.registry.AsyncRegistry;
import dev.headrace.registry.Dispatch;
import dev.headrace.registry.DispatchReport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Handlers that are done later. */
public final class AsyncRegistries {
  private AsyncRegistries() {}

  record Order(String symbol, int quantity) {}

  /** A service that answers later: here, when it is told to. */
  static final class Archive {
    final CompletableFuture<String> answer = new CompletableFuture<>();

    CompletionStage<String> store(Order order) {
      System.out.println("storing " + order.quantity());
      return answer;
    }
  }

  static CompletionStage<Void> route(Order order) {
    System.out.println("routing " + order.quantity());
    return CompletableFuture.failedFuture(new IOException("no route"));
  }

  static void publishing() {
    var archive = new Archive();
    // #region publish
    AsyncRegistry<Order> orders = AsyncRegistry.create("orders");
    orders.onFailure(f -> System.out.println(f.handler() + ": " + f.cause().getMessage()));
    orders.register(archive::store);
    orders.register(AsyncRegistries::route);

    Dispatch<Order> dispatch = orders.publish(new Order("EURUSD", 30));
    dispatch.thenAccept(report -> System.out.println("in the end: " + report));
    System.out.println("so far: " + dispatch.report());
    // #endregion publish
    archive.answer.complete("stored");
  }

  static void inOrder() {
    var archive = new Archive();
    AsyncRegistry<Order> orders = AsyncRegistry.create("orders");
    orders.onFailure(f -> System.out.println(f.handler() + ": " + f.cause().getMessage()));
    orders.register(archive::store);
    orders.register(AsyncRegistries::route);
    // #region in-order
    Dispatch<Order> dispatch = orders.publishInOrder(new Order("EURUSD", 30));
    System.out.println(dispatch);
    archive.answer.complete("stored"); // now the next one starts
    System.out.println(dispatch);
    // #endregion in-order
  }

  static void cancelling() {
    var archive = new Archive();
    AsyncRegistry<Order> orders = AsyncRegistry.create("orders");
    orders.register(archive::store);
    orders.register(AsyncRegistries::route);
    // #region cancel
    Dispatch<Order> dispatch = orders.publishInOrder(new Order("EURUSD", 30));
    dispatch.cancel(true);
    System.out.println(dispatch);
    System.out.println("archive cancelled: " + archive.answer.isCancelled());
    // #endregion cancel
  }

  static void timing() {
    var archive = new Archive();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    // #region timeout
    AsyncRegistry<Order> orders =
        AsyncRegistry.<Order>builder("orders")
            .timeoutsOn(timer)
            .timeout(Duration.ofSeconds(2))
            .build();
    orders.onFailure(f -> System.out.println(f.cause().getMessage()));
    orders.register(o -> o.timeout(Duration.ofMillis(5)), archive::store);
    // #endregion timeout
    orders.publish(new Order("EURUSD", 30)).join();
    timer.shutdown();
  }

  static void inParallel() {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    ExecutorService disk = Executors.newSingleThreadExecutor();
    // #region parallel
    AsyncRegistry<Order> orders =
        AsyncRegistry.<Order>builder("orders").runOn(pool).maxConcurrency(2).build();
    for (String desk : new String[] {"spot", "forward", "options"}) {
      orders.register(o -> o.named(desk), order -> null); // null: done when it returns
    }
    orders.register(o -> o.runOn(disk), order -> null);
    DispatchReport<Order> report = orders.publish(new Order("EURUSD", 30)).join();
    System.out.println(report.allSucceeded() + ": " + report);
    // #endregion parallel
    pool.shutdown();
    disk.shutdown();
  }

  public static void main(String[] args) {
    publishing();
    inOrder();
    cancelling();
    timing();
    inParallel();
  }
}
