package dev.headrace.benchmarks.lifecycle;

/** Calls, one after another. */
final class ByHand extends StartingPeer {
  ByHand(String shape) {
    super(shape);
  }

  @Override
  void startAndStop() {
    for (Service service : services) {
      service.start();
    }
    for (int i = services.size() - 1; i >= 0; i--) {
      services.get(i).stop();
    }
  }
}
