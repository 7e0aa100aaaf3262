package dev.headrace.samples.cookbook;

import dev.headrace.Handler;
import dev.headrace.flow.FanOut;
import dev.headrace.registry.SyncRegistry;
import java.util.ArrayList;
import java.util.List;

/** Every trade is written down before anybody acts on it. */
public final class AuditFanOut {
  private AuditFanOut() {}

  record Trade(String symbol, int quantity) {}

  // #region audit
  static final class Audit {
    private final List<Trade> kept = new ArrayList<>();

    void write(Trade trade) {
      if (trade.quantity() == 0) {
        throw new IllegalStateException("an empty trade can't be written");
      }
      kept.add(trade);
    }
  }

  // #endregion audit

  static void anyway() {
    // #region anyway
    Audit audit = new Audit();
    SyncRegistry<Trade> trades = SyncRegistry.create("trades");
    trades.onFailure(f -> System.out.println(f.handler() + ": " + f.cause().getMessage()));
    trades.register(o -> o.named("audit").priority(1000), audit::write); // before all others
    trades.register(o -> o.named("screen"), trade -> System.out.println("shown " + trade));

    trades.publish(new Trade("EURUSD", 30));
    trades.publish(new Trade("EURUSD", 0)); // not written, and shown all the same
    // #endregion anyway
    System.out.println(audit.kept.size() + " in the audit");
  }

  static void orNotAtAll() {
    // #region or-not-at-all
    Audit audit = new Audit();
    Handler<Trade> write = Handler.of("audit", audit::write);
    Handler<Trade> gateway = Handler.of("gateway", trade -> System.out.println("sent " + trade));
    Handler<Trade> trades = FanOut.of("trades", write, gateway);

    trades.run(new Trade("EURUSD", 30));
    try {
      trades.run(new Trade("EURUSD", 0)); // not written, so it is not sent
    } catch (IllegalStateException e) {
      System.out.println("refused: " + e.getMessage());
    }
    // #endregion or-not-at-all
    System.out.println(audit.kept.size() + " in the audit");
  }

  public static void main(String[] args) {
    anyway();
    orNotAtAll();
  }
}
