package dev.headrace.benchmarks.paired;

import dev.headrace.Result;
import dev.headrace.flow.Fail;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of the flows do, a nanosecond or two of work each. Both sides call the same, so
 * what differs is what leads from one to the next. Where a step has two ways out, its hand-written
 * form is written out where it is used.
 */
final class FlowSteps {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private FlowSteps() {}

  record Tick(long id, long price, int size) {
    /** One in two, and nothing about the last says which. */
    boolean isLarge() {
      return size > 500;
    }
  }

  record Quote(long id, long price) {
    boolean isEven() {
      return (price & 1) == 0;
    }
  }

  record Order(long id, long price) {}

  record Risk(long id, long weight) {}

  record Fill(long id, long price) {}

  record Rejection(long id, int size) {}

  enum Refusal {
    SMALL(3);

    final int code;

    Refusal(int code) {
      this.code = code;
    }
  }

  record Limits(long most) {}

  static long mixed(long value) {
    return (value ^ (value >>> 29)) * MIX;
  }

  // ---- steps on values

  static Quote quote(Tick tick) {
    return new Quote(tick.id(), mixed(tick.price() + tick.size()));
  }

  static Order order(Quote quote) {
    return new Order(quote.id() + 1, mixed(quote.price()));
  }

  static Risk risk(Order order) {
    return new Risk(order.id(), mixed(order.price() ^ order.id()));
  }

  static Fill fill(Risk risk) {
    return new Fill(risk.id() + 3, mixed(risk.weight() + 5));
  }

  static Tick tick(Fill fill) {
    return new Tick(fill.id(), mixed(fill.price()), (int) fill.price());
  }

  // ---- steps on values and resources

  static Quote since(ResMut<Tick> last, Tick tick) {
    Tick before = last.get();
    last.set(tick);
    return new Quote(tick.id(), mixed(tick.price() - before.price()));
  }

  static Order limited(Res<Limits> limits, Quote quote) {
    return new Order(quote.id() + 1, mixed(Math.min(quote.price(), limits.get().most())));
  }

  static Fill filled(Res<Limits> limits, Risk risk) {
    return new Fill(risk.id() + limits.get().most(), mixed(risk.weight() + 5));
  }

  // ---- steps that join

  static Risk weighed(Order order, Fill fill) {
    return new Risk(order.id(), mixed(order.price() ^ fill.price()));
  }

  static Fill offered(Quote quote) {
    return new Fill(quote.id() + 7, mixed(quote.price() - 1));
  }

  static Risk priced(Quote quote) {
    return new Risk(quote.id(), mixed(quote.price() ^ quote.id()));
  }

  static Risk total(Quote quote, Order order, Risk risk, Fill fill) {
    return new Risk(
        quote.id(), mixed(quote.price() ^ order.price()) + mixed(risk.weight() ^ fill.price()));
  }

  static Order matched(Fill fill, Risk risk) {
    return new Order(fill.id(), mixed(fill.price() - risk.weight()));
  }

  static Risk settled(Risk risk, Order order, Order first) {
    return new Risk(first.id(), mixed(risk.weight() + order.price() - first.price()));
  }

  // ---- steps with two ways out, of what is there already

  static @Nullable Tick large(Tick tick) {
    return tick.isLarge() ? tick : null;
  }

  static @Nullable Tick largeOrFail(Tick tick, Fail<Refusal> fail) {
    return tick.isLarge() ? tick : fail.with(Refusal.SMALL);
  }

  static Result<Tick, Refusal> largeOrRefusal(Tick tick) {
    return tick.isLarge() ? Result.ok(tick) : Result.fail(Refusal.SMALL);
  }

  // ---- steps with two ways out, of what they make

  static @Nullable Quote quoteIfLarge(Tick tick) {
    return tick.isLarge() ? quote(tick) : null;
  }

  static @Nullable Quote quoteOrFail(Tick tick, Fail<Rejection> fail) {
    return tick.isLarge() ? quote(tick) : fail.with(new Rejection(tick.id(), tick.size()));
  }

  static Result<Quote, Rejection> quoteOrRejection(Tick tick) {
    return tick.isLarge()
        ? Result.ok(quote(tick))
        : Result.fail(new Rejection(tick.id(), tick.size()));
  }
}
