package dev.headrace.benchmarks.paired;

import dev.headrace.benchmarks.paired.RegistryHandlers.Event;
import dev.headrace.benchmarks.paired.RegistryHandlers.Left;
import dev.headrace.function.TryAction1;
import java.util.List;

/** Ten handlers that are called one after another, each guarded, as written by hand. */
final class TenInARow extends RegistrySuite.ByHand {
  private TryAction1<Event> h0 = RegistrySuite.NOTHING;
  private TryAction1<Event> h1 = RegistrySuite.NOTHING;
  private TryAction1<Event> h2 = RegistrySuite.NOTHING;
  private TryAction1<Event> h3 = RegistrySuite.NOTHING;
  private TryAction1<Event> h4 = RegistrySuite.NOTHING;
  private TryAction1<Event> h5 = RegistrySuite.NOTHING;
  private TryAction1<Event> h6 = RegistrySuite.NOTHING;
  private TryAction1<Event> h7 = RegistrySuite.NOTHING;
  private TryAction1<Event> h8 = RegistrySuite.NOTHING;
  private TryAction1<Event> h9 = RegistrySuite.NOTHING;

  @Override
  void set(Left all, List<TryAction1<Event>> list) {
    left = all;
    h0 = list.get(0);
    h1 = list.get(1);
    h2 = list.get(2);
    h3 = list.get(3);
    h4 = list.get(4);
    h5 = list.get(5);
    h6 = list.get(6);
    h7 = list.get(7);
    h8 = list.get(8);
    h9 = list.get(9);
  }

  @Override
  public void run(Event event) {
    try {
      h0.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h1.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h2.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h3.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h4.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h5.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h6.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h7.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h8.run(event);
    } catch (Exception failure) {
      left.others++;
    }
    try {
      h9.run(event);
    } catch (Exception failure) {
      left.others++;
    }
  }
}
