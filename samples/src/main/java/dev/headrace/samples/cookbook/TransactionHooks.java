package dev.headrace.samples.cookbook;

import dev.headrace.function.TryAction1;
import dev.headrace.registry.SyncRegistry;

/** What is done after a transaction, and only if it came to that end. */
public final class TransactionHooks {
  private TransactionHooks() {}

  // #region transaction
  static final class Transaction implements AutoCloseable {
    private final SyncRegistry<String> committed = SyncRegistry.create("committed");
    private final SyncRegistry<String> rolledBack = SyncRegistry.create("rolled back");
    private final String name;
    private boolean isCommitted;

    Transaction(String name) {
      this.name = name;
      committed.onFailure(f -> System.out.println("after commit: " + f.cause().getMessage()));
    }

    Transaction afterCommit(TryAction1<String> hook) {
      committed.register(o -> o.once(), hook); // a hook runs once, whatever happens to it
      return this;
    }

    Transaction afterRollback(TryAction1<String> hook) {
      rolledBack.register(o -> o.once(), hook);
      return this;
    }

    void commit() {
      isCommitted = true; // here the database commits
      committed.publish(name);
    }

    @Override
    public void close() {
      if (!isCommitted) {
        rolledBack.publish(name); // here the database has rolled back
      }
    }
  }

  // #endregion transaction

  public static void main(String[] args) {
    // #region main
    try (Transaction order = new Transaction("order 1")) {
      order.afterCommit(name -> System.out.println("confirm " + name));
      order.afterCommit(
          name -> {
            throw new IllegalStateException("no mail for " + name);
          });
      order.afterCommit(name -> System.out.println("publish " + name));
      order.afterRollback(name -> System.out.println("free the stock of " + name));
      order.commit();
    }
    try (Transaction order = new Transaction("order 2")) {
      order.afterCommit(name -> System.out.println("confirm " + name));
      order.afterRollback(name -> System.out.println("free the stock of " + name));
      // no commit: something went wrong
    }
    // #endregion main
  }
}
